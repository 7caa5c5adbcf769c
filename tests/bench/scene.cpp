#include "scene.h"

#include <unistd.h>

#include <stdexcept>
#include <string>

#include "model/settings_xml.h"

namespace smtpcfg::bench {

namespace {

constexpr std::size_t large_payload_size = 2048;

Result<crypto::Secret> ask_nobody(const std::string& /*purpose*/) { return failure(ErrorKind::Usage, "Nobody can be asked."); }

template <typename T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

crypto::Secret payload_with_extension(std::size_t filling) {
  const std::string extension(filling, 'x');
  const crypto::Secret previous("<smtpSettings version=\"1\"><extension>" + extension + "</extension></smtpSettings>");
  return model::write_settings_xml(guide_settings(), "user:SSELLER", previous);
}

}  // namespace

model::Settings guide_settings() {
  model::Settings settings;
  model::fill_exchange_online_defaults(settings);
  settings.sender_address = "crm@contoso.com";
  settings.sender_name = "Contoso CRM";
  settings.client_id = "22222222-2222-4222-8222-222222222222";
  settings.client_secret = crypto::Secret("abC8Q~0123456789abcdefghijklmnopqrstuvwx");
  settings.tenant = "contoso.com";
  settings.secret_expires = "2030-05-01";
  return settings;
}

crypto::Secret large_payload() {
  const std::size_t bare = payload_with_extension(0).size();
  return payload_with_extension(large_payload_size - bare);
}

Scene::Scene() {
  std::string folder = (std::filesystem::temp_directory_path() / "smtpcfg-bench-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  root_ = folder;
  std::filesystem::create_directories(root_ / "update.win" / "system");
  model::SettingsStore saving = store();
  const model::Settings settings = guide_settings();
  for (const model::Target& target : {model::Target::system(), model::Target::user(std::string(login_with_file))}) {
    must(saving.save(target, settings, nullptr, nullptr));
  }
}

Scene::~Scene() { std::filesystem::remove_all(root_); }

model::SettingsStore Scene::store() const {
  return {model::system_files(), must(model::Installation::open(model::system_files(), root_)), std::nullopt, ask_nobody};
}

model::Key Scene::key() const {
  return must(model::load_key(model::system_files(), root_ / "update.win" / "system" / "smtp.key", ask_nobody));
}

std::filesystem::path Scene::system_file() const { return root_ / "update.win" / "system" / "smtp.cfg"; }

}  // namespace smtpcfg::bench
