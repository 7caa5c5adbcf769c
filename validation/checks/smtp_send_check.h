#pragma once

#include "net/smtp_failure.h"
#include "net/smtp_mail.h"
#include "net/smtp_session.h"
#include "validation/context.h"

namespace smtpcfg::validation {

/// smtp.send: hands a test mail to the server, for the addresses of `context.test_mail`. The only check that may say that sending
/// works: Exchange Online signs in whom it then lets send nothing (facts/exchange-online.md, 0.1).
void check_smtp_send(Context& context, net::SmtpSession& session);

/// Why a mail was not taken. `unknown`: all of it was sent, and no answer came.
Finding send_failure(const net::SmtpFailure& failure, net::MailObstacle obstacle, bool unknown, Known known);

}  // namespace smtpcfg::validation
