#include "net/net_error.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string_view>

namespace smtpcfg::net {

const char* name_of(NetFault fault) {
  switch (fault) {
    case NetFault::BadAddress:
      return "BadAddress";
    case NetFault::NameNotFound:
      return "NameNotFound";
    case NetFault::Refused:
      return "Refused";
    case NetFault::NotReached:
      return "NotReached";
    case NetFault::Proxy:
      return "Proxy";
    case NetFault::Timeout:
      return "Timeout";
    case NetFault::TlsUntrusted:
      return "TlsUntrusted";
    case NetFault::TlsFailed:
      return "TlsFailed";
    case NetFault::TooLarge:
      return "TooLarge";
    case NetFault::ConnectionLost:
      return "ConnectionLost";
    case NetFault::Protocol:
      return "Protocol";
    case NetFault::NotOffered:
      return "NotOffered";
    case NetFault::MessageTooLarge:
      return "MessageTooLarge";
    case NetFault::ClearText:
      return "ClearText";
    case NetFault::Cancelled:
      return "Cancelled";
    case NetFault::Internal:
      return "Internal";
  }
  return "";
}

NetFault fault_of(CURLcode code, long system_code) {
  constexpr long winsock_connection_refused = 10061;
  constexpr long winsock_connection_reset = 10054;
  switch (code) {
    case CURLE_URL_MALFORMAT:
      return NetFault::BadAddress;
    case CURLE_COULDNT_RESOLVE_HOST:
      return NetFault::NameNotFound;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return NetFault::Proxy;
    case CURLE_COULDNT_CONNECT:
      if (system_code == ECONNRESET || system_code == winsock_connection_reset) return NetFault::ConnectionLost;
      return system_code == ECONNREFUSED || system_code == winsock_connection_refused ? NetFault::Refused : NetFault::NotReached;
    case CURLE_INTERFACE_FAILED:
      return NetFault::NotReached;
    case CURLE_OPERATION_TIMEDOUT:
      return NetFault::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return NetFault::TlsUntrusted;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return NetFault::TlsFailed;
    case CURLE_WRITE_ERROR:
    case CURLE_FILESIZE_EXCEEDED:
      return NetFault::TooLarge;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
      return NetFault::ConnectionLost;
    case CURLE_UNSUPPORTED_PROTOCOL:  // addresses are looked at before: it is the answer that is no HTTP/1
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_REMOTE_ACCESS_DENIED:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_LOGIN_DENIED:
      return NetFault::Protocol;
    case CURLE_USE_SSL_FAILED:
      return NetFault::NotOffered;
    case CURLE_ABORTED_BY_CALLBACK:
      return NetFault::Cancelled;
    default:
      return NetFault::Internal;
  }
}

unsigned long openssl_code_in(const std::string& text) {
  constexpr std::string_view mark = "error:";
  for (std::size_t found = text.find(mark); found != std::string::npos; found = text.find(mark, found + 1)) {
    const std::size_t begin = found + mark.size();
    const std::size_t end = std::min(text.find(':', begin), text.size());
    unsigned long code = 0;
    const auto read = std::from_chars(text.data() + begin, text.data() + end, code, 16);
    if (read.ec == std::errc() && read.ptr == text.data() + end && code != 0) return code;
  }
  return 0;
}

}  // namespace smtpcfg::net
