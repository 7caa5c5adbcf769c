"""Answers over HTTP that are not an authority's: proxies, portals, broken and hostile servers. One function per name of scenarios.MISBEHAVIOURS.

Each gets the request handler (http.server) and the form that was sent (empty for discovery) and answers as it likes.
"""
import functools
import gzip
import json
import socket
import struct
import time

import entra
import scenarios

PORTAL = "<!DOCTYPE html><html><head><title>Guest Wi-Fi: please sign in</title></head><body><form action=\"/login\">…</form></body></html>"
DENIED = "<html><head><title>Access Denied</title></head><body>Blocked by Contoso Web Gateway: category \"Webmail\".</body></html>"
LIMIT = 1 << 30


def drop(handler):
    """Ends the connection with a TCP reset."""
    handler.raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.raw.close()
    handler.close_connection = True


def stream(handler, head, piece, pause):
    """Sends head, then piece for ever (a GiB at most), with a pause between."""
    handler.close_connection = True
    handler.wfile.write(head)
    for _ in range(LIMIT // len(piece)):
        handler.wfile.write(piece)
        handler.wfile.flush()
        time.sleep(pause)


def text(status, body, content_type="text/html; charset=utf-8", **headers):
    return lambda handler, form: handler.answer(status, body, content_type, headers)


def redirect(status):
    """To where a client that follows gets a good token: it must not (the secret would travel along)."""
    def answer(handler, form):
        place = handler.path.split("/")
        place[1] = scenarios.TENANT
        handler.answer(status, "", "text/html", {"Location": handler.server.base + "/".join(place)})
    return answer


def usual(handler, form, **changes):
    """What the good tenant would have said, as text."""
    if form:
        answer = entra.token_answer(handler.server.key, scenarios.EXCHANGE, scenarios.CLIENT)
    else:
        answer = entra.discovery(handler.server.base, "good")
    answer.update(changes)
    return json.dumps(answer)


def compressed(handler, form):
    handler.answer(200, gzip.compress(usual(handler, form).encode()), "application/json", {"Content-Encoding": "gzip"})


@functools.cache
def small_of_64_mib():
    return gzip.compress(b'{"token_type":"Bearer","expires_in":3599,"access_token":"' + b"A" * (64 << 20) + b'"}')


def bomb(handler, form):
    handler.answer(200, small_of_64_mib(), "application/json", {"Content-Encoding": "gzip"})


def truncated(handler, form):
    handler.close_connection = True
    body = usual(handler, form).encode()
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (len(body) + 500) + body[:-20])


def silent(handler, form):
    handler.close_connection = True
    handler.connection.settimeout(300)
    try:
        handler.connection.recv(1)
    except OSError:
        pass


def slow_drip(handler, form):
    body = usual(handler, form).encode()
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body))
    for one in body:
        handler.wfile.write(bytes([one]))
        handler.wfile.flush()
        time.sleep(1)


def clock(seconds):
    def answer(handler, form):
        handler.clock_offset = seconds
        code, words = handler.credential_refusal(form) if "client_assertion" in form else (None, {})
        if code:
            return handler.refuse(code, client=form.get("client_id", ""), **words)
        handler.answer(200, usual(handler, form), "application/json; charset=utf-8")
    return answer


def echo(handler, form):
    """Refuses and repeats the whole request, raw and decoded: nothing of it may reach a report."""
    raw = getattr(handler, "body", b"").decode("latin-1")
    decoded = "&".join(f"{name}={value}" for name, value in form.items())
    handler.answer(400, json.dumps({"error": "invalid_request", "error_description": f"AADSTS90014: bad request: {raw} ({decoded})",
                                    "error_codes": [90014]}), "application/json; charset=utf-8")


def refusal(**changes):
    def answer(handler, form):
        status, body = entra.refusal(7000215, client=scenarios.CLIENT)
        body.update(changes)
        handler.answer(status, json.dumps({name: value for name, value in body.items() if value is not None}), "application/json")
    return answer


ESCAPES = "AADSTS7000215: \x1b[2J\x1b[31mred\x1b]0;title\x07 \u202ereversed\u202c\r\nFAKE LINE: all checks passed\x00 end"
ONE_LINE = "AADSTS7000215: Invalid client secret provided. Trace ID: 5f1a Correlation ID: 77aa Timestamp: 2026-01-02 03:04:05Z"

ANSWERS = {
    "too-many-requests": text(429, "Too Many Requests", "text/plain", **{"Retry-After": "60"}),
    "server-error": text(500, "<h1>Internal Server Error</h1>"),
    "unavailable": text(503, "The service is unavailable.", "text/plain", **{"Retry-After": "120"}),
    "captive-portal": text(200, PORTAL),
    "redirect": redirect(302),
    "redirect-307": redirect(307),
    "proxy-denied": text(403, DENIED, Server="ContosoWebGateway/7.1"),
    "proxy-407": text(407, DENIED, **{"Proxy-Authenticate": "Negotiate"}),
    "not-found": text(404, "<h1>Not Found</h1>"),
    "huge-json": lambda handler, form: handler.answer(200, usual(handler, form, padding="x" * (10 << 20)), "application/json"),
    "endless-body": lambda handler, form: stream(handler, b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":\"", b"x" * 16384, 0.002),
    "slow-drip": slow_drip,
    "silent": silent,
    "reset": lambda handler, form: drop(handler),
    "truncated": truncated,
    "empty": text(200, "", "application/json"),
    "not-json": text(200, "{'access_token': oops", "application/json"),
    "wrong-types": text(200, '{"token_type":5,"expires_in":"soon","access_token":{"a":1},"issuer":[],"token_endpoint":7}', "application/json"),
    "deep-json": text(200, '{"a":' + "[" * 100000 + "]" * 100000 + "}", "application/json"),
    "json-array": text(200, '["token"]', "application/json"),
    "bad-utf8": text(200, b'{"token_type":"Bearer","error":"\xff\xfe\xc3","access_token":"\xc0\xaf"}', "application/json"),
    "byte-order-mark": lambda handler, form: handler.answer(200, "\ufeff" + usual(handler, form), "application/json"),
    "gzip": compressed,
    "gzip-bomb": bomb,
    "huge-header": lambda handler, form: handler.answer(200, usual(handler, form), "application/json", {"X-Padding": "x" * (1 << 20)}),
    "endless-headers": lambda handler, form: stream(handler, b"HTTP/1.1 200 OK\r\n", b"X-Padding: " + b"x" * 1000 + b"\r\n", 0.001),
    "garbage": lambda handler, form: stream(handler, b"", bytes(range(256)) * 4, 1),
    "bad-chunks": lambda handler, form: stream(handler, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"zz\r\nnot a chunk\r\n", 1),
    "close-at-once": lambda handler, form: setattr(handler, "close_connection", True),
    "echo": echo,
    "control-characters": refusal(error_description=ESCAPES),
    "one-line-error": refusal(error_description=ONE_LINE),
    "bare-error": text(400, '{"error":"invalid_client"}', "application/json"),
    "clock-ahead": clock(3600),
    "clock-behind": clock(-3600),
}
