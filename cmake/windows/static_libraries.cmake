# CMake's own rules for mingw prefer import libraries of DLLs. They are read after the toolchain file, hence this one.
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
