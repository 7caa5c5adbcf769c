#include "app/console.h"
#include "app/terminal.h"
#include "crypto/core_files.h"
#include "model/file_system.h"
#include "model/policy_source.h"

// The console program: the process around app/console.h.
int main(int argc, char** argv) {
  using namespace smtpcfg;
  using app::Stream;
  crypto::keep_memory_out_of_core_files();
  app::prepare_terminal();
  std::vector<std::string> arguments = app::utf8_arguments(argc, argv);

  const bool colours = !app::environment("NO_COLOR");
  app::OutputStyle style;
  style.json = app::asks_for_json(arguments);
  style.progress = app::is_terminal(Stream::Error);
  style.note_colours = colours && style.progress && !style.json;
  style.result_colours = colours && app::is_terminal(Stream::Output) && !style.json;

  app::Output output([](std::string_view text) { return app::write_to(Stream::Output, text); },
                     [](std::string_view text) { return app::write_to(Stream::Error, text); }, style);
  app::TerminalPrompt prompt;
  return app::run_console(std::move(arguments), model::system_files(), model::policy_of_machine(), output, prompt);
}
