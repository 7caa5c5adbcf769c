# Toolchain: 64-bit Windows programs, cross-built on Debian with mingw-w64. Everything is linked statically, so that a
# program is one file that needs nothing beside it.
#
# The libraries come from windows/dependencies.sh, which prints the folder it put them in:
#
#   SMTPCFG_MINGW_PREFIX=$(cmake/windows/dependencies.sh) cmake --preset windows

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

# The environment names the prefix on the first run; the cache keeps it for the runs that the build starts by itself.
file(REAL_PATH "$ENV{SMTPCFG_MINGW_PREFIX}" named)
file(REAL_PATH "${SMTPCFG_MINGW_PREFIX}" used)
if(NOT SMTPCFG_MINGW_PREFIX)
  set(SMTPCFG_MINGW_PREFIX "$ENV{SMTPCFG_MINGW_PREFIX}" CACHE PATH "Where windows/dependencies.sh put the libraries")
elseif(NOT "$ENV{SMTPCFG_MINGW_PREFIX}" STREQUAL "" AND NOT named STREQUAL used)
  message(FATAL_ERROR "This build folder uses the libraries in ${used}, but SMTPCFG_MINGW_PREFIX now names ${named}. "
                      "Configure it anew with cmake --fresh.")
endif()
if(NOT SMTPCFG_MINGW_PREFIX OR NOT EXISTS "${SMTPCFG_MINGW_PREFIX}/lib")
  message(FATAL_ERROR "The Windows libraries are missing: SMTPCFG_MINGW_PREFIX is \"${SMTPCFG_MINGW_PREFIX}\". "
                      "Set it to the folder that cmake/windows/dependencies.sh prints.")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SMTPCFG_MINGW_PREFIX)

# The posix variants have std::thread and std::mutex; the win32 ones of g++ 12 do not.
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

set(CMAKE_FIND_ROOT_PATH ${SMTPCFG_MINGW_PREFIX} /usr/x86_64-w64-mingw32)
set(CMAKE_PREFIX_PATH ${SMTPCFG_MINGW_PREFIX})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} ${SMTPCFG_MINGW_PREFIX}/lib/pkgconfig)
set(ENV{PKG_CONFIG_PATH} "")

# What nobody calls is left out. No time of linking in a program: the same sources give the same bytes.
set(CMAKE_C_FLAGS_INIT "-ffunction-sections -fdata-sections")
set(CMAKE_CXX_FLAGS_INIT "-ffunction-sections -fdata-sections")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -Wl,--gc-sections -Wl,--no-insert-timestamp")
set(CMAKE_USER_MAKE_RULES_OVERRIDE ${CMAKE_CURRENT_LIST_DIR}/windows/static_libraries.cmake)
set(OPENSSL_USE_STATIC_LIBS ON)

# Lets CTest and gtest_discover_tests run what was built.
set(CMAKE_CROSSCOMPILING_EMULATOR ${CMAKE_CURRENT_LIST_DIR}/windows/wine.sh)
