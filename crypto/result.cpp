#include "crypto/result.h"

namespace smtpcfg {

const char* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
      return "Usage";
    case ErrorKind::NotFound:
      return "NotFound";
    case ErrorKind::Unreadable:
      return "Unreadable";
    case ErrorKind::NotWritable:
      return "NotWritable";
    case ErrorKind::Conflict:
      return "Conflict";
    case ErrorKind::Locked:
      return "Locked";
    case ErrorKind::Network:
      return "Network";
    case ErrorKind::Refused:
      return "Refused";
    case ErrorKind::Cancelled:
      return "Cancelled";
  }
  return "Unknown";
}

}  // namespace smtpcfg
