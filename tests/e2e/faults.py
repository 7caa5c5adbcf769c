"""What can be wrong, one thing at a time, and what validate must say about it. docs/diagnosis.md shows it as a table.

A fault is what was broken (in words), what is changed in settings that work, and the check and the case of resources/diagnosis.xml
that must be named. `settings.…` faults have no case: their words stand beside the rule. `secret`, `env` and `args` go to the program;
`as_saved` are texts that are replaced in the saved file, since `set` itself takes away what is invisible.
"""
from harness import peers


class Fault:
    def __init__(self, what, check, case="", status="fail", secret=None, env=None, args=(), as_saved=None, **changed):
        self.what, self.check, self.case, self.status = what, check, case, status
        self.secret, self.env, self.args, self.as_saved, self.changed = secret, env or {}, args, as_saved or {}, changed


def settings_faults():
    offline = ("--offline",)
    client, tenant = peers()["client"], peers()["tenant"]
    exchange = {"host": "smtp.office365.com", "port": 587, "authority": "https://login.microsoftonline.com"}

    def one(what, field, status="fail", **more):
        return Fault(what, "settings." + field, status=status, args=offline, **{**exchange, **more})
    return [
        one("no Client ID", "clientId", clientId=""),
        one("Client ID is a name", "clientId", clientId="Aurea CRM"),
        one("Client ID with a zero-width space from the clipboard", "clientId", as_saved={client: client + "\u200b"}),
        one("Client ID and Tenant ID are the same", "clientId", clientId=tenant),
        one("no Client Secret", "clientSecret", secret=""),
        one("Secret ID instead of the secret's Value", "clientSecret", secret="0f8fad5b-d9cb-469f-a165-70867728950e"),
        one("a non-breaking space behind the Client Secret", "clientSecret", secret="S~canary+blank", as_saved={"S~canary+blank": "S~canary+blank\u00a0"}),
        one("the Client Secret in typographic quotation marks", "clientSecret", secret="“S~canary+quoted”"),
        one("“common” as Tenant ID", "tenant", tenant="common"),
        one("a Tenant ID of zeros", "tenant", tenant="00000000-0000-0000-0000-000000000000"),
        one("a company's name as Tenant ID", "tenant", tenant="Contoso Ltd"),
        one("the Scope of Microsoft Graph", "scope", scope="https://graph.microsoft.com/.default"),
        one("a Scope without /.default", "scope", scope="https://outlook.office365.com/SMTP.Send"),
        one("a Scope of two resources", "scope", scope="https://outlook.office365.com/.default https://graph.microsoft.com/.default"),
        one("an Authority with http", "authority", authority="http://login.microsoftonline.com"),
        one("an Authority with the tenant behind it", "authority", authority=f"https://login.microsoftonline.com/{tenant}"),
        one("Scope and Authority of different clouds", "scope", status="warn", authority="https://login.microsoftonline.us", host="smtp.office365.us"),
        one("SMTP Host and Authority of different clouds", "host", status="warn", authority="https://login.microsoftonline.us",
            scope="https://outlook.office365.us/.default"),
        one("a sender of another cloud", "sender.address", status="warn", sender_address="crm@contoso.onmicrosoft.us"),
        one("an address with :// as SMTP Host", "host", host="https://smtp.office365.com"),
        one("port 465 at Exchange Online", "port", port=465),
        one("the port of IMAP", "port", status="warn", port=993),
        one("SSL switched off", "enableSsl", enableSsl="false"),
        one("a sender that is no address", "sender.address", sender_address="Contoso CRM"),
        one("a secret that has expired by its date", "secretExpires", status="warn", secretExpires="2026-01-31"),
    ]


def authority_faults():
    ports, tenants = peers()["ports"]["authority"], peers()["tenants"]
    proxies = {name: f"http://localhost:{port}" for name, port in peers()["ports"]["proxy"].items()}
    short = ("--timeout", "2")

    def at(port):
        return f"https://localhost:{ports[port]}"
    return [
        Fault("an Authority whose name nobody knows", "authority.reach", "net.NameNotFound.authority", authority="https://login.contoso.invalid"),
        Fault("nothing listens at the Authority", "authority.reach", "net.Refused.authority", authority="https://localhost:1"),
        Fault("the authority keeps silent", "authority.discovery", "net.Timeout.authority", tenant=tenants["silent"], args=short),
        Fault("the authority's connection is reset", "authority.discovery", "net.ConnectionLost.authority", tenant=tenants["reset"]),
        Fault("an expired certificate at the authority", "authority.tls", "net.Expired", authority=at("expired")),
        Fault("a certificate that is not valid yet", "authority.tls", "net.NotYetValid", authority=at("not-yet-valid")),
        Fault("a self-signed certificate", "authority.tls", "net.SelfSigned", authority=at("self-signed")),
        Fault("a certificate for another name", "authority.tls", "net.OtherHost", authority=at("other-host")),
        Fault("a proxy that opens the encrypted traffic", "authority.tls", "net.UnknownIssuer", authority=at("inspected")),
        Fault("an Authority without TLS", "authority.tls", "net.TlsFailed", authority=at("http")),
        Fault("a proxy that is not there", "proxy", "proxy.not-reached", env={"https_proxy": "http://localhost:1"}),
        Fault("a proxy that wants a password", "proxy", "proxy.sign-in", env={"https_proxy": proxies["proxy-password"]}),
        Fault("a proxy that forbids the way", "proxy", "proxy.refuses", env={"HTTPS_PROXY": proxies["proxy-forbids"]}),
        Fault("a captive portal answers", "authority.discovery", "authority.not-json", tenant=tenants["captive-portal"]),
        Fault("a redirect to a sign-in page", "authority.discovery", "authority.redirect", tenant=tenants["redirect"]),
        Fault("a web gateway's page", "authority.discovery", "authority.not-json", tenant=tenants["proxy-denied"]),
        Fault("the authority has an error of its own", "authority.discovery", "authority.server-error", tenant=tenants["server-error"]),
        Fault("the authority asks to wait", "authority.discovery", "throttled", tenant=tenants["too-many-requests"]),
        Fault("an answer that is cut off", "authority.discovery", "net.ConnectionLost.authority", tenant=tenants["truncated"]),
        Fault("an answer of 10 MB", "authority.discovery", "net.TooLarge", tenant=tenants["huge-json"]),
        Fault("an answer that never ends", "authority.discovery", "net.TooLarge", tenant=tenants["endless-body"]),
        Fault("an answer of 100,000 nested arrays", "authority.discovery", "authority.not-json", tenant=tenants["deep-json"]),
        Fault("a compressed answer that swells to 64 MiB", "authority.discovery", "authority.not-json", tenant=tenants["gzip-bomb"]),
        Fault("this machine's clock is an hour off", "clock", "clock.off", status="warn", tenant="clock-behind.contoso.com"),
        Fault("a tenant that does not exist", "authority.discovery", "aadsts.90002", tenant=peers()["unknownTenant"]),
        Fault("Client ID and Tenant ID swapped", "authority.discovery", "settings.swapped", tenant=peers()["client"], clientId=peers()["tenant"]),
    ]


def token_faults():
    refused, clients = peers()["refusedClientPrefix"], peers()["clients"]

    def code(number, what, case):
        return Fault(what, "token.request", case, clientId=f"{refused}{number:012d}")
    return [
        Fault("a Client ID that the tenant does not know", "token.request", "aadsts.700016", clientId=peers()["unknownClient"]),
        Fault("a wrong Client Secret", "token.request", "aadsts.7000215", secret="W~canary+wrong/secret=2"),
        code(7000222, "an expired Client Secret", "aadsts.7000222"),
        code(7000229, "no service principal in the tenant", "aadsts.7000229"),
        code(700025, "the application is a public client", "aadsts.public-client"),
        code(7000112, "the application is disabled", "aadsts.disabled"),
        code(650059, "an application of another tenant only", "aadsts.single-tenant"),
        code(53003, "Conditional Access blocks the application", "aadsts.conditional-access"),
        code(500021, "tenant restrictions at the company's proxy", "aadsts.tenant-restrictions"),
        code(650052, "no subscription to Exchange Online", "aadsts.not-subscribed"),
        code(50196, "the tenant is throttled", "aadsts.wait"),
        code(90033, "a passing disturbance at the authority", "aadsts.transient"),
        Fault("a Scope of a service that the tenant lacks", "token.request", "aadsts.500011", scope="https://nowhere.contoso.com/.default"),
        Fault("a delegated token", "token.claims", "token.delegated", clientId=clients["delegated"]),
        Fault("a token for another service", "token.claims", "token.audience", clientId=clients["wrong-audience"]),
        Fault("a token of another tenant", "token.claims", "token.tenant", clientId=clients["other-tenant"]),
        Fault("a token of another application", "token.claims", "token.application", clientId=clients["other-application"]),
        Fault("a token that is expired on arrival", "token.claims", "token.expired", clientId=clients["expired"]),
        Fault("no permission, and no RBAC for Applications", "smtp.auth", "auth.no-role", clientId=clients["no-roles"]),
        Fault("Mail.Send instead of SMTP.SendAsApp", "smtp.auth", "auth.no-role", clientId=clients["wrong-role"]),
        Fault("IMAP.AccessAsApp instead of SMTP.SendAsApp", "smtp.auth", "auth.no-role", clientId=clients["imap-role"]),
    ]


def certificate_faults():
    def file(name, what, check, case, secret=None, **more):
        path = name if name.startswith("store:") else f"{peers()['clientCertificates']}/{name}"
        return Fault(what, check, case, secret=secret or peers()["passphrase"], clientCertificate=path, **more)

    def unusable(name, what, case, **more):
        return file(name, what, "credential.certificate", "certificate." + case, **more)
    return [
        unusable("absent.pfx", "the certificate's file is not there", "not-found"),
        unusable(".", "a folder as Client certificate", "folder"),
        unusable("registered.pfx", "a wrong passphrase", "wrong-passphrase", secret="W~canary+wrong passphrase"),
        unusable("registered.cer", "the public .cer instead of the .pfx", "no-private-key"),
        unusable("elliptic.pfx", "a certificate with an elliptic curve key", "not-rsa"),
        unusable("store:" + 40 * "a", "a certificate of Windows' store, on another system", "no-store"),
        unusable("expired.pfx", "an expired certificate", "expired"),
        unusable("not-yet-valid.pfx", "a certificate that is not valid yet", "not-yet-valid"),
        unusable("ending.pfx", "a certificate that expires soon", "ending", status="warn"),
        file("unregistered.pfx", "a certificate that was not uploaded to the application", "token.request", "aadsts.certificate-signature"),
        file("registered.pfx", "this machine's clock is an hour off, with a certificate", "clock", "clock.off", tenant="clock-behind.contoso.com"),
    ]


def smtp_faults():
    ports, rude = peers()["ports"]["smtp"], peers()["ports"]["rude"]
    short = ("--timeout", "2")

    def port(name, what, check, case, **more):
        return Fault(what, check, case, port=ports.get(name) or rude[name], **more)
    return [
        Fault("an SMTP Host whose name nobody knows", "smtp.connect", "net.NameNotFound.smtp", host="smtp.contoso.invalid"),
        Fault("nothing listens on the SMTP Port", "smtp.connect", "net.Refused.smtp", port=1),
        port("silent", "the mail server keeps silent", "smtp.connect", "net.Timeout.smtp", args=short),
        port("reset-at-connect", "the connection is reset at once", "smtp.connect", "net.ConnectionLost.smtp"),
        port("banner-http", "a web page answers", "smtp.connect", "smtp.not-smtp"),
        port("banner-imap", "an IMAP server answers", "smtp.connect", "smtp.not-smtp"),
        port("banner-ssh", "an SSH server answers", "smtp.connect", "smtp.not-smtp"),
        port("banner-554", "the server wants nobody from this address", "smtp.connect", "smtp.refused"),
        port("banner-421", "the server is not in service", "smtp.connect", "smtp.later"),
        port("endless-banner", "a greeting that never ends", "smtp.connect", "net.TooLarge"),
        port("endless-line", "a line that never ends", "smtp.connect", "net.TooLarge"),
        port("drip", "a byte per second", "smtp.connect", "net.Timeout.smtp", args=short),
        port("smtps", "a port with TLS from the first byte", "smtp.connect", "smtp.tls-at-once", args=short),
        port("no-starttls", "no STARTTLS", "smtp.starttls", "smtp.starttls-missing"),
        port("starttls-refused", "STARTTLS is refused", "smtp.starttls", "smtp.starttls-refused"),
        port("starttls-injection", "replies slipped in before TLS", "smtp.tls", "smtp.before-tls"),
        port("starttls-hangs-in-handshake", "no end of the TLS handshake", "smtp.tls", "net.Timeout.smtp", args=short),
        port("expired", "the mail server's certificate has expired", "smtp.tls", "net.Expired"),
        port("self-signed", "the mail server's certificate is self-signed", "smtp.tls", "net.SelfSigned"),
        port("other-host", "the mail server's certificate is for another name", "smtp.tls", "net.OtherHost"),
        port("inspected", "a virus scanner opens the mail connection", "smtp.tls", "net.UnknownIssuer"),
        port("no-auth", "no sign-in is offered", "smtp.offers", "smtp.no-auth"),
        port("no-xoauth2", "OAuth is not offered", "smtp.offers", "smtp.no-xoauth2"),
        port("reset-during-auth", "the connection breaks while signing in", "smtp.auth", "net.ConnectionLost.smtp"),
        Fault("a mail proxy that is not there", "smtp.connect", "proxy.not-reached", env={"smtp_proxy": "http://localhost:1"}),
    ]


def sign_in_faults():
    def mailbox(name, what, case):
        return Fault(what, "smtp.auth", case, sender_address=name + "@contoso.com")
    return [
        mailbox("notregistered", "no New-ServicePrincipal, or the wrong Object ID", "auth.oauth"),
        mailbox("authdisabled-tenant", "SMTP AUTH is off for the organisation", "smtp.auth-off-tenant"),
        mailbox("authdisabled-mailbox", "SMTP AUTH is off for the mailbox", "smtp.auth-off-mailbox"),
        mailbox("securitydefaults", "security defaults", "smtp.security-defaults"),
        mailbox("conditionalaccess", "a policy on signing in", "smtp.policy"),
        mailbox("organisation", "the organisation's configuration", "smtp.configuration"),
        mailbox("basicretired", "Basic authentication is retired", "smtp.basic-retired"),
        mailbox("oldtls", "too old a TLS", "smtp.old-tls"),
        mailbox("temporary", "a temporary error of the server", "smtp.temporary"),
        mailbox("suspicious", "suspicious activity", "smtp.suspicious"),
        mailbox("concurrent", "too many connections at once", "smtp.connections"),
        mailbox("json334", "a refusal as JSON behind 334", "auth.oauth"),
        mailbox("invaliddata", "the server cannot read the token", "smtp.xoauth2-data"),
        mailbox("unrecognized", "the way of signing in is not known", "smtp.mechanism-unknown"),
    ]


def sending_faults():
    send = ("--send-test", "someone@contoso.com")

    def mailbox(name, what, case, args=send):
        return Fault(what, "smtp.send", case, sender_address=name + "@contoso.com", args=args)
    return [
        mailbox("fourthirty", "the mailbox permission is missing or not yet effective", "smtp.mailbox-not-opened"),
        mailbox("sendasdenied", "no right to send as this address", "smtp.send-as-denied"),
        mailbox("sendasdenied-old", "the same, in older words", "smtp.send-as-denied"),
        mailbox("nosendas", "the same, as 550 5.7.60", "smtp.send-as"),
        mailbox("full", "the mailbox is full", "smtp.mailbox-full"),
        mailbox("toolarge", "the message is too large", "smtp.mailbox-size"),
        mailbox("toomany", "too many connections while sending", "smtp.sender-threads"),
        mailbox("blocked", "the sender is blocked", "smtp.bad-sender"),
        mailbox("trial", "a trial tenant", "smtp.address-not-accepted"),
        mailbox("tenantlimit", "the tenant's sending limit", "smtp.tenant-threshold"),
        mailbox("unregistered-domain", "a domain that is not registered", "smtp.domain-not-registered"),
        mailbox("notauthenticated", "the server forgot the sign-in", "smtp.not-signed-in"),
        mailbox("closedata", "the connection breaks after all was sent", "send.unknown"),
        mailbox("ok", "a recipient that does not exist", "smtp.recipient-unknown-exchange", args=("--send-test", "nobody@contoso.com")),
    ]


def all_faults():
    """By the part of the diagnosis they belong to, in its order."""
    return {"Settings": settings_faults(), "Clock, proxy, authority": authority_faults(), "Token": token_faults(),
            "Certificate": certificate_faults(), "Mail server": smtp_faults(), "Sign-in": sign_in_faults(), "Sending": sending_faults()}
