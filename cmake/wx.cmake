include_guard()

# wxWidgets as one target on both systems: Linux has CMake's own module, which sets variables; the Windows build has
# wxWidgets' configuration, which defines targets.
#
#   target_link_libraries(<target> … smtpcfg_wx)
#
# A Windows program gets its manifest and the standard cursors from resources.cmake.
add_library(smtpcfg_wx INTERFACE)
if(WIN32)
  find_package(wxWidgets 3.2 REQUIRED CONFIG COMPONENTS core base)
  target_link_libraries(smtpcfg_wx INTERFACE wx::core wx::base)
else()
  find_package(wxWidgets 3.2 REQUIRED MODULE COMPONENTS core base)
  target_include_directories(smtpcfg_wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
  target_compile_definitions(smtpcfg_wx INTERFACE ${wxWidgets_DEFINITIONS})
  target_compile_options(smtpcfg_wx INTERFACE ${wxWidgets_CXX_FLAGS})
  target_link_directories(smtpcfg_wx INTERFACE ${wxWidgets_LIBRARY_DIRS})
  target_link_libraries(smtpcfg_wx INTERFACE ${wxWidgets_LIBRARIES})
endif()
