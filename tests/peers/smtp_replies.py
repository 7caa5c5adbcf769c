"""What the scripted SMTP servers say, by the local part of the mailbox: Exchange Online's sentences, and some of nobody's."""

LOGON_FAILED = ("430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; "
                "Failed to process message due to a transient exception with message [BeginDiagnosticData]Cannot open mailbox "
                "/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=test. 16.55847:45000000, 17.43559:0000000040000000, "
                "Lid: 10786 (\"AuthenticationContext has no rights on this session\")[EndDiagnosticData] {server}")
SEND_AS_DENIED = ("554 5.2.252 SendAsDenied; {user} not allowed to send as {sender}; STOREDRV.Submission.Exception:SendAsDeniedException."
                  "MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message. "
                  "0.35250:00000000[EndDiagnosticData] {server}")
UNSUCCESSFUL = "535 5.7.3 Authentication unsuccessful {server}"
POLICY = "535 5.7.139 Authentication unsuccessful, "
SIGNED_IN = "235 2.7.0 Authentication successful"

# The answer to a good token (or, for basic accounts, a right password) of a mailbox; a list is a reply of several lines.
AUTH = {
    "notregistered": UNSUCCESSFUL,
    "authdisabled-tenant": POLICY + "SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. {server}",
    "authdisabled-mailbox": POLICY + "SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. {server}",
    "securitydefaults": POLICY + "user is locked by your organization's security defaults policy. Contact your administrator. {server}",
    "conditionalaccess": POLICY + "the request did not meet the criteria to be authenticated successfully. Contact your administrator. {server}",
    "basicdisabled": POLICY + "basic authentication is disabled. {server}",
    "wrongcredentials": POLICY + "the user credentials were incorrect. {server}",
    "organisation": POLICY + "the organization configuration doesn't allow this authentication request {server}",
    "newpolicy": POLICY + "a sentence nobody has seen yet. {server}",
    "basicretired": "550 5.7.30 Basic authentication is not supported for Client Submission. {server}",
    "unrecognized": "504 5.7.4 Unrecognized authentication type {server}",
    "invaliddata": "501 5.5.124 Invalid XOAUTH2 auth data {server}",
    "expiressoon": "501 5.5.127 Invalid XOAUTH2 auth data. Token will expire soon {server}",
    "oldtls": "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2. Visit https://aka.ms/smtp_auth_tls. {server}",
    "temporary": "451 4.7.0 Temporary server error. Please try again later. PRX4 {server}",
    "suspicious": "451 4.7.500 Access denied, please try again later {server}",
    "concurrent": "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information. {server}",
    "multiline": ["535-5.7.8 Username and Password not accepted.", "535-5.7.8 For more information, go to", "535 5.7.8 https://support.example/?p=BadCredentials - gsmtp"],
    "mixedcodes": ["535-5.7.3 first line", "250 2.0.0 second line"],
    "longtext": "535 5.7.3 " + "long " * 5000,
    "nocode": "Authentication unsuccessful",
    "oddcode": "999 9.9.9 what is this",
    "only250": "250 2.0.0 OK",
    "barecode": "535",
    "controls": "535 5.7.3 \x1b[2J\x1b[31mred\x1b]0;title\x07 end {server}",
    "eightbit": b"535 5.7.3 Anmeldung fehlgeschlagen f\xfcr \xff\xfe {server}",
    "echo": "535 5.7.3 not accepted: {blob} {token}",
}
# The reply to the end of DATA; signing in succeeds.
DATA = {
    "fourthirty": LOGON_FAILED,
    "sendasdenied": SEND_AS_DENIED,
    "sendasdenied-old": "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a "
                        "permanent exception with message Cannot submit message. {server}",
    "nosendas": "550 5.7.60 SMTP; Client does not have permissions to send as this sender {server}",
    "full": "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded {server}",
    "toolarge": "554 5.2.270 message too large {server}",
    "toomany": "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded {server}",
    "blocked": "550 5.1.8 Access denied, bad outbound sender AS(42004) {server}",
    "trial": "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. {server}",
    "tenantlimit": "550 5.7.705 Access denied, tenant has exceeded threshold. {server}",
    "unregistered-domain": "550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains. {server}",
}
BUSY = "451 4.7.0 Temporary server error. Please try again later. PRX5 {server}"
# The reply to MAIL FROM; signing in succeeds.
MAIL = {"notauthenticated": "530 5.7.57 Client not authenticated to send mail. {server}"}
# The reply to RCPT TO by the recipient's local part.
RCPT = {"nobody": "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup {server}",
        "busy": "451 4.7.500 Server busy. Please try again later {server}"}
# Sign in like anybody; the difference is in smtp_server.py.
SPECIAL = {
    "ok": "235", "crm": "235", "basic": "235; accepts the basic account's password as well",
    "json334": "334 with base64 of {\"status\":\"400\",…}, after the client's next line 535", "rbac": "235 even for a token without roles",
    "challenge-loop": "334 again and again, 1,000 times", "slow": "235 after 3 seconds", "hang": "no answer to the token",
    "resetauth": "TCP reset instead of an answer", "closeauth": "the connection is closed instead of an answer",
    "slowdata": "3 seconds until the answer to the end of DATA", "hangdata": "no answer to the end of DATA", "hangquit": "no answer to QUIT",
    "busyonce": "451 to a message when it comes first, 250 when it comes again", "closedata": "the connection is closed instead of an answer to the end of DATA",
}
