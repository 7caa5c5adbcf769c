#!/usr/bin/python3
"""SMTP servers like Exchange Online's, with scripted refusals chosen by mailbox (smtp_replies.py) and by port (smtp_modes.py); on aiosmtpd.

Usage: smtp_server.py --state DIR [--mode NAME] [--port PORT]   (DIR is an authority's; runs until interrupted)
"""
import argparse
import asyncio
import base64
import collections
import hashlib
import hmac
import json
import logging
import pathlib
import secrets
import socket
import ssl
import struct
import time
from asyncio import sslproto

from aiosmtpd.smtp import MISSING, SMTP, AuthResult, TLSSetupException

import scenarios
import smtp_modes
import smtp_replies
import sockets

EXTENSIONS = ["SIZE 157286400", "PIPELINING", "DSN", "ENHANCEDSTATUSCODES", "8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8"]
AUDIENCES = (scenarios.EXCHANGE, scenarios.EXCHANGE + "/", "https://outlook.office.com", "00000002-0000-0ff1-ce00-000000000000")
# aiosmtpd would log commands it does not know, with whatever a confused client sent there.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
FAILED = AuthResult(success=False, handled=True)


def server_suffix():
    now = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())
    return f"[AM0PR05CA0042.EURPRD05.PROD.OUTLOOK.COM {now}.042Z {secrets.token_hex(8).upper()}]"


class Store:
    """Where the servers write what they saw: one JSON line per command, one file per mail."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "mail").mkdir(parents=True, exist_ok=True)
        self.mails = []

    def command(self, mode, connection, command, tls):
        word, _, rest = command.partition(" ")
        if word.upper() == "AUTH":
            command = "AUTH " + (rest.split() or [""])[0]
        with open(self.folder / "smtp.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps({"time": time.time(), "server": mode, "connection": connection, "tls": tls, "command": command}) + "\n")

    def mail(self, mode, user, envelope):
        self.mails.append(envelope)
        base = self.folder / "mail" / f"{len(self.mails):04}"
        base.with_suffix(".eml").write_bytes(envelope.original_content)
        base.with_suffix(".json").write_text(json.dumps({"server": mode, "user": user, "from": envelope.mail_from, "to": envelope.rcpt_tos}))


class Handler:
    """aiosmtpd's hooks for MAIL, RCPT and DATA."""

    def __init__(self, store):
        self.store = store

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        lines = [f"{server.mode.host} Hello [127.0.0.1]", *EXTENSIONS]
        if server.mode.tls == "starttls" and not server.encrypted:
            lines.insert(5, "STARTTLS")
        elif server.mode.mechanisms:
            lines.insert(5, "AUTH " + " ".join(server.mode.mechanisms))
        # One write, as a real server does it: a record per line would cost a client delayed acknowledgements.
        return ["\r\n".join(f"250{' ' if line is lines[-1] else '-'}{line}" for line in lines)]

    async def handle_MAIL(self, server, session, envelope, address, options):
        refusal = smtp_replies.MAIL.get(server.user.partition("@")[0])
        if not server.user or refusal:
            return (refusal or smtp_replies.MAIL["notauthenticated"]).format(server=server_suffix())
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal := smtp_replies.RCPT.get(address.partition("@")[0].lower()):
            return refusal.format(server=server_suffix())
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, server, session, envelope):
        local = server.user.partition("@")[0]
        if local in ("slowdata", "hangdata"):
            await asyncio.sleep(3 if local == "slowdata" else 600)
        refusal = smtp_replies.DATA.get(local)
        if not refusal and envelope.mail_from.lower() != server.user:
            refusal = smtp_replies.SEND_AS_DENIED
        if refusal:
            return refusal.format(server=server_suffix(), user=server.user, sender=envelope.mail_from)
        self.store.mail(server.name, server.user, envelope)
        return f"250 2.0.0 OK <{secrets.token_hex(8)}@AM0PR05MB0001.eurprd05.prod.outlook.com> [Hostname=AM0PR05MB0001.eurprd05.prod.outlook.com]"

    async def handle_QUIT(self, server, session, envelope):
        if server.user.startswith("hangquit@"):
            await asyncio.sleep(600)
        return "221 2.0.0 Service closing transmission channel"


class Server(SMTP):
    """One connection."""
    # Tokens are longer than aiosmtpd's limits. This one is the buffer's; answers to challenges may have RFC 4954's 12288 bytes.
    line_length_limit = 1 << 17
    longest_response = 12290
    connections = 0

    def __init__(self, name, context, key, store):
        self.name, self.mode, self.key, self.store = name, smtp_modes.MODES[name], key, store
        self.user = ""
        starttls = context if self.mode.tls == "starttls" else None
        ready = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime())
        super().__init__(Handler(store), hostname=self.mode.host, tls_context=starttls, auth_require_tls=False, enable_SMTPUTF8=True,
                         ident=f"Microsoft ESMTP MAIL Service ready at {ready} [{secrets.token_hex(8).upper()}]",
                         loop=asyncio.get_running_loop())
        self.command_size_limits = collections.defaultdict(lambda: self.longest_response)
        Server.connections += 1
        self.number = Server.connections
        # Only so does aiosmtpd show every command before it acts on it.
        self._smtp_methods = {word: self._seen(word, method) for word, method in self._smtp_methods.items()}

    def _seen(self, word, method):
        async def call(argument):
            self.store.command(self.name, self.number, f"{word} {argument or ''}".strip(), self.encrypted)
            await method(argument)
        return call

    @property
    def encrypted(self):
        return self.transport is not None and self.transport.get_extra_info("ssl_object") is not None

    async def instead(self, action):
        """Does what a mode or mailbox wants done in place of an answer."""
        if action == "hang":
            await asyncio.sleep(600)
        elif action == "reset":
            peer = self.transport.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()
        elif action == "close":
            self.transport.close()
        else:
            await self.push(action)

    async def smtp_EHLO(self, hostname):
        if self.mode.on_ehlo:
            return await self.instead(self.mode.on_ehlo)
        await super().smtp_EHLO(hostname)

    async def smtp_STARTTLS(self, argument):
        """aiosmtpd 1.4.3 does not fit Python 3.11's SSLProtocol, whose transport is only made on request."""
        if self.mode.on_starttls:
            return await self.instead(self.mode.on_starttls)
        if argument or not self.tls_context or self.encrypted:
            return await self.push("503 5.5.2 STARTTLS not possible now")
        await self.push("220 2.0.0 SMTP server ready")
        done = self.loop.create_future()
        self._tls_protocol = sslproto.SSLProtocol(self.loop, self, self.tls_context, done, server_side=True)
        self._original_transport = self.transport
        self._original_transport.set_protocol(self._tls_protocol)
        self.transport = self._tls_protocol._get_app_transport()
        self._tls_protocol.connection_made(self._original_transport)
        try:
            await done
        except Exception as error:
            raise TLSSetupException() from error

    async def handle_exception(self, error):
        return f"500 5.3.3 Unrecognized command {server_suffix()}"

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
        if len(line) > self.longest_response:
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


async def serve(name, listeners, certificates, key, store):
    """Starts the server of a mode on the given sockets of a running event loop."""
    mode = smtp_modes.MODES[name]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pathlib.Path(certificates) / (mode.certificate + ".pem"))
    loop = asyncio.get_running_loop()
    for listener in listeners:
        await loop.create_server(lambda: Server(name, context, key, store), sock=listener,
                                 ssl=context if mode.tls == "implicit" else None)


async def main():
    import certificates
    import tokens
    parser = argparse.ArgumentParser()
    parser.add_argument("--state", required=True, type=pathlib.Path)
    parser.add_argument("--mode", default="submission", choices=smtp_modes.MODES)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    listeners = sockets.listen(options.port)
    folder = certificates.make(options.state / "certificates")
    await serve(options.mode, listeners, folder, tokens.SigningKey(options.state / "keys"), Store(options.state))
    print(f"{options.mode} on port {sockets.port_of(listeners)}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
