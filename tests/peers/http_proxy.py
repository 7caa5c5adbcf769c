"""HTTP proxies for CONNECT: an open one, one that wants a password, one that forbids everything."""
import asyncio
import base64

USER, PASSWORD = "proxyuser", "P~canary+proxy/pass"
WANTED = b"basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode())
MODES = {"proxy": "CONNECT to loopback, no password", "proxy-password": f"the same, with Basic authentication ({USER})", "proxy-forbids": "403 to everything"}


async def _pump(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.write_eof()
    except OSError:
        writer.transport.abort()


async def _request(reader):
    """Method, target and the Authorization for the proxy (scheme in lower case)."""
    head = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
    method, target, _ = head[0].split(b" ", 2)
    for line in head[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"proxy-authorization":
            scheme, _, credentials = value.strip().partition(b" ")
            return method, target, scheme.lower() + b" " + credentials
    return method, target, b""


async def _serve(mode, reader, writer):
    method, target, credentials = await _request(reader)
    host, _, port = target.decode().rpartition(":")
    if mode == "proxy-password" and credentials != WANTED:
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"Contoso\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    elif mode == "proxy-forbids" or method != b"CONNECT" or host not in ("localhost", "127.0.0.1", "[::1]"):
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 23\r\nConnection: close\r\n\r\n<h1>Access denied</h1>\r\n")
    else:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", int(port))
        except OSError:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        far_writer.close()


async def serve(mode, listeners):
    """Starts one of MODES on the given sockets of a running event loop."""
    async def connected(reader, writer):
        try:
            await _serve(mode, reader, writer)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    for listener in listeners:
        await asyncio.start_server(connected, sock=listener)
