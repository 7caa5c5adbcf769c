#include <charconv>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "net/smtp_session.h"

/// The SMTP chain alone: connect, STARTTLS, sign in with a token that is there already, QUIT.
///
///     smtp_chain PORT MAILBOX CA_FILE < TOKEN
int main(int argc, char** argv) {
  using namespace smtpcfg;
  if (argc != 4) return 2;
  const std::string_view port(argv[1]);
  net::SmtpAddress address{.host = "localhost"};
  if (std::from_chars(port.data(), port.data() + port.size(), address.port).ec != std::errc()) return 2;
  const std::string token{std::istreambuf_iterator<char>(std::cin), {}};

  auto session = net::SmtpSession::connect(address, {.ca_file = argv[3]});
  if (!session) {
    std::cerr << "not connected: " << session.error().error.detail << '\n';
    return 1;
  }
  const auto reply = session->authenticate(net::Mechanism::Xoauth2, argv[2], crypto::Secret(token));
  if (!reply) {
    std::cerr << "not signed in: " << reply.error().error.detail << '\n';
    return 1;
  }
  return session->quit() ? 0 : 1;
}
