"""A TCP relay that makes a loopback server as far away as a round-trip time says.

What it models: every byte takes half the round trip in each direction, at unlimited bandwidth; the connect costs one round trip more.
connect() itself returns at once, for the kernel answers it; the relay charges its round trip to the first bytes instead: what the client
sends right away counts as sent one round trip after the connect, and the server behind sees the connection after one and a half. So a
banner or the answer to a first request arrives after two round trips, as over a real line. Not modelled: loss, TCP's slow start, name resolution.
"""
import asyncio
import socket
import struct


def _reset(writer):
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _carry(reader, writer, one_way, not_before=0.0):
    """Moves bytes from reader to the writer that `writer` (awaitable) yields: each chunk one_way seconds after it came,
    or after not_before if it came earlier. An end is passed on as an end, a reset as a reset."""
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()

    async def receive():
        data = b"?"
        while data:
            try:
                data = await reader.read(65536)
            except OSError:
                data = None
            queue.put_nowait((max(loop.time(), not_before) + one_way, data))

    receiving = asyncio.create_task(receive())
    try:
        target = await writer
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if data is None:
                return _reset(target)
            if not data:
                return target.write_eof()
            target.write(data)
            await target.drain()
    except OSError:
        pass
    finally:
        receiving.cancel()


async def relay(listeners, port, round_trip_ms):
    """Starts relaying from the given sockets to 127.0.0.1:port."""
    round_trip = round_trip_ms / 1000
    loop = asyncio.get_running_loop()

    async def connected(reader, writer):
        began = loop.time()
        far = loop.create_future()

        async def far_writer():
            return (await far)[1]

        async def near_writer():
            return writer

        there = asyncio.create_task(_carry(reader, far_writer(), round_trip / 2, began + round_trip))
        try:
            await asyncio.sleep(1.5 * round_trip)
            far.set_result(await asyncio.open_connection("127.0.0.1", port))
            await _carry(far.result()[0], near_writer(), round_trip / 2)
            await there
            far.result()[1].close()
        except OSError:
            there.cancel()
            _reset(writer)
        finally:
            writer.close()

    for listener in listeners:
        await asyncio.start_server(connected, sock=listener)
