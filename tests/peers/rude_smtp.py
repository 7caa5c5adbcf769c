"""Servers on the SMTP port that are no SMTP server or misbehave on the line; on asyncio streams, because aiosmtpd would be too polite.

Each function of SERVERS serves one connection; its docstring is what README.md says about it.
"""
import asyncio
import socket
import struct

GREETING = b"220 rude.contoso.com ESMTP\r\n"
TLS_OFFER = b"250-rude.contoso.com\r\n250-STARTTLS\r\n250 8BITMIME\r\n"
LIMIT = 1 << 30


async def until_closed(reader):
    while await reader.read(65536):
        pass


def reset(writer):
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def endless(writer, piece, pause=0.002):
    for _ in range(LIMIT // len(piece)):
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(pause)


def speaks(first, *answers):
    """Sends `first`, then one of `answers` for each line that comes, then nothing more."""
    async def serve(reader, writer):
        writer.write(first)
        for answer in answers:
            await reader.readline()
            writer.write(answer)
        await until_closed(reader)
    return serve


async def silent(reader, writer):
    """accepts, never says anything"""
    await until_closed(reader)


async def reset_at_connect(reader, writer):
    """TCP reset right after the connection"""
    reset(writer)


async def close_at_connect(reader, writer):
    """closes right after the connection"""


async def endless_banner(reader, writer):
    """220- lines without end"""
    await endless(writer, b"220-welcome, welcome, welcome\r\n" * 100)


async def endless_line(reader, writer):
    """a banner line that never ends"""
    writer.write(b"220 ")
    await endless(writer, b"x" * 16384)


async def endless_ehlo(reader, writer):
    """EHLO's answer has lines without end"""
    writer.write(GREETING)
    await reader.readline()
    await endless(writer, b"250-X-EXTENSION of the day\r\n" * 100)


async def drip(reader, writer):
    """a correct banner and EHLO answer, one byte per second"""
    for text in (GREETING, TLS_OFFER):
        for byte in text:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(1)
        await reader.readline()
    await until_closed(reader)


async def http(reader, writer):
    """a web server: silent until it gets a line, then 400"""
    await reader.readline()
    writer.write(b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>400 Bad Request</html>")
    await writer.drain()


SERVERS = {
    "silent": silent, "reset-at-connect": reset_at_connect, "close-at-connect": close_at_connect,
    "endless-banner": endless_banner, "endless-line": endless_line, "endless-ehlo": endless_ehlo, "drip": drip, "http": http,
    "banner-http": speaks(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Sign in to Guest Wi-Fi</title></html>\r\n"),
    "banner-imap": speaks(b"* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.\r\n", b"EHLO BAD Unknown command\r\n"),
    "banner-pop": speaks(b"+OK POP3 ready\r\n", b"-ERR unknown command\r\n"),
    "banner-ssh": speaks(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"),
    "banner-ftp": speaks(b"220-FTP server ready\r\n220 Please log in\r\n", b"500 Unknown command EHLO\r\n", b"500 Unknown command HELO\r\n"),
    "banner-554": speaks(b"554 5.7.1 Your address 192.0.2.7 is on our block list\r\n"),
    "banner-421": speaks(b"421 4.3.2 Service not active\r\n"),
    "banner-binary": speaks(bytes(range(256)) * 8),
    "banner-nul": speaks(b"220 rude\0.contoso\0.com\r\n", TLS_OFFER),
    "bare-linefeeds": speaks(GREETING.replace(b"\r\n", b"\n"), b"250 no carriage returns here\n"),
    "bad-codes": speaks(b"22x rude\r\n"),
    "no-space": speaks(b"220\r\n", b"250\r\n"),
    "mixed-codes": speaks(GREETING, b"250-rude.contoso.com\r\n550 5.7.1 no\r\n"),
    "line-then-eof": speaks(b"220 rude.contoso.com"),
    "starttls-then-text": speaks(GREETING, TLS_OFFER, b"220 go ahead\r\n250-this is not TLS\r\n250 AUTH XOAUTH2 LOGIN PLAIN\r\n"),
    # A man in the middle appends replies to STARTTLS's; they must not count as said inside TLS (RFC 3207, 6).
    "starttls-injection": speaks(GREETING, TLS_OFFER, b"220 go ahead\r\n235 2.7.0 Authentication successful\r\n250 injected\r\n"),
    "starttls-garbage": speaks(GREETING, TLS_OFFER, b"220 go ahead\r\n", b"\x15\x03\x01\x00\x02\x02\x28"),
    "starttls-hangs-in-handshake": speaks(GREETING, TLS_OFFER, b"220 go ahead\r\n"),
}


async def serve(name, listeners):
    """Starts one of SERVERS on the given sockets of a running event loop."""
    async def connected(reader, writer):
        try:
            await SERVERS[name](reader, writer)
        except OSError:
            pass
        finally:
            writer.close()

    for listener in listeners:
        await asyncio.start_server(connected, sock=listener)
