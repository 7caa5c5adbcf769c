include_guard()

# Gives a Windows program its manifest, icon, version and the texts of its events (resources/program.rc.in, events.mc); elsewhere
# does nothing.
#
#   smtpcfg_resources(<program> <description> [further line of the .rc file]…)
function(smtpcfg_resources program description)
  if(NOT WIN32)
    return()
  endif()
  set(folder ${CMAKE_BINARY_DIR}/events)
  set(events ${folder}/events_english.bin)
  if(NOT TARGET events)
    file(MAKE_DIRECTORY ${folder})
    find_program(SMTPCFG_MESSAGE_COMPILER NAMES x86_64-w64-mingw32-windmc mc REQUIRED)
    add_custom_command(OUTPUT ${events} COMMAND ${SMTPCFG_MESSAGE_COMPILER} -h . -r . ${CMAKE_SOURCE_DIR}/resources/events.mc
                       DEPENDS ${CMAKE_SOURCE_DIR}/resources/events.mc WORKING_DIRECTORY ${folder} VERBATIM)
    add_custom_target(events DEPENDS ${events})
  endif()
  add_dependencies(${program} events)
  string(REPLACE "." "," version "${PROJECT_VERSION},0")
  string(REPLACE ";" "\n" more "${ARGN}")
  configure_file(${CMAKE_SOURCE_DIR}/resources/program.rc.in ${program}.rc @ONLY)
  set(rc ${CMAKE_CURRENT_BINARY_DIR}/${program}.rc)
  set_source_files_properties(${rc} PROPERTIES OBJECT_DEPENDS
                              "${CMAKE_SOURCE_DIR}/resources/smtpcfg.manifest;${CMAKE_SOURCE_DIR}/resources/smtpcfg.ico;${events}")
  if(MSVC)
    target_link_options(${program} PRIVATE /MANIFEST:NO)
  endif()
  target_sources(${program} PRIVATE ${rc})
endfunction()
