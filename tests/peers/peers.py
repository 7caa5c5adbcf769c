#!/usr/bin/python3
"""Starts all test servers and says in DIR/peers.json where they are.

The file appears when every server accepts connections. Ends after --lifetime seconds, on SIGTERM or SIGINT, or, with --until-input-ends,
when standard input is closed (so that a test program takes its servers with it).
"""
import argparse
import asyncio
import json
import os
import pathlib
import signal
import ssl
import stat
import sys

import authority
import certificates
import client_certificates
import delay
import http_proxy
import real_mail
import rude_smtp
import scenarios
import smtp_modes
import smtp_replies
import smtp_server
import sockets
import tokens

# Authorities that differ in their TLS: certificate (None: no TLS) and highest TLS version.
AUTHORITIES = {
    "good": ("good", ssl.TLSVersion.TLSv1_3), "tls12": ("good", ssl.TLSVersion.TLSv1_2), "expired": ("expired", ssl.TLSVersion.TLSv1_3),
    "not-yet-valid": ("not-yet-valid", ssl.TLSVersion.TLSv1_3), "self-signed": ("self-signed", ssl.TLSVersion.TLSv1_3),
    "other-host": ("other-host", ssl.TLSVersion.TLSv1_3), "inspected": ("inspected", ssl.TLSVersion.TLSv1_3), "http": (None, None),
}
# What --delay-ms puts at a distance.
DISTANT = ("submission", "smtps", "basic")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", required=True, type=pathlib.Path, help="folder for certificates, keys, logs and peers.json")
    parser.add_argument("--real", action="store_true", help="also Postfix and Dovecot (needs root)")
    parser.add_argument("--lifetime", type=float, default=3600, help="seconds until it ends by itself")
    parser.add_argument("--delay-ms", type=float, default=0, help="round-trip time to the good authority and the SMTP servers " + ", ".join(DISTANT) + " and Postfix")
    parser.add_argument("--until-input-ends", action="store_true")
    parser.add_argument("--authority-port", type=int, default=0)
    parser.add_argument("--submission-port", type=int, default=0)
    parser.add_argument("--smtps-port", type=int, default=0)
    options = parser.parse_args()
    mode = os.fstat(sys.stdin.fileno()).st_mode
    if options.until_input_ends and not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or sys.stdin.isatty()):
        parser.error("--until-input-ends needs a pipe or terminal as standard input")
    return options


class Peers:
    """All servers of one run; ports by name."""

    def __init__(self, options):
        self.options, self.state = options, options.state.resolve()
        self.certificates = certificates.make(self.state / "certificates")
        self.client_certificates = self.state / "client-certificates"
        self.registered = client_certificates.make(self.client_certificates)
        self.key = tokens.SigningKey(self.state / "keys")
        self.ports = {"authority": {}, "smtp": {}, "rude": {}, "proxy": {}, "real": {}}
        self.real = None

    async def distant(self, name, port=0):
        """A listening port for clients and the sockets for the server behind it; they are the same without --delay-ms."""
        near = sockets.listen(port)
        if not self.options.delay_ms:
            return sockets.port_of(near), near
        behind = sockets.listen()
        await delay.relay(near, sockets.port_of(behind), self.options.delay_ms)
        return sockets.port_of(near), behind

    async def start(self):
        await self.start_authorities()
        store = smtp_server.Store(self.state)
        given = {"submission": self.options.submission_port, "smtps": self.options.smtps_port}
        for name in smtp_modes.MODES:
            if name in DISTANT:
                self.ports["smtp"][name], listeners = await self.distant(name, given.get(name, 0))
            else:
                listeners = sockets.listen()
                self.ports["smtp"][name] = sockets.port_of(listeners)
            await smtp_server.serve(name, listeners, self.certificates, self.key, store)
        for kind, names, serve in (("rude", rude_smtp.SERVERS, rude_smtp.serve), ("proxy", http_proxy.MODES, http_proxy.serve)):
            for name in names:
                listeners = sockets.listen()
                self.ports[kind][name] = sockets.port_of(listeners)
                await serve(name, listeners)
        if self.options.real:
            await self.start_real()

    async def start_authorities(self):
        for name, (certificate, highest) in AUTHORITIES.items():
            if name == "good":
                port, listeners = await self.distant(name, self.options.authority_port)
            else:
                listeners = sockets.listen()
                port = sockets.port_of(listeners)
            context = authority.server_context(self.certificates, certificate, highest) if certificate else None
            authority.Authority(listeners, context, self.key, self.state / "requests.jsonl", port, self.registered)
            self.ports["authority"][name] = port

    async def start_real(self):
        self.real = await asyncio.to_thread(real_mail.RealMail, self.certificates, self.state / "keys/signing-key.pub", self.key.id)
        for name, port in (("submission", self.real.submission), ("smtps", self.real.smtps)):
            if self.options.delay_ms:
                near = sockets.listen()
                await delay.relay(near, port, self.options.delay_ms)
                port = sockets.port_of(near)
            self.ports["real"][name] = port

    def description(self):
        """What peers.json holds; README.md explains it."""
        folder = self.certificates
        return {
            "pid": os.getpid(), "host": "localhost", "authority": f"https://localhost:{self.ports['authority']['good']}",
            "ports": self.ports, "ca": str(folder / "ca.pem"), "inspectorCa": str(folder / "inspector-ca.pem"),
            "publicKey": str(self.state / "keys/signing-key.pub"), "requests": str(self.state / "requests.jsonl"),
            "smtpLog": str(self.state / "smtp.jsonl"), "mail": str(self.state / "mail"),
            "realMail": str(self.real.mail_folder) if self.real else None, "delayMs": self.options.delay_ms,
            "domain": scenarios.DOMAIN, "tenant": scenarios.TENANT, "client": scenarios.CLIENT, "objectId": scenarios.OBJECT_ID,
            "secret": scenarios.SECRET, "clientCertificates": str(self.client_certificates), "passphrase": client_certificates.PASSPHRASE,
            "mailbox": scenarios.MAILBOX, "scope": scenarios.EXCHANGE + "/.default",
            "unknownTenant": scenarios.UNKNOWN_TENANT, "unknownClient": scenarios.UNKNOWN_CLIENT,
            "refusedClientPrefix": scenarios.REFUSED_CLIENT, "tenants": scenarios.TENANTS, "clients": scenarios.CLIENTS,
            "basic": [{"user": user, "password": password} for user, password in scenarios.BASIC_ACCOUNTS.items()],
            "proxyUser": http_proxy.USER, "proxyPassword": http_proxy.PASSWORD,
            "mailboxes": sorted(name + "@" + scenarios.DOMAIN for table in (smtp_replies.AUTH, smtp_replies.DATA, smtp_replies.MAIL, smtp_replies.SPECIAL)
                                for name in table),
        }

    def write_description(self):
        file = self.state / "peers.json"
        fresh = file.with_suffix(".tmp")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(self.description(), indent=1, ensure_ascii=False), encoding="utf-8")
        fresh.replace(file)

    def stop(self):
        (self.state / "peers.json").unlink(missing_ok=True)
        if self.real:
            self.real.stop()


async def ended(options):
    """Returns when it is time to stop."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, over.set)
    if options.until_input_ends:
        loop.add_reader(sys.stdin, lambda: os.read(0, 4096) or (loop.remove_reader(sys.stdin), over.set()))
    try:
        await asyncio.wait_for(over.wait(), options.lifetime)
    except asyncio.TimeoutError:
        pass


async def main():
    options = parse()
    options.state.mkdir(parents=True, exist_ok=True)
    (options.state / "peers.json").unlink(missing_ok=True)
    # Clients that refuse a certificate or vanish are what is tested here, not an error of the servers.
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: None if isinstance(context.get("exception"), OSError) else loop.default_exception_handler(context))
    peers = Peers(options)
    # Signals count from here on, so that none can leave Postfix behind while it starts.
    over = asyncio.create_task(ended(options))
    try:
        await asyncio.wait([over, start := asyncio.create_task(peers.start())], return_when=asyncio.FIRST_COMPLETED)
        if start.done():
            start.result()
            peers.write_description()
            print(options.state / "peers.json", flush=True)
        await over
    finally:
        await asyncio.gather(start, return_exceptions=True)
        peers.stop()


if __name__ == "__main__":
    asyncio.run(main())
