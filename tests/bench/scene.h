#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/secret.h"
#include "model/key.h"
#include "model/settings.h"
#include "model/settings_store.h"

namespace smtpcfg::bench {

/// Complete settings for Exchange Online, as an administrator enters them after the setup guide.
model::Settings guide_settings();

/// Two kilobytes of settings XML: guide_settings() and, as a later version might have it, an element that this one keeps unread.
crypto::Secret large_payload();

/// An installation below the temporary folder (TMPDIR), with a key, a system file and a user file; removed in the end.
class Scene {
 public:
  static constexpr std::string_view login_with_file = "SSELLER";
  static constexpr std::string_view login_without_file = "BBUYER";

  Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
  ~Scene();

  [[nodiscard]] model::SettingsStore store() const;
  [[nodiscard]] model::Key key() const;
  [[nodiscard]] std::filesystem::path system_file() const;

 private:
  std::filesystem::path root_;
};

}  // namespace smtpcfg::bench
