#include "app/prompt.h"

namespace smtpcfg::app {

Error no_terminal() {
  return {ErrorKind::Usage, "A secret has to be asked for, but there is no terminal to ask on.",
          "Give a client secret or password with --secret-from FILE (or - for standard input), and the passphrase of a protected "
          "key with --passphrase-from FILE."};
}

}  // namespace smtpcfg::app
