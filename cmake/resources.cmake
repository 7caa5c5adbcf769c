include_guard()

# Gives a Windows program its manifest, icon and version (resources/program.rc.in); elsewhere does nothing.
#
#   smtpcfg_resources(<program> <description> [further line of the .rc file]…)
function(smtpcfg_resources program description)
  if(NOT WIN32)
    return()
  endif()
  string(REPLACE "." "," version "${PROJECT_VERSION},0")
  string(REPLACE ";" "\n" more "${ARGN}")
  configure_file(${CMAKE_SOURCE_DIR}/resources/program.rc.in ${program}.rc @ONLY)
  set(rc ${CMAKE_CURRENT_BINARY_DIR}/${program}.rc)
  set_source_files_properties(${rc} PROPERTIES OBJECT_DEPENDS
                              "${CMAKE_SOURCE_DIR}/resources/smtpcfg.manifest;${CMAKE_SOURCE_DIR}/resources/smtpcfg.ico")
  if(MSVC)
    target_link_options(${program} PRIVATE /MANIFEST:NO)
  endif()
  target_sources(${program} PRIVATE ${rc})
endfunction()
