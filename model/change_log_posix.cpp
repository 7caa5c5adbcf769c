#include <syslog.h>

#include "model/acting_user.h"
#include "model/change_log.h"
#include "model/syslog_posix.h"

namespace smtpcfg::model {

namespace {

class Syslog : public ChangeLog {
  void write(const Change& change) override { send_to_syslog(_PATH_LOG, text_of(change, acting_user())); }
};

}  // namespace

ChangeLog& system_change_log() {
  static Syslog log;
  return log;
}

}  // namespace smtpcfg::model
