"""The fixed names by which tests choose what the authority answers: tenants, clients, secrets. README.md shows them as a table.

A scenario is chosen by the tenant (then discovery and token behave so) or by the client (then only the token request does).
"""
DOMAIN = "contoso.com"
TENANT = "11111111-1111-4111-8111-111111111111"
CLIENT = "22222222-2222-4222-8222-222222222222"
OBJECT_ID = "33333333-3333-4333-8333-333333333333"
# Every character class that URL encoding, XML, JSON and shells trip over; tests look for it in output that must not have it.
SECRET = "Q~canary+secret/with=odd&chars%\"<ü"
MAILBOX = "crm@contoso.com"
BASIC_ACCOUNTS = {"basic@contoso.com": "P~canary+password/with=odd&chars%"}
EXCHANGE = "https://outlook.office365.com"

# Resources the tenant knows, and the application permissions the good client has there.
RESOURCES = {
    EXCHANGE: ["SMTP.SendAsApp"],
    "https://outlook.office.com": ["SMTP.SendAsApp"],
    "https://ps.outlook.com": ["IMAP.AccessAsApp", "SMTP.SendAsApp"],
    "https://graph.microsoft.com": ["Mail.Send"],
}


def _numbered(pattern, names):
    return {name: pattern.format(number) for number, name in enumerate(names, 1)}


# Answers that are not what an authority says (misbehaviour.py); as tenant and as client, and as <name>.contoso.com.
MISBEHAVIOURS = [
    "too-many-requests", "server-error", "unavailable", "captive-portal", "redirect", "redirect-307", "proxy-denied", "proxy-407",
    "not-found", "huge-json", "endless-body", "slow-drip", "silent", "reset", "truncated", "empty", "not-json", "wrong-types",
    "deep-json", "json-array", "bad-utf8", "byte-order-mark", "gzip", "gzip-bomb", "huge-header", "endless-headers", "garbage",
    "bad-chunks", "close-at-once", "echo", "control-characters", "one-line-error", "bare-error", "clock-ahead", "clock-behind",
]
# Only discovery differs.
ODD_TENANTS = ["gcc-high", "other-issuer", "no-token-endpoint", "foreign-token-endpoint"]
# Only the token differs; the request succeeds.
TOKEN_VARIANTS = [
    "no-roles", "no-roles-no-oid", "wrong-role", "imap-role", "wrong-audience", "guid-audience", "trailing-slash-audience", "delegated",
    "other-tenant", "no-oid", "expired", "not-yet-valid", "short-lived", "opaque", "unparsable", "version-2", "no-exp", "tampered",
    "unsigned", "other-mailbox", "huge-token", "odd-claims", "no-expires-in", "other-token-type", "token-with-line-break", "no-token",
    "other-application",
]

TENANTS = {"good": TENANT, **_numbered("aaaaaaaa-0000-4000-8000-{:012d}", MISBEHAVIOURS),
           **_numbered("abababab-0000-4000-8000-{:012d}", ODD_TENANTS)}
CLIENTS = {"good": CLIENT, **_numbered("cccccccc-0000-4000-8000-{:012d}", MISBEHAVIOURS),
           **_numbered("dddddddd-0000-4000-8000-{:012d}", TOKEN_VARIANTS)}
UNKNOWN_TENANT = "99999999-9999-4999-8999-999999999999"
UNKNOWN_CLIENT = "88888888-8888-4888-8888-888888888888"
# aad57000-0000-4000-8000-<code, 12 digits> is the client whose request the authority refuses with AADSTS<code>.
REFUSED_CLIENT = "aad57000-0000-4000-8000-"

_tenant_names = {guid: name for name, guid in TENANTS.items()}
_client_names = {guid: name for name, guid in CLIENTS.items()}


def tenant(text):
    """The scenario of a tenant given as GUID or domain, None if there is no such tenant."""
    text = text.lower()
    if text in (DOMAIN, "contoso.onmicrosoft.com"):
        return "good"
    if text.endswith("." + DOMAIN):
        text = TENANTS.get(text[:-len(DOMAIN) - 1], text)
    return _tenant_names.get(text)


def client(text):
    """The scenario of a client id, None if the directory has no such application."""
    return _client_names.get(text.lower())


def refused_with(client_id):
    """The AADSTS code that a client id stands for, else None."""
    prefix, digits = client_id[:len(REFUSED_CLIENT)].lower(), client_id[len(REFUSED_CLIENT):]
    return int(digits) if prefix == REFUSED_CLIENT and len(digits) == 12 and digits.isdigit() else None
