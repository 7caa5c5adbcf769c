#include "app/exit_code.h"

namespace smtpcfg::app {

int exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
      return exit_code::usage;
    case ErrorKind::NotFound:
      return exit_code::not_found;
    case ErrorKind::Unreadable:
      return exit_code::unreadable;
    case ErrorKind::NotWritable:
    case ErrorKind::Conflict:
    case ErrorKind::Locked:
      return exit_code::not_written;
    case ErrorKind::Network:
      return exit_code::not_reached;
    case ErrorKind::Refused:
      return exit_code::refused;
    case ErrorKind::Cancelled:
      break;
  }
  return exit_code::cancelled;
}

}  // namespace smtpcfg::app
