include_guard()

# Turns a text file into a C++ source that defines `extern const char* const <variable>` and its size.
#
#   smtpcfg_embed(<file> <variable> <header namespace> <output.cpp>)
function(smtpcfg_embed file variable space output)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REPLACE "0x0a," "0x0a,\n" bytes "${bytes}")
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT [[
#include <string_view>

namespace @space@ {
namespace {
constexpr unsigned char bytes[] = {
@bytes@};
}  // namespace
extern const std::string_view @variable@;
const std::string_view @variable@(reinterpret_cast<const char*>(bytes), sizeof bytes);
}  // namespace @space@
]])
endfunction()
