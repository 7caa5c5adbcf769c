"""The programs as they are packed: without debugging information, the same bytes each time."""
import array
import subprocess

STRIP = "x86_64-w64-mingw32-strip"


def strip(built, packed):
    """strip writes the time of day into a program's header; it becomes 0, as the linker left it."""
    subprocess.run([STRIP, "-o", packed, built], check=True)
    data = bytearray(packed.read_bytes())
    header = int.from_bytes(data[0x3C:0x40], "little")
    time, checksum = header + 8, header + 24 + 64
    data[time:time + 4] = data[checksum:checksum + 4] = bytes(4)
    data[checksum:checksum + 4] = checksum_of(data).to_bytes(4, "little")
    packed.write_bytes(data)


def checksum_of(image):
    """What the header's CheckSum must be for an image in which it is 0: all 16-bit words added with their carries, plus the size."""
    words = sum(array.array("H", bytes(image) + bytes(len(image) % 2)))
    while words > 0xFFFF:
        words = (words & 0xFFFF) + (words >> 16)
    return words + len(image)
