"""What login.microsoftonline.com says: discovery document, token and error answers, in its shapes and words (docs of Entra ID, observed texts)."""
import time
import uuid

import scenarios

# AADSTS code: (error, HTTP status, text). {client} {tenant} {resource} {scope} are filled in.
CODES = {
    7000215: ("invalid_client", 401, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
              "not the client secret ID, for a secret added to app '{client}'."),
    7000222: ("invalid_client", 401, "The provided client secret keys for app '{client}' are expired. Visit the Azure portal to create new keys "
              "for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security."),
    7000216: ("invalid_client", 401, "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type."),
    7000218: ("invalid_client", 401, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    7000229: ("invalid_client", 401, "The client application {client} is missing service principal in the tenant {tenant}. "
              "See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119"),
    700025: ("invalid_client", 401, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented."),
    700027: ("invalid_client", 401, "Client assertion contains an invalid signature. [Reason - {reason}]"),
    700024: ("invalid_client", 401, "Client assertion is not within its valid time range. Current time: {now}, assertion valid from {begin}, "
             "expiry time of assertion {end}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials ."),
    700021: ("invalid_client", 401, "Client assertion application identifier doesn't match 'client_id' parameter. Expected '{client}', found '{found}'."),
    50027: ("invalid_client", 401, "JWT token is invalid or malformed. {reason}"),
    5002723: ("invalid_client", 401, "Invalid JWT token. No certificate thumbprint certificate specified in token header."),
    5002738: ("invalid_client", 401, "Invalid JWT token. '{algorithm}' is not a supported signature algorithm. Supported signing algorithms are: "
              "'RS256, RS384, RS512, PS256'"),
    700016: ("unauthorized_client", 400, "Application with identifier '{client}' was not found in the directory 'Contoso'. This can happen if the "
             "application has not been installed by the administrator of the tenant or consented to by any user in the tenant. "
             "You may have sent your authentication request to the wrong tenant."),
    7000112: ("unauthorized_client", 400, "Application '{client}'(Aurea CRM) is disabled."),
    90002: ("invalid_request", 400, "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the "
            "correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."),
    900021: ("invalid_request", 400, "Requested tenant identifier '{tenant}' is not valid. Tenant identifiers may not be an empty GUID."),
    900023: ("invalid_request", 400, "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain."),
    9001023: ("invalid_request", 400, "The grant type is not supported over the /common or /consumers endpoints. "
              "Please use the /organizations or tenant-specific endpoint."),
    900144: ("invalid_request", 400, "The request body must contain the following parameter: '{missing}'."),
    90014: ("invalid_request", 400, "The required field '{missing}' is missing from the credential. "
            "Ensure that you have all the necessary parameters for the login request."),
    900561: ("invalid_request", 400, "The endpoint only accepts POST requests. Received a GET request."),
    70003: ("unsupported_grant_type", 400, "The app requested an unsupported grant type '{grant}'."),
    70011: ("invalid_scope", 400, "The provided request must include a 'scope' input parameter. The provided value for the input parameter "
            "'scope' is not valid. The scope {scope} is not valid."),
    1002012: ("invalid_scope", 400, "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with "
              "/.default suffixed to the resource identifier (application ID URI)."),
    500011: ("invalid_resource", 400, "The resource principal named {resource} was not found in the tenant named Contoso. This can happen if the "
             "application has not been installed by the administrator of the tenant or consented to by any user in the tenant. "
             "You might have sent your authentication request to the wrong tenant."),
    501051: ("invalid_grant", 400, "Application '{client}'(Aurea CRM) is not assigned to a role for the application '{resource}'(Office 365 Exchange Online)."),
    650052: ("invalid_client", 400, "The app needs access to a service that your organization has not subscribed to or enabled. "
             "Contact your IT Admin to review the configuration of your service subscriptions."),
    65001: ("invalid_grant", 400, "The user or administrator has not consented to use the application with ID '{client}'. "
            "Send an interactive authorization request for this user and resource."),
    53003: ("invalid_grant", 400, "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance."),
    90033: ("temporarily_unavailable", 503, "A transient error has occurred. Please try again."),
}


def refusal(code, endpoint="token", **words):
    """HTTP status and JSON of a refusal. Discovery calls an unknown tenant invalid_tenant, the token endpoint invalid_request."""
    error, status, text = CODES.get(code, ("invalid_request", 400, "The request was refused."))
    if code == 90002 and endpoint == "discovery":
        error = "invalid_tenant"
    for word, value in {"reason": "The key was not found.", **words}.items():
        text = text.replace("{" + word + "}", value)
    trace, correlation, now = str(uuid.uuid4()), str(uuid.uuid4()), time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime())
    return status, {
        "error": error,
        "error_description": f"AADSTS{code}: {text}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {now}",
        "error_codes": [code], "timestamp": now, "trace_id": trace, "correlation_id": correlation,
        "error_uri": f"https://login.microsoftonline.com/error?code={code}"}


def discovery(base, name):
    """The discovery document of the tenant that plays scenario `name`; base is the authority's own address."""
    tenant = scenarios.TENANTS["good"]
    document = {
        "token_endpoint": f"{base}/{tenant if name == 'good' else scenarios.TENANTS[name]}/oauth2/v2.0/token",
        "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        "jwks_uri": f"{base}/{tenant}/discovery/v2.0/keys",
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "issuer": f"https://login.microsoftonline.com/{scenarios.TENANTS[name]}/v2.0",
        "request_uri_parameter_supported": False,
        "userinfo_endpoint": "https://graph.microsoft.com/oidc/userinfo",
        "authorization_endpoint": f"{base}/{tenant}/oauth2/v2.0/authorize",
        "device_authorization_endpoint": f"{base}/{tenant}/oauth2/v2.0/devicecode",
        "http_logout_supported": True,
        "frontchannel_logout_supported": True,
        "end_session_endpoint": f"{base}/{tenant}/oauth2/v2.0/logout",
        "claims_supported": ["sub", "iss", "aud", "exp", "iat", "auth_time", "acr", "nonce", "tid", "ver", "email"],
        "kerberos_endpoint": f"{base}/{tenant}/kerberos",
        "tenant_region_scope": "EU",
        "cloud_instance_name": "microsoftonline.com",
        "cloud_graph_host_name": "graph.windows.net",
        "msgraph_host": "graph.microsoft.com",
        "rbac_url": "https://pas.windows.net",
    }
    if name == "gcc-high":
        document.update(tenant_region_scope="USG", tenant_region_sub_scope="DODCON", cloud_instance_name="microsoftonline.us",
                        token_endpoint=f"https://login.microsoftonline.us/{scenarios.TENANTS[name]}/oauth2/v2.0/token",
                        issuer=f"https://login.microsoftonline.us/{scenarios.TENANTS[name]}/v2.0",
                        cloud_graph_host_name="graph.windows.net", msgraph_host="graph.microsoft.us")
    elif name == "other-issuer":
        document["issuer"] = "https://login.microsoftonline.com/" + scenarios.UNKNOWN_TENANT + "/v2.0"
    elif name == "no-token-endpoint":
        del document["token_endpoint"]
    elif name == "foreign-token-endpoint":
        document["token_endpoint"] = "https://login.attacker.example/oauth2/v2.0/token"
    return document


def token_answer(key, resource, client_id, variant="good", certificate=False):
    """The answer to an accepted token request; variant is a name of scenarios.TOKEN_VARIANTS or "good"; certificate: it proved itself by one."""
    now = int(time.time())
    claims = {
        "aud": resource, "iss": f"https://sts.windows.net/{scenarios.TENANT}/", "iat": now - 300, "nbf": now - 300, "exp": now + 3600,
        "aio": "k2RgYPj+test", "app_displayname": "Aurea CRM", "appid": client_id, "appidacr": "2" if certificate else "1",
        "idp": f"https://sts.windows.net/{scenarios.TENANT}/", "idtyp": "app", "oid": scenarios.OBJECT_ID,
        "rh": "0.AAAA", "roles": list(scenarios.RESOURCES[resource]), "sid": str(uuid.uuid4()), "sub": scenarios.OBJECT_ID,
        "tid": scenarios.TENANT, "uti": "test", "ver": "1.0", "mailbox": scenarios.MAILBOX,
        # Makes the token as long as real ones are, which matters for SMTP's line limits.
        "xms_ftd": "x" * 300,
    }
    answer = {"token_type": "Bearer", "expires_in": 3599, "ext_expires_in": 3599}
    alter(claims, answer, variant, now)
    token = key.sign(claims)
    if variant == "opaque":
        token = "EwCAA8l6BAAU" + "opaque" * 150
    elif variant == "unparsable":
        token = token.split(".")[0] + ".!!!not-base64!!!." + token.split(".")[2]
    elif variant == "tampered":
        head, body, signature = token.split(".")
        token = ".".join((head, body, signature[:20] + ("A" if signature[20] != "A" else "B") + signature[21:]))
    elif variant == "unsigned":
        token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0." + token.split(".")[1] + "."
    elif variant == "token-with-line-break":
        token = token[:40] + "\r\nRSET\r\n" + token[40:]
    if variant != "no-token":
        answer["access_token"] = token
    return answer


def alter(claims, answer, variant, now):
    """Makes claims and answer wrong in the one way that variant names."""
    changes = {
        "wrong-role": {"roles": ["Mail.Send"]}, "imap-role": {"roles": ["IMAP.AccessAsApp"]},
        "wrong-audience": {"aud": "https://graph.microsoft.com"}, "guid-audience": {"aud": "00000002-0000-0ff1-ce00-000000000000"},
        "trailing-slash-audience": {"aud": scenarios.EXCHANGE + "/"},
        "other-application": {"appid": scenarios.UNKNOWN_CLIENT},
        "other-tenant": {"tid": scenarios.UNKNOWN_TENANT, "iss": f"https://sts.windows.net/{scenarios.UNKNOWN_TENANT}/"},
        "expired": {"iat": now - 7200, "nbf": now - 7200, "exp": now - 3600}, "not-yet-valid": {"nbf": now + 3600, "exp": now + 7200},
        "short-lived": {"exp": now + 20}, "other-mailbox": {"mailbox": "sales@" + scenarios.DOMAIN}, "huge-token": {"xms_ftd": "x" * 15000},
        "odd-claims": {"roles": "SMTP.SendAsApp", "aud": [scenarios.EXCHANGE], "exp": str(now + 3600), "tid": None, "oid": 7},
    }
    claims.update(changes.get(variant, {}))
    if variant in ("no-roles", "no-roles-no-oid", "delegated"):
        del claims["roles"]
    if variant in ("no-oid", "no-roles-no-oid"):
        del claims["oid"]
    if variant == "no-exp":
        del claims["exp"]
    if variant == "delegated":
        del claims["idtyp"]
        claims.update(scp="SMTP.Send", upn=scenarios.MAILBOX, name="CRM")
    if variant == "version-2":
        claims.update(azp=claims.pop("appid"), azpacr=claims.pop("appidacr"), ver="2.0",
                      iss=f"https://login.microsoftonline.com/{scenarios.TENANT}/v2.0")
    if variant == "short-lived":
        answer.update(expires_in=20, ext_expires_in=20)
    if variant == "no-expires-in":
        del answer["expires_in"], answer["ext_expires_in"]
    if variant == "other-token-type":
        answer["token_type"] = "pop"
