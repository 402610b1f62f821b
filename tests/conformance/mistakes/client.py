"""An echo client by hand, on sockets, without a WebSocket library: right in all things, but for one --mistake.

client.py [--mistake NAME] [--parallel N] URL COUNT [AGENT]
                 connects to URL/runCase?case=1&agent=AGENT and so on up to COUNT, as Autobahn's client drivers do, and
                 echoes; prints "done"
client.py --list the mistakes it can make
"""

import sys

sys.dont_write_bytecode = True

import argparse
import base64
import hashlib
import itertools
import os
import re
import socket
import threading
from urllib.parse import urlsplit

import deflate
import head as http
import mistakes
from conversation import TEXT, Conversation

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
OFFER = deflate.NAME + "; client_max_window_bits"


class BadAnswer(Exception):
    pass


def request_for(target, host, key, mistake):
    version = "8" if mistake == "offers-version-8" else "13"
    return (
        f"GET {target} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: {version}\r\nSec-WebSocket-Extensions: {OFFER}\r\n\r\n"
    ).encode()


def check_answer(answer, key, mistake):
    """§4.1; raises BadAnswer."""
    wanted = "HTTP/1\\.1 [0-9]{3}( .*)?" if mistake == "takes-any-status" else "HTTP/1\\.1 101( .*)?"
    if not re.fullmatch(wanted, answer.start):
        raise BadAnswer
    if mistake != "takes-any-upgrade":
        upgrades = answer.values("Upgrade")
        if mistake != "compares-upgrade-by-case":
            upgrades = [value.lower() for value in upgrades]
        if upgrades != ["websocket"] or "upgrade" not in [part.lower() for part in answer.elements("Connection")]:
            raise BadAnswer
    accept = base64.b64encode(hashlib.sha1(key.encode() + GUID).digest()).decode()
    if answer.values("Sec-WebSocket-Accept") != [accept] and mistake != "takes-any-accept":
        raise BadAnswer
    if answer.values("Sec-WebSocket-Protocol") and mistake != "takes-any-subprotocol":
        raise BadAnswer


def agreed_terms(answer, mistake):
    """The terms of permessage-deflate; None without it. Raises BadAnswer (RFC 7692 §5.1)."""
    if mistake == "takes-any-extension":
        return None if not answer.values("Sec-WebSocket-Extensions") else {}
    found = http.extensions(answer.values("Sec-WebSocket-Extensions"))
    if not found:
        return None
    terms = deflate.terms(found[0][1], is_offer=False)
    if len(found) > 1 or found[0][0] != deflate.NAME or terms is None:
        raise BadAnswer
    return terms


def ask(url, target, mistake):
    """One connection, from its handshake to its end."""
    parts = urlsplit(url)
    nonce = os.urandom(8 if mistake == "sends-short-key" else 16)
    if mistake == "copies-handshake-key":
        nonce = b"the sample nonce"
    key = base64.b64encode(nonce).decode()
    with socket.create_connection((parts.hostname, parts.port)) as sock:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.sendall(request_for(target, parts.netloc, key, mistake))
        if mistake == "sends-before-the-answer":
            Conversation(sock, "client", mistake).send(TEXT, b"hurry up")
        answer, early = http.read_head(sock)
        if answer is None:
            return
        check_answer(answer, key, mistake)
        conversation = Conversation(sock, "client", mistake, early, agreed_terms(answer, mistake))
        if mistake == "masks-with-handshake-key":
            conversation.key = nonce[:4]
        conversation.run()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mistake", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--parallel", type=int, default=8)
    parser.add_argument("url", nargs="?")
    parser.add_argument("count", nargs="?", type=int)
    parser.add_argument("agent", nargs="?", default="by-hand")
    arguments = parser.parse_args()
    if arguments.list:
        print(mistakes.listed("client"))
        return
    mistake = mistakes.checked("client", arguments.mistake)
    url = arguments.url.rstrip("/")
    numbers = itertools.count(1)

    def work():
        for number in iter(lambda: next(numbers), None):
            if number > arguments.count:
                return
            try:
                ask(url, f"/runCase?case={number}&agent={arguments.agent}", mistake)
            except (BadAnswer, http.BadHead, OSError):
                pass

    threads = [threading.Thread(target=work) for _ in range(arguments.parallel)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("done", flush=True)


main()
