#include "model/layer_summary.h"

namespace smtpcfg::model {

LayerSummary summary_of(const Target& target, const Result<LoadedSettings>& loaded) {
  using enum LayerSummary::State;
  LayerSummary summary{.target = target};
  if (!loaded) {
    summary.state = loaded.error().kind == ErrorKind::NotFound ? Absent : Unreadable;
    if (summary.state == Unreadable) summary.error = loaded.error();
    return summary;
  }
  summary.state = Present;
  summary.authentication = loaded->settings.authentication;
  summary.host = loaded->settings.host;
  summary.port = loaded->settings.port;
  summary.sender = loaded->settings.sender_address;
  summary.saved_for = loaded->saved_for;
  summary.saved_at = loaded->saved_at;
  return summary;
}

}  // namespace smtpcfg::model
