#!/usr/bin/python3
"""One SMTP server without TLS, for one connection after the other, that follows a script: it prints its port, then does what each argument says.

  <TEXT   sends TEXT with CRLF behind it
  ^TEXT   sends TEXT as it is, for ever
  >TEXT   waits for a line that begins with TEXT; prints every line that comes as "C: line"
  =TEXT   waits for exactly this line, printing in the same way
  next    closes, and waits for another connection; prints "(next)" when it comes
  hang    waits until the client goes
  close   closes
After the script it prints what the client still says, until the client goes.
"""
import socket
import sys


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    connection, _ = listener.accept()
    lines = connection.makefile("rb")
    for action in sys.argv[1:]:
        if action.startswith("<"):
            connection.sendall(action[1:].encode() + b"\r\n")
        elif action.startswith("^"):
            while True:
                connection.sendall(action[1:].encode())
        elif action == "next":
            lines.close()
            connection.close()
            connection, _ = listener.accept()
            lines = connection.makefile("rb")
            print("(next)", flush=True)
        elif action[0] in ">=":
            while True:
                line = lines.readline()
                if not line:
                    return
                text = line.decode(errors="replace").rstrip("\r\n")
                print("C: " + text, flush=True)
                if text == action[1:] or (action[0] == ">" and text.startswith(action[1:])):
                    break
        elif action == "close":
            return
        else:
            break
    for line in lines:
        print("C: " + line.decode(errors="replace").rstrip("\r\n"), flush=True)


try:
    main()
except (BrokenPipeError, ConnectionResetError):
    pass
