#include <wx/init.h>

#include <iostream>

#include "app/smtpcfg_gui.h"
#include "crypto/core_files.h"
#include "model/policy_source.h"

namespace smtpcfg::app {

void tell(const GuiExit& exit) { (exit.code == 0 ? std::cout : std::cerr) << exit.text << std::flush; }

}  // namespace smtpcfg::app

int main(int argc, char** argv) {
  using namespace smtpcfg::app;
  smtpcfg::crypto::keep_memory_out_of_core_files();
  auto options = parse_gui_options({argv + 1, argv + argc}, smtpcfg::model::policy_of_machine());
  if (!options) {
    tell(options.error());
    return options.error().code;
  }
  install_gui(std::move(*options));
  return wxEntry(argc, argv);
}
