"""An echo server by hand, on sockets, without a WebSocket library: right in all things, but for one --mistake.

server.py [--mistake NAME]    prints "port N", then serves until it is killed
server.py --list              the mistakes it can make
"""

import sys

sys.dont_write_bytecode = True

import argparse
import base64
import binascii
import hashlib
import re
import socket
import threading

import deflate
import head as http
import mistakes
from conversation import Conversation

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TARGET = r"(?:/|http://[^/#\s]+(?:/|$))[!-\"$-~]*"
HOST = r"(?:[A-Za-z0-9\-._~%]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?"


def check_request(request, mistake):
    """§4.2.1; raises BadHead."""
    line = re.fullmatch(rf"([A-Z]+) ({TARGET}) HTTP/1\.1", request.start)
    if not line or (line[1] != "GET" and not (mistake == "takes-any-method" and line[1] == "POST")):
        raise http.BadHead(400)
    hosts = request.values("Host")
    if mistake != "takes-any-host" and (len(hosts) != 1 or not re.fullmatch(HOST, hosts[0])):
        raise http.BadHead(400)
    if request.values("Transfer-Encoding") or any(value != "0" for value in request.values("Content-Length")):
        raise http.BadHead(400)
    upgrades = request.elements("Upgrade")
    if mistake != "compares-upgrade-by-case":
        upgrades = [element.lower() for element in upgrades]
    if "websocket" not in upgrades or "upgrade" not in [part.lower() for part in request.elements("Connection")]:
        raise http.BadHead(426)
    if request.values("Sec-WebSocket-Version") != ["13"] and mistake != "takes-any-version":
        raise http.BadHead(426)
    if not is_key(request.values("Sec-WebSocket-Key")) and mistake != "takes-any-key":
        raise http.BadHead(400)
    protocols = request.elements("Sec-WebSocket-Protocol")
    if len(set(protocols)) < len(protocols) or not all(re.fullmatch(http.TOKEN, part) for part in protocols):
        raise http.BadHead(400)


def is_key(keys):
    try:
        return len(keys) == 1 and len(keys[0]) == 24 and len(base64.b64decode(keys[0], validate=True)) == 16
    except binascii.Error:
        return False


def agree(request, mistake):
    """(value of Sec-WebSocket-Extensions, terms) for the first offer that can be taken (RFC 7692 §5)."""
    for name, parameters in http.extensions(request.values("Sec-WebSocket-Extensions")):
        if name != deflate.NAME:
            continue
        offer = deflate.terms(parameters, is_offer=True)
        if mistake == "takes-any-offer":
            return deflate.NAME, {}
        if offer is not None:
            return deflate.answer_to(offer)
    return None, None


def accept_for(key):
    return base64.b64encode(hashlib.sha1(key.encode("latin-1") + GUID).digest()).decode()


def handshake(sock, mistake):
    """The conversation that follows; None: there is none."""
    request, early = http.read_head(sock)
    if request is None:
        return None
    check_request(request, mistake)
    extension, agreed = agree(request, mistake)
    key = (request.values("Sec-WebSocket-Key") or [""])[0]
    lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"]
    lines.append("Sec-WebSocket-Accept: " + accept_for(key[::-1] if mistake == "answers-wrong-key" else key))
    if extension:
        lines.append("Sec-WebSocket-Extensions: " + extension)
    if mistake == "selects-unoffered-subprotocol" and request.values("Sec-WebSocket-Protocol"):
        lines.append("Sec-WebSocket-Protocol: x-my-own")
    sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    return Conversation(sock, "server", mistake, early, agreed)


def refuse(sock, status):
    reason = {400: "Bad Request", 426: "Upgrade Required", 431: "Request Header Fields Too Large"}[status]
    sock.sendall(
        f"HTTP/1.1 {status} {reason}\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\n"
        "Content-Length: 0\r\nConnection: close, Upgrade\r\n\r\n".encode()
    )
    sock.shutdown(socket.SHUT_WR)
    sock.settimeout(5)
    while sock.recv(65536):
        pass


def serve(sock, mistake):
    with sock:
        try:
            conversation = handshake(sock, mistake)
            if conversation:
                conversation.run()
        except http.BadHead as bad:
            try:
                refuse(sock, bad.status)
            except OSError:
                pass
        except OSError:
            pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mistake", default="")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    if arguments.list:
        print(mistakes.listed("server"))
        return
    mistake = mistakes.checked("server", arguments.mistake)
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    print("port", listener.getsockname()[1], flush=True)
    while True:
        sock, _ = listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=serve, args=(sock, mistake), daemon=True).start()


main()
