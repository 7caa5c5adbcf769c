#!/usr/bin/python3
"""An HTTPS server shaped like login.microsoftonline.com: discovery and token endpoint, refusals chosen by tenant, client and secret.

Usage: authority.py --state DIR [--port PORT]   (runs until its input ends)
"""
import argparse
import base64
import email.utils
import http.server
import json
import pathlib
import re
import ssl
import sys
import threading
import time
import urllib.parse
import uuid

import assertions
import certificates
import client_certificates
import entra
import misbehaviour
import scenarios
import sockets
import tokens

DISCOVERY = re.compile(r"^/([^/]*)/v2\.0/\.well-known/openid-configuration$")
TOKEN = re.compile(r"^/([^/]*)/oauth2/v2\.0/token$")
KEYS = re.compile(r"^/[^/]*/discovery/v2\.0/keys$")
HOST_NAME = re.compile(r"^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$", re.IGNORECASE)
GUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)


def tenant_refusal(tenant):
    """The AADSTS code for a tenant name that is none, None if it looks like one."""
    if tenant in ("common", "consumers", "organizations"):
        return 9001023
    if GUID.match(tenant):
        return 900021 if not tenant.strip("0-") else None
    return None if HOST_NAME.match(tenant) else 900023


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536
    disable_nagle_algorithm = True
    clock_offset = 0

    def answer(self, status, body, content_type="application/json; charset=utf-8", headers=()):
        body = body.encode() if isinstance(body, str) else body
        self.send_response_only(status)
        self.send_header("Date", email.utils.formatdate(time.time() + self.clock_offset, usegmt=True))
        self.send_header("Cache-Control", "no-store, no-cache")
        self.send_header("Content-Type", content_type)
        self.send_header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        self.send_header("x-ms-request-id", str(uuid.uuid4()))
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, code, endpoint="token", **words):
        status, body = entra.refusal(code, endpoint, **words)
        self.answer(status, json.dumps(body))

    def do_GET(self):
        path = urllib.parse.unquote(self.path.partition("?")[0])
        if match := DISCOVERY.match(path):
            self.discovery(match[1])
        elif KEYS.match(path):
            self.answer(200, json.dumps(self.server.key.jwks()))
        elif TOKEN.match(path):
            self.note("GET token")
            self.refuse(900561)
        else:
            self.answer(404, "")

    def discovery(self, tenant):
        name = scenarios.tenant(tenant)
        self.note("discovery", tenant=tenant, scenario=name)
        if name in misbehaviour.ANSWERS:
            misbehaviour.ANSWERS[name](self, {})
        elif name is None:
            self.refuse(tenant_refusal(tenant) or 90002, "discovery", tenant=tenant)
        else:
            self.answer(200, json.dumps(entra.discovery(self.server.base, name)), headers={"Access-Control-Allow-Origin": "*"})

    def do_POST(self):
        length = self.headers.get("Content-Length", "0")
        self.body = self.rfile.read(min(int(length), 1 << 20)) if length.isdigit() else b""
        match = TOKEN.match(urllib.parse.unquote(self.path.partition("?")[0]))
        if not match:
            return self.answer(404, "")
        form = {}
        if self.headers.get_content_type() == "application/x-www-form-urlencoded":
            form = dict(urllib.parse.parse_qsl(self.body.decode("latin-1"), keep_blank_values=True))
        self.basic_credentials(form)
        self.note("token", tenant=match[1], client=form.get("client_id"), scope=form.get("scope"), grant=form.get("grant_type"),
                  secret_right=form.get("client_secret") == scenarios.SECRET, assertion=assertions.algorithm_of(form))
        self.token(match[1], form)

    def basic_credentials(self, form):
        """RFC 6749 2.3.1: id and secret may come in an Authorization header, each URL-encoded."""
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "basic":
            user, _, password = base64.b64decode(value).decode().partition(":")
            form.update(client_id=urllib.parse.unquote_plus(user), client_secret=urllib.parse.unquote_plus(password))

    def token(self, tenant, form):
        name, client, scope = scenarios.tenant(tenant), form.get("client_id", ""), form.get("scope", "")
        words = {"tenant": tenant, "client": client, "scope": scope, "grant": form.get("grant_type", "")}
        if name in misbehaviour.ANSWERS:
            return misbehaviour.ANSWERS[name](self, form)
        for field in ("grant_type", "client_id"):
            if not form.get(field):
                return self.refuse(900144, missing=field)
        if name is None or tenant_refusal(tenant):
            return self.refuse(tenant_refusal(tenant) or 90002, **words)
        if form["grant_type"] != "client_credentials":
            return self.refuse(70003, **words)
        if not scope:
            return self.refuse(90014, missing="scope")
        variant = scenarios.client(client)
        if variant in misbehaviour.ANSWERS:
            return misbehaviour.ANSWERS[variant](self, form)
        code = scenarios.refused_with(client) or self.request_refusal(variant, scope)
        if not code:
            code, more = self.credential_refusal(form)
            words.update(more)
        resource = scope.removesuffix("/.default")
        if code or resource.rstrip("/") not in scenarios.RESOURCES:
            return self.refuse(code or 500011, **{"resource": resource, "missing": "scope", **words})
        self.answer(200, json.dumps(entra.token_answer(self.server.key, resource.rstrip("/"), client, variant, "client_assertion" in form)))

    @staticmethod
    def request_refusal(variant, scope):
        """The AADSTS code for a client or scope that is wrong, else None."""
        if variant is None:
            return 700016
        if len(scope.split()) != 1:
            return 70011
        if not scope.endswith("/.default"):
            return 1002012
        return None

    def credential_refusal(self, form):
        """The AADSTS code for a secret or assertion that is wrong, else None; and what its text says besides."""
        if "client_assertion" not in form:
            return (None if form["client_secret"] == scenarios.SECRET else 7000215) if form.get("client_secret") else 7000216, {}
        endpoint = self.server.base + self.path.partition("?")[0]
        try:
            assertions.check(form, endpoint, self.server.registered, time.time() + self.clock_offset)
        except assertions.Refused as refused:
            return refused.code, refused.words
        return None, {}

    def note(self, what, **facts):
        self.server.note({"time": time.time(), "request": what, **facts, "user_agent": self.headers.get("User-Agent")})

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """One listening port. context None means HTTP without TLS."""
    daemon_threads = True

    def __init__(self, listener, context, key, base, note, registered):
        super().__init__(listener.getsockname(), Handler, bind_and_activate=False)
        self.socket.close()
        self.socket, self.context, self.key, self.base, self.note = listener, context, key, base, note
        self.registered = registered

    def finish_request(self, request, address):
        # The handshake belongs into the connection's own thread; a client that stalls would block the port otherwise.
        raw = request
        if self.context:
            request.settimeout(60)
            request = self.context.wrap_socket(request, server_side=True)
            request.settimeout(None)
        handler = type("Connection", (Handler,), {"raw": request})
        try:
            handler(request, address, self)
        finally:
            raw.close() if raw is request else request.close()

    def handle_error(self, request, address):
        """Clients that go away are what these servers are for."""


def server_context(folder, certificate="good", highest=ssl.TLSVersion.TLSv1_3):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pathlib.Path(folder) / (certificate + ".pem"))
    context.maximum_version = highest
    return context


class Authority:
    """The authority on one port (IPv4 and IPv6), serving in threads from construction on."""

    def __init__(self, listeners, context, key, log=None, public_port=None, registered=()):
        """registered: the certificates (client_certificates.py) that belong to every application."""
        self.base = f"{'https' if context else 'http'}://localhost:{public_port or sockets.port_of(listeners)}"
        self.lock, self.log = threading.Lock(), log
        for listener in listeners:
            threading.Thread(target=Server(listener, context, key, self.base, self.note, registered).serve_forever, daemon=True).start()

    def note(self, entry):
        if self.log:
            with self.lock, open(self.log, "a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--state", required=True, type=pathlib.Path)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    certificates.make(options.state / "certificates")
    key = tokens.SigningKey(options.state / "keys")
    authority = Authority(sockets.listen(options.port), server_context(options.state / "certificates"), key, options.state / "requests.jsonl",
                          registered=client_certificates.make(options.state / "client-certificates"))
    print(authority.base, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
