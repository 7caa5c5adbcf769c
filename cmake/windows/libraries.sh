# shellcheck shell=bash disable=SC2016,SC2034,SC2154
#
# How each library is built for Windows. Read by dependencies.sh, which runs a build_… function inside the library's
# unpacked source, with $prefix (where to install), $jobs, $toolchain and $target set; the first error ends it.
# This file is part of the cache's key: a change here, other than to a comment, builds everything anew.

# name, Debian source package, and a binary package of that source: apt knows the latter's version without a network.
# In the order of building: wxWidgets needs libpng, curl needs OpenSSL.
libraries=(
  "libpng libpng1.6 libpng-dev"
  "wxwidgets wxwidgets3.2 libwxgtk3.2-dev"
  "cryptopp libcrypto++ libcrypto++-dev"
  "openssl openssl libssl-dev"
  "curl curl libcurl4-openssl-dev"
  "pugixml pugixml libpugixml-dev"
  "fmt fmtlib libfmt-dev"
  "googletest googletest libgtest-dev"
)

# Libraries that are only headers and the same on every system are taken from their native packages.
header_packages=(nlohmann-json3-dev libcli11-dev)

# Windows 10 is the oldest we support. Each function in a section of its own, so that the linker leaves out what nobody calls.
# What computes (Crypto++, pugixml) is compiled for speed, what mostly waits for people and servers for size.
common="-DNDEBUG -D_WIN32_WINNT=0x0A00 -DWINVER=0x0A00 -ffunction-sections -fdata-sections"
fast="-O2 $common"
small="-Os $common"

# The first word is how to optimise. CMake compiles by absolute paths; no trace of the build folder stays in the libraries.
build_with_cmake() {
  local cmake_flags="$1 -ffile-prefix-map=$PWD=."
  shift
  SMTPCFG_MINGW_PREFIX=$prefix cmake -S . -B build-windows -G Ninja -DCMAKE_TOOLCHAIN_FILE="$toolchain" \
    -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_C_FLAGS_RELEASE="$cmake_flags" -DCMAKE_CXX_FLAGS_RELEASE="$cmake_flags" "$@"
  cmake --build build-windows -j "$jobs"
  cmake --install build-windows
}

# Debian's source lacks the bundled zlib, png, jpeg, tiff and pcre. Accessibility is for screen readers.
build_wxwidgets() {
  local off option switches=()
  off="XML XRC HTML WXHTML_HELP HELP MS_HTML_HELP AUI PROPGRID RIBBON RICHTEXT STC MEDIACTRL WEBVIEW OPENGL
    SOCKETS PROTOCOL PROTOCOL_HTTP PROTOCOL_FTP PROTOCOL_FILE URL IPC FS_INET WEBREQUEST DIALUP_MANAGER
    DEBUGREPORT JOYSTICK SOUND GRID MDI MDI_ARCHITECTURE DOC_VIEW_ARCHITECTURE ARTPROVIDER_TANGO
    PRINTING_ARCHITECTURE GRAPHICS_CONTEXT GRAPHICS_DIRECT2D LIBLZMA LIBJPEG LIBTIFF EXPAT REGEX"
  for option in $off; do switches+=("-DwxUSE_$option=OFF"); done
  build_with_cmake "$small" "${switches[@]}" -DwxUSE_ZLIB=sys -DwxUSE_LIBPNG=sys -DwxUSE_NANOSVG=builtin \
    -DwxUSE_ACCESSIBILITY=ON -DwxUSE_UIACTIONSIMULATOR=ON -DwxBUILD_SHARED=OFF -DwxBUILD_CXX_STANDARD=17
}

build_libpng() { build_with_cmake "$small" -DPNG_SHARED=OFF -DPNG_STATIC=ON -DPNG_TESTS=OFF -DPNG_EXECUTABLES=OFF; }

build_cryptopp() {
  make -j "$jobs" CXX="$target-g++-posix" AR="$target-ar" RANLIB="$target-ranlib" \
    CXXFLAGS="$fast -std=gnu++17" static
  mkdir -p "$prefix/include/cryptopp" "$prefix/lib/pkgconfig"
  cp ./*.h "$prefix/include/cryptopp/"
  cp libcrypto++.a "$prefix/lib/"
  cat >"$prefix/lib/pkgconfig/libcrypto++.pc" <<'PC'
prefix=${pcfiledir}/../..

Name: Crypto++
Description: Cryptographic library
Version: 8.7
Cflags: -I${prefix}/include
Libs: -L${prefix}/lib -lcrypto++ -lbcrypt
PC
}

# No configuration file is read of its own accord. The folders compiled in must be ones that only an administrator can
# write: Configure does not take a Windows path for absolute, so make is told. Without algorithms and protocols that no mail server,
# no authority and no PFX file uses; RC2, RC4 and DES stay, for old PFX files.
build_openssl() {
  local off option switches=() folder='C:/Program Files/Common Files/SSL'
  off="aria bf camellia cast idea mdc2 ocb rc5 rmd160 seed siv sm2 sm3 sm4 whirlpool gost ec2m
    dtls srtp srp cms cmp ts comp ssl-trace shared module dso engine tests autoload-config"
  for option in $off; do switches+=("no-$option"); done
  CFLAGS=$small ./Configure mingw64 --cross-compile-prefix="$target-" CC=gcc-posix --prefix="$prefix" --libdir=lib \
    "${switches[@]}"
  make -j "$jobs" OPENSSLDIR="$folder" ENGINESDIR="$folder/engines" MODULESDIR="$folder/modules" build_libs
  make install_dev
}

# TLS is OpenSSL's, not Windows' own, so that it behaves as on Linux.
build_curl() {
  local protocol switches=()
  for protocol in DICT FILE FTP GOPHER IMAP LDAP LDAPS MQTT POP3 RTSP SMB TELNET TFTP ALTSVC HSTS NETRC; do
    switches+=("-DCURL_DISABLE_$protocol=ON")
  done
  build_with_cmake "$small" "${switches[@]}" -DBUILD_CURL_EXE=OFF -DBUILD_TESTING=OFF -DENABLE_MANUAL=OFF -DENABLE_UNICODE=ON \
    -DCURL_TARGET_WINDOWS_VERSION=0x0A00 -DENABLE_IPV6=ON -DENABLE_THREADED_RESOLVER=ON -DUSE_WIN32_IDN=ON \
    -DCURL_USE_OPENSSL=ON -DCURL_USE_SCHANNEL=OFF -DCURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG=ON \
    -DUSE_WIN32_LDAP=OFF -DUSE_LIBIDN2=OFF -DUSE_NGHTTP2=OFF -DCURL_USE_LIBPSL=OFF -DCURL_USE_LIBSSH2=OFF \
    -DCURL_BROTLI=OFF -DCURL_ZSTD=OFF
}

build_pugixml() { build_with_cmake "$fast"; }

build_fmt() { build_with_cmake "$small" -DFMT_DOC=OFF -DFMT_TEST=OFF; }

build_googletest() { build_with_cmake "$fast" -DBUILD_GMOCK=ON; }

# The last step: headers, and no file that names the folder, so that it can be moved.
build_headers() {
  mkdir -p "$prefix/include" "$prefix/share/cmake"
  cp -RL /usr/include/nlohmann /usr/include/CLI "$prefix/include/"
  cp -RL /usr/share/cmake/nlohmann_json /usr/share/cmake/CLI11 "$prefix/share/cmake/"
  sed -i "s|$prefix|\${pcfiledir}/../..|g" "$prefix"/lib/pkgconfig/*.pc
  sed -i "s|$prefix/|\${_IMPORT_PREFIX}/|g" "$prefix"/lib/cmake/wxWidgets/*/wxWidgetsTargets.cmake
}
