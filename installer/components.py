"""What the Windows programs are made of besides this project's own sources: for the licences and for the bill of materials."""
import os
import pathlib
import re
import subprocess
from typing import NamedTuple


class Component(NamedTuple):
    name: str
    package: str  # the Debian package whose /usr/share/doc has the licence
    built: str  # the name in cmake/windows/libraries.sh; empty: the package's own version is linked
    licence: str  # as an SPDX expression
    home: str


COMPONENTS = [
    Component("wxWidgets", "libwxgtk3.2-dev", "wxwidgets", "LGPL-2.0-or-later WITH WxWindows-exception-3.1", "https://www.wxwidgets.org/"),
    Component("OpenSSL", "libssl-dev", "openssl", "Apache-2.0", "https://www.openssl.org/"),
    Component("curl", "libcurl4-openssl-dev", "curl", "curl", "https://curl.se/"),
    Component("Crypto++", "libcrypto++-dev", "cryptopp", "BSL-1.0", "https://www.cryptopp.com/"),
    Component("pugixml", "libpugixml-dev", "pugixml", "MIT", "https://pugixml.org/"),
    Component("fmt", "libfmt-dev", "fmt", "MIT", "https://fmt.dev/"),
    Component("libpng", "libpng-dev", "libpng", "libpng-2.0", "http://www.libpng.org/pub/png/libpng.html"),
    Component("JSON for Modern C++", "nlohmann-json3-dev", "headers", "MIT", "https://json.nlohmann.me/"),
    Component("CLI11", "libcli11-dev", "headers", "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"),
    Component("zlib", "libz-mingw-w64-dev", "", "Zlib", "https://zlib.net/"),
    Component("mingw-w64 runtime", "mingw-w64-x86-64-dev", "", "LicenseRef-mingw-w64-runtime", "https://www.mingw-w64.org/"),
    Component("GCC runtime libraries", "gcc-mingw-w64-base", "", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org/"),
]


def version(component):
    """Debian's version of what is linked in, such as 3.0.20-1~deb12u2."""
    if not component.built:
        asked = ["dpkg-query", "--show", "--showformat", "${Version}", component.package]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    built = pathlib.Path(os.environ["SMTPCFG_MINGW_PREFIX"], ".done", component.built).read_text(encoding="utf-8")
    if component.built == "headers":
        return re.search(rf"^{re.escape(component.package)}: (\S+)$", built, re.MULTILINE)[1]
    return built.strip()


def licence_text(component):
    """Debian's copyright file: every author and licence in the sources, with the texts that it refers to behind it."""
    text = pathlib.Path("/usr/share/doc", component.package, "copyright").read_text(encoding="utf-8")
    named = sorted(set(re.findall(r"/usr/share/common-licenses/([A-Za-z0-9.+-]*[A-Za-z0-9])", text)))
    for name in named:
        text += f"\n\n{'=' * 20} {name} {'=' * 20}\n\n"
        text += pathlib.Path("/usr/share/common-licenses", name).read_text(encoding="utf-8")
    return text
