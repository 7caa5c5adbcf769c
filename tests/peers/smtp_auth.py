"""Signing in at the scripted SMTP servers: the mechanisms, what makes a token acceptable, and the answers mailboxes stand for."""
import asyncio
import base64
import hashlib
import hmac
import secrets
import time

from aiosmtpd.smtp import MISSING, AuthResult

import scenarios
import smtp_replies

AUDIENCES = (scenarios.EXCHANGE, scenarios.EXCHANGE + "/", "https://outlook.office.com", "00000002-0000-0ff1-ce00-000000000000")
# RFC 4954's limit for an answer to a challenge, with its line end.
LONGEST_RESPONSE = 12290
FAILED = AuthResult(success=False, handled=True)


def server_suffix():
    now = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())
    return f"[AM0PR05CA0042.EURPRD05.PROD.OUTLOOK.COM {now}.042Z {secrets.token_hex(8).upper()}]"


class Authentication:
    """What smtp_server.Server adds to aiosmtpd's SMTP for AUTH; aiosmtpd finds the auth_ methods by their names."""

    async def smtp_AUTH(self, argument):
        args = (argument or "").split()
        if self.mode.on_auth:
            return await self.instead(self.mode.on_auth)
        if not args or args[0].upper() not in self.mode.mechanisms or not (self.encrypted or self.mode.tls == "none"):
            return await self.push(f"504 5.7.4 Unrecognized authentication type {server_suffix()}")
        await super().smtp_AUTH(" ".join([args[0].upper(), *args[1:]]))

    async def challenge_auth(self, challenge, encode_to_b64=True, log_client_response=False):
        """As Office 365 does, and unlike RFC 4954, a cancelled sign-in gets 535."""
        challenge = challenge.encode() if isinstance(challenge, str) else challenge
        await self.push(b"334 " + base64.b64encode(challenge))
        line = (await self._reader.readline()).strip()
        self.store.command(self.name, self.number, "(cancelled)" if line == b"*" else f"({'empty' if not line else 'response'})", self.encrypted)
        if len(line) > LONGEST_RESPONSE:
            await self.push("500 5.5.6 Authentication exchange line is too long")
            return MISSING
        try:
            return base64.b64decode(line, validate=True)
        except ValueError:
            await self.push(smtp_replies.UNSUCCESSFUL.format(server=server_suffix()))
            return MISSING

    async def auth_XOAUTH2(self, _, args):
        blob = await self._initial(args)
        if blob is MISSING:
            return FAILED
        fields = dict(part.partition("=")[::2] for part in blob.decode("utf-8", "replace").split("\x01") if part)
        user, token = fields.get("user", "").lower(), fields.get("auth", "").removeprefix("Bearer ")
        if not blob.endswith(b"\x01\x01") or not self._accepts(user, token):
            return await self._refused()
        return await self._scripted(user, base64.b64encode(blob).decode(), token)

    auth_GSSAPI = auth_NTLM = auth_OAUTHBEARER = auth_XOAUTH2

    async def auth_PLAIN(self, _, args):
        blob = await self._initial(args)
        if blob is MISSING:
            return FAILED
        parts = blob.decode("utf-8", "replace").split("\0")
        return await self._password(*parts[1:]) if len(parts) == 3 else await self._refused()

    async def auth_LOGIN(self, _, args):
        user = base64.b64decode(args[1]) if len(args) > 1 else await self.challenge_auth("Username:")
        if user is MISSING:
            return FAILED
        password = await self.challenge_auth("Password:")
        return FAILED if password is MISSING else await self._password(user.decode("utf-8", "replace"), password.decode("utf-8", "replace"))

    async def auth_CRAM__MD5(self, _, args):
        challenge = f"<{secrets.token_hex(8)}@{self.mode.host}>".encode()
        blob = await self.challenge_auth(challenge)
        if blob is MISSING:
            return FAILED
        user, _, digest = blob.decode("utf-8", "replace").rpartition(" ")
        password = scenarios.BASIC_ACCOUNTS.get(user.lower())
        right = password and hmac.compare_digest(hmac.new(password.encode(), challenge, hashlib.md5).hexdigest(), digest)
        return await self._password(user, password if right else "")

    async def _initial(self, args):
        """The client's first response, with the command or after an empty challenge."""
        try:
            return base64.b64decode(args[1], validate=True) if len(args) > 1 else await self.challenge_auth("")
        except ValueError:
            await self.push(smtp_replies.UNSUCCESSFUL.format(server=server_suffix()))
            return MISSING

    async def _password(self, user, password):
        user = user.lower()
        if user.partition("@")[0] in smtp_replies.AUTH:
            return await self._scripted(user, "", "")
        if password and scenarios.BASIC_ACCOUNTS.get(user) == password:
            return self._signed_in(user)
        await self.push(smtp_replies.AUTH["wrongcredentials"].format(server=server_suffix()))
        return FAILED

    def _accepts(self, user, token):
        """Whether the token is one that Exchange takes for that mailbox."""
        local, _, domain = user.partition("@")
        known = any(local in names for names in (smtp_replies.AUTH, smtp_replies.DATA, smtp_replies.MAIL, smtp_replies.SPECIAL))
        try:
            claims = self.key.verify(token)
            roles = claims.get("roles", [])
            return (known and domain == scenarios.DOMAIN and claims["aud"] in AUDIENCES and claims["tid"] == scenarios.TENANT
                    and bool(claims["oid"]) and ("SMTP.SendAsApp" in roles or (local == "rbac" and not roles)))
        except (ValueError, KeyError, TypeError):
            return False

    async def _refused(self):
        if self.name == "google":
            return await self._json_334()
        await self.push(smtp_replies.UNSUCCESSFUL.format(server=server_suffix()))
        return FAILED

    async def _json_334(self):
        answer = await self.challenge_auth('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}')
        if answer is not MISSING:
            await self.push("535 5.7.8 Username and Password not accepted. For more information, go to https://support.example/BadCredentials")
        return FAILED

    def _signed_in(self, user):
        self.user = user
        return AuthResult(success=True, auth_data=user, message=smtp_replies.SIGNED_IN)

    async def _scripted(self, user, blob, token):
        """The answer the mailbox stands for."""
        local = user.partition("@")[0]
        if local in smtp_replies.AUTH:
            await self._say(smtp_replies.AUTH[local], {"server": server_suffix(), "blob": blob, "token": token})
            return FAILED
        if local == "json334":
            return await self._json_334()
        if local == "challenge-loop":
            for _ in range(1000):
                if await self.challenge_auth("again") is MISSING:
                    return FAILED
        if local in ("hang", "resetauth", "closeauth"):
            await self.instead({"resetauth": "reset", "closeauth": "close"}.get(local, local))
            return FAILED
        if local == "slow":
            await asyncio.sleep(3)
        return self._signed_in(user)

    async def _say(self, reply, words):
        for line in reply if isinstance(reply, list) else [reply]:
            if isinstance(line, bytes):
                line = line.replace(b"{server}", words["server"].encode())
            else:
                for word, value in words.items():
                    line = line.replace("{" + word + "}", value)
            await self.push(line)
