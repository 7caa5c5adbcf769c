"""The portable ZIP: the same files give the same bytes."""
import time
import zipfile

EARLIEST = 315532800  # a ZIP's calendar begins in 1980


def write_zip(path, folder, top, moment):
    """Packs a folder as `top`/… into `path`, sorted, every file with the time `moment` (seconds since 1970)."""
    stamp = time.gmtime(max(moment, EARLIEST))[:6]
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(f"{top}/{file.relative_to(folder).as_posix()}", stamp)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes(), compresslevel=9)
