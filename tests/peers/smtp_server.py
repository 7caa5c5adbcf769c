#!/usr/bin/python3
"""SMTP servers like Exchange Online's, with scripted refusals chosen by mailbox (smtp_replies.py) and by port (smtp_modes.py); on aiosmtpd.

Usage: smtp_server.py --state DIR [--mode NAME] [--port PORT]   (DIR is an authority's; runs until interrupted)
"""
import argparse
import asyncio
import collections
import json
import logging
import pathlib
import secrets
import socket
import ssl
import struct
import time
from asyncio import sslproto

from aiosmtpd.smtp import SMTP, TLSSetupException

import smtp_modes
import smtp_replies
import sockets
from smtp_auth import LONGEST_RESPONSE, Authentication, server_suffix

# aiosmtpd would log commands it does not know, with whatever a confused client sent there.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


class Store:
    """Where the servers write what they saw: one JSON line per command, one file per mail."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "mail").mkdir(parents=True, exist_ok=True)
        self.mails = []
        self.deferred = []

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
        lines = [f"{server.mode.host} Hello [127.0.0.1]", *server.mode.extensions]
        if server.mode.tls == "starttls" and not server.encrypted:
            lines.insert(min(5, len(lines)), "STARTTLS")
        elif server.mode.mechanisms:
            lines.insert(min(5, len(lines)), "AUTH " + " ".join(server.mode.mechanisms))
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
        if local == "closedata":
            await server.instead("close")
            return "250 nobody hears this"
        refusal = smtp_replies.DATA.get(local)
        if local == "busyonce" and envelope.original_content not in self.store.deferred:
            self.store.deferred.append(envelope.original_content)
            refusal = smtp_replies.BUSY
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


class Server(Authentication, SMTP):
    """One connection."""
    # Tokens are longer than aiosmtpd's limits. This one is the buffer's.
    line_length_limit = 1 << 17
    connections = 0

    def __init__(self, name, context, key, store):
        self.name, self.mode, self.key, self.store = name, smtp_modes.MODES[name], key, store
        self.user = ""
        starttls = context if self.mode.tls == "starttls" else None
        ready = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime())
        super().__init__(Handler(store), hostname=self.mode.host, tls_context=starttls, auth_require_tls=False, enable_SMTPUTF8=True,
                         ident=f"Microsoft ESMTP MAIL Service ready at {ready} [{secrets.token_hex(8).upper()}]",
                         loop=asyncio.get_running_loop())
        self.command_size_limits = collections.defaultdict(lambda: LONGEST_RESPONSE)
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
