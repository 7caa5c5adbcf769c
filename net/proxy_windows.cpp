#include <windows.h>
#include <winhttp.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "model/text.h"
#include "net/proxy.h"

namespace smtpcfg::net {
namespace {

constexpr const char* fixed = "Windows' proxy settings";
constexpr const char* script = "the script of Windows' proxy settings";
constexpr const char* detected = "Windows' automatic detection";

struct HandleClose {
  void operator()(HINTERNET handle) const { WinHttpCloseHandle(handle); }
};
using Handle = std::unique_ptr<void, HandleClose>;

/// UTF-8; frees the text, which WinHTTP allocated.
std::string taken(wchar_t* text) {
  if (text == nullptr) return {};
  std::string utf8;
  const int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
  if (size > 1) {
    utf8.resize(static_cast<std::size_t>(size) - 1);
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8.data(), size, nullptr, nullptr);
  }
  GlobalFree(text);
  return utf8;
}

std::wstring wide(std::string_view text) {
  const int size = MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
  std::wstring result(static_cast<std::size_t>(size), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), result.data(), size);
  return result;
}

std::string separated_by_blanks(std::string text) {
  for (char& letter : text) letter = letter == ';' ? ' ' : letter;
  return text;
}

/// "proxy:8080", or a proxy for each scheme: "http=proxy:8080;https=proxy:8443".
std::string of_scheme(const std::string& list, const std::string& scheme) {
  const std::string parts = separated_by_blanks(list);
  for (const std::string_view part : model::blank_separated(parts)) {
    if (part.find('=') == std::string_view::npos) return std::string(part);
    if (part.starts_with(scheme + "=")) return std::string(part.substr(scheme.size() + 1));
  }
  return {};
}

/// "*.contoso.com;10.*;<local>": a star at the end of an address is its range, <local> a name without dots.
bool is_bypassed(const std::string& host, const std::string& list) {
  const std::string parts = separated_by_blanks(list);
  for (std::string_view part : model::blank_separated(parts)) {
    if (part == "<local>" && host.find('.') == std::string::npos) return true;
    if (part.ends_with("*") && part.size() > 1 &&
        model::fold_case(host).starts_with(model::fold_case(part.substr(0, part.size() - 1)))) {
      return true;
    }
    if (part.starts_with("*.")) part.remove_prefix(2);
    if (is_exempt(host, part)) return true;
  }
  return false;
}

Proxy named(const std::string& proxy, const char* origin) {
  if (proxy.empty()) return {.facts = {.origin = origin}};
  return {.url = crypto::Secret(std::string_view(proxy)), .facts = {.shown = without_credentials(proxy), .origin = origin}};
}

/// What the system is set to, as far as it is known without asking anybody.
struct SystemSettings {
  bool detect = false;
  std::string script_url;
  std::string proxy;
  std::string bypass;
};

SystemSettings system_settings() {
  WINHTTP_CURRENT_USER_IE_PROXY_CONFIG config{};
  if (WinHttpGetIEProxyConfigForCurrentUser(&config) == FALSE) return {};
  return {.detect = config.fAutoDetect != FALSE,
          .script_url = taken(config.lpszAutoConfigUrl),
          .proxy = taken(config.lpszProxy),
          .bypass = taken(config.lpszProxyBypass)};
}

/// The first proxy of the script's answer. Nullopt: the script gave none, because there is none or it failed (GetLastError()).
std::optional<Proxy> ask_script(const std::string& host, const std::string& script_url) {
  const Handle session(WinHttpOpen(L"smtpcfg", WINHTTP_ACCESS_TYPE_NO_PROXY, WINHTTP_NO_PROXY_NAME, WINHTTP_NO_PROXY_BYPASS, 0));
  if (!session) return std::nullopt;
  const std::wstring url = wide("https://" + host + "/");
  const std::wstring address = wide(script_url);
  WINHTTP_AUTOPROXY_OPTIONS options{};
  if (script_url.empty()) {
    options.dwFlags = WINHTTP_AUTOPROXY_AUTO_DETECT;
    options.dwAutoDetectFlags = WINHTTP_AUTO_DETECT_TYPE_DHCP | WINHTTP_AUTO_DETECT_TYPE_DNS_A;
  } else {
    options.dwFlags = WINHTTP_AUTOPROXY_CONFIG_URL;
    options.lpszAutoConfigUrl = address.c_str();
  }
  options.fAutoLogonIfChallenged = TRUE;
  WINHTTP_PROXY_INFO info{};
  if (WinHttpGetProxyForUrl(session.get(), url.c_str(), &options, &info) == FALSE) return std::nullopt;
  const std::string proxies = taken(info.lpszProxy);
  taken(info.lpszProxyBypass);
  const char* const origin = script_url.empty() ? detected : script;
  return named(info.dwAccessType == WINHTTP_ACCESS_TYPE_NAMED_PROXY ? of_scheme(proxies, "https") : std::string(), origin);
}

/// WinHTTP cannot be interrupted: it asks on a thread of its own, whose answer nobody may wait for any more.
std::optional<Proxy> ask_script_in_time(const std::string& host, const std::string& script_url, std::chrono::milliseconds timeout,
                                        const std::stop_token& stop) {
  struct Answer {
    std::mutex mutex;
    std::condition_variable_any there;
    bool done = false;
    std::optional<Proxy> proxy;
  };
  const auto answer = std::make_shared<Answer>();
  std::thread([answer, host, script_url] {
    std::optional<Proxy> proxy = ask_script(host, script_url);
    const std::scoped_lock lock(answer->mutex);
    answer->proxy = std::move(proxy);
    answer->done = true;
    answer->there.notify_all();
  }).detach();
  std::unique_lock lock(answer->mutex);
  answer->there.wait_for(lock, stop, timeout, [&] { return answer->done; });
  return answer->done ? std::move(answer->proxy) : std::nullopt;
}

}  // namespace

Proxy proxy_of_system(std::string_view scheme, std::string_view host, std::chrono::milliseconds timeout,
                      const std::stop_token& stop) {
  if (scheme != "https") return {};
  const SystemSettings settings = system_settings();
  const std::string name(host);
  std::string problem;
  if (!settings.script_url.empty()) {
    if (std::optional<Proxy> proxy = ask_script_in_time(name, settings.script_url, timeout, stop)) return std::move(*proxy);
    problem = "The script " + without_credentials(settings.script_url) + " gave no answer.";
  } else if (settings.detect) {
    // Most networks have nothing to detect; that is no problem.
    if (std::optional<Proxy> proxy = ask_script_in_time(name, {}, timeout / 4, stop)) return std::move(*proxy);
  }
  Proxy proxy;
  if (const std::string set = of_scheme(settings.proxy, "https"); !set.empty()) {
    proxy = is_bypassed(name, settings.bypass) ? named({}, fixed) : named(set, fixed);
  }
  proxy.facts.problem = problem;
  return proxy;
}

}  // namespace smtpcfg::net
