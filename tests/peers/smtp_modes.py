"""The scripted SMTP servers: one port each. Those built on aiosmtpd differ in these attributes; the rest are in rude_smtp.py."""
import dataclasses

EXCHANGE = ("LOGIN", "XOAUTH2")
BASIC = ("LOGIN", "PLAIN", "CRAM-MD5")


@dataclasses.dataclass(frozen=True)
class Mode:
    """Attributes of one server."""
    does: str
    tls: str = "starttls"  # starttls, implicit or none
    certificate: str = "good"
    mechanisms: tuple = EXCHANGE
    # What comes instead of EHLO's or STARTTLS's answer: a reply, "reset", "close" or "hang".
    on_ehlo: str = None
    on_starttls: str = None
    on_auth: str = None
    host: str = "AM0PR05CA0042.outlook.office365.com"
    extensions: tuple = ("SIZE 157286400", "PIPELINING", "DSN", "ENHANCEDSTATUSCODES", "8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8")


MODES = {
    "submission": Mode("port 587 of Exchange Online: STARTTLS required, then AUTH LOGIN XOAUTH2"),
    "smtps": Mode("TLS from the first byte, else the same", tls="implicit"),
    "basic": Mode("STARTTLS, then AUTH LOGIN PLAIN CRAM-MD5 XOAUTH2", mechanisms=(*BASIC, "XOAUTH2")),
    "cram-only": Mode("STARTTLS, then AUTH CRAM-MD5", mechanisms=("CRAM-MD5",)),
    "plain": Mode("no TLS at all, AUTH LOGIN PLAIN CRAM-MD5 XOAUTH2 in the clear", tls="none", mechanisms=(*BASIC, "XOAUTH2")),
    "no-starttls": Mode("offers neither STARTTLS nor AUTH", tls="none", mechanisms=()),
    "starttls-refused": Mode("offers STARTTLS, answers 454", on_starttls="454 4.7.0 TLS not available due to local problem"),
    "starttls-hangs": Mode("no answer to STARTTLS", on_starttls="hang"),
    "no-auth": Mode("no AUTH after STARTTLS", mechanisms=()),
    "no-xoauth2": Mode("AUTH LOGIN PLAIN only", mechanisms=("LOGIN", "PLAIN")),
    "gssapi-ntlm": Mode("AUTH GSSAPI NTLM only", mechanisms=("GSSAPI", "NTLM")),
    "oauthbearer-first": Mode("AUTH GSSAPI NTLM OAUTHBEARER XOAUTH2 LOGIN: XOAUTH2 is the one that works", mechanisms=("GSSAPI", "NTLM", "OAUTHBEARER", "XOAUTH2", "LOGIN")),
    "expired": Mode("certificate expired a month ago", certificate="expired"),
    "not-yet-valid": Mode("certificate valid from next month on", certificate="not-yet-valid"),
    "self-signed": Mode("self-signed certificate", certificate="self-signed"),
    "other-host": Mode("certificate of mail.fabrikam.com", certificate="other-host"),
    "inspected": Mode("certificate by an inspecting proxy's authority (inspector-ca.pem)", certificate="inspected"),
    "smtps-expired": Mode("as expired, TLS from the first byte", tls="implicit", certificate="expired"),
    "smtps-self-signed": Mode("as self-signed, TLS from the first byte", tls="implicit", certificate="self-signed"),
    "smtps-other-host": Mode("as other-host, TLS from the first byte", tls="implicit", certificate="other-host"),
    "reset-after-ehlo": Mode("TCP reset instead of EHLO's answer", on_ehlo="reset"),
    "close-after-ehlo": Mode("closes instead of EHLO's answer", on_ehlo="close"),
    "ehlo-hangs": Mode("no answer to EHLO", on_ehlo="hang"),
    "ehlo-refused": Mode("502 to EHLO", on_ehlo="502 5.5.1 Command not implemented"),
    "reset-after-starttls": Mode("TCP reset instead of STARTTLS's answer", on_starttls="reset"),
    "reset-during-auth": Mode("TCP reset instead of AUTH's first answer", on_auth="reset"),
    "auth-refused": Mode("504 to AUTH XOAUTH2 although offered", on_auth="504 5.7.4 Unrecognized authentication type"),
    "auth-hangs": Mode("no answer to AUTH", on_auth="hang"),
    "small": Mode("takes messages of 2,000 bytes only", extensions=("SIZE 2000", "8BITMIME", "SMTPUTF8")),
    "seven-bit": Mode("offers neither 8BITMIME nor SMTPUTF8", extensions=("SIZE 157286400",)),
    "google": Mode("refuses tokens in Gmail's way: 334 with JSON, after the next line 535", host="smtp.gmail.com"),
}
