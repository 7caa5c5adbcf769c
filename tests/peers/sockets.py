"""Listening sockets on loopback, IPv4 and (where the machine has it) IPv6 on the same port."""
import socket


def _bind(family, address, port):
    one = socket.socket(family, socket.SOCK_STREAM)
    try:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind((address, port))
        one.listen(100)
    except OSError:
        one.close()
        raise
    return one


def listen(port=0):
    """Sockets on 127.0.0.1 and, if possible, ::1; port 0 takes a free one. OSError when 127.0.0.1 has that port in use."""
    first = _bind(socket.AF_INET, "127.0.0.1", port)
    try:
        return [first, _bind(socket.AF_INET6, "::1", first.getsockname()[1])]
    except OSError:
        return [first]


def port_of(listeners):
    return listeners[0].getsockname()[1]


def free_port():
    """A port that was free a moment ago, for servers that insist on binding it themselves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
