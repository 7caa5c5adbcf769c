include_guard()

# Each floor gets an include folder of its own that holds nothing but a link to it. `#include "net/…"` therefore
# resolves only in a target that links net, directly or through a floor above it: looking upwards does not compile.
#
#   smtpcfg_floor(<name> [BELOW <floor>…] [LIBRARIES <target>…])
#
# Sources are the floor's *.cpp; *_posix.cpp and *_windows.cpp are the bodies of the seams, one per system.
function(smtpcfg_floor name)
  cmake_parse_arguments(ARG "" "" "BELOW;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/checks/*.cpp)
  if(WIN32)
    list(FILTER sources EXCLUDE REGEX "_(posix|gtk)\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX "_windows\\.cpp$")
  endif()
  set(window ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${window})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${window}/${name} SYMBOLIC)
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${window})
  target_link_libraries(${name} PUBLIC ${ARG_BELOW} ${ARG_LIBRARIES})
  smtpcfg_warnings(${name})
endfunction()

function(smtpcfg_warnings target)
  if(MSVC)
    target_compile_options(${target} PRIVATE /W4 /permissive- /utf-8 /bigobj)
  else()
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor)
    # g++ 12 sees overlaps that are not there in "text" + std::string when it optimises (GCC bug 105651).
    target_compile_options(${target} PRIVATE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
  endif()
  if(WIN32)
    target_compile_definitions(${target} PRIVATE UNICODE _UNICODE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
  endif()
endfunction()

# A test program of one floor: tests/<floor>/*.cpp. CTest runs its tests one at a time; under Wine, where every start of a
# program takes long, the whole program at once.
#
#   smtpcfg_tests(<floor> [LIBRARIES <target>…])
function(smtpcfg_tests floor)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(WIN32)
    list(FILTER sources EXCLUDE REGEX "_posix\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX "_windows\\.cpp$")
  endif()
  add_executable(${floor}_tests ${sources})
  target_link_libraries(${floor}_tests PRIVATE ${floor} GTest::gtest GTest::gmock GTest::gtest_main ${ARG_LIBRARIES})
  smtpcfg_warnings(${floor}_tests)
  if(CMAKE_CROSSCOMPILING)
    add_test(NAME ${floor} COMMAND ${floor}_tests)
  else()
    gtest_discover_tests(${floor}_tests TEST_PREFIX ${floor}. DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120)
  endif()
endfunction()
