"""Who is measured, and how each is started."""

import os
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "peers"


@dataclass(frozen=True)
class Peer:
    name: str
    title: str
    command: tuple
    floor: bool = False
    levels: tuple = (1, 6)  # Of permessage-deflate.
    client: tuple = ()  # Its client program, if it has one.

    def can(self, scenario):
        if scenario.only and self.name not in scenario.only:
            return False
        if scenario.client:
            return bool(self.client)
        return not scenario.deflate or int(scenario.server[scenario.server.index("--deflate") + 1]) in self.levels

    def is_there(self):
        return all(Path(part).exists() for part in self.command if part.startswith("/"))


def all_peers(build):
    programs = Path(build) / "tests/benchmarks"
    python = os.environ.get("PEERS_PYTHON", "/usr/bin/python3")

    def own(name):
        return (str(programs / f"peers/bench_server_{name}"),)

    def client(name):
        return (str(programs / f"peers/bench_client_{name}"),)

    def script(interpreter, name):
        return (interpreter, str(SOURCES / name))

    return [
        Peer("raw", "raw epoll", own("raw"), floor=True, client=(str(programs / "load/bench_load"),)),
        Peer("qsocket", "QAbstractSocket", own("qsocket"), floor=True),
        Peer("wslib", "**wslib**", own("wslib"), client=client("wslib")),
        Peer("qtwebsockets", "QtWebSockets", own("qtwebsockets"), levels=(), client=client("qtwebsockets")),
        Peer("libwebsockets", "libwebsockets", own("libwebsockets")),
        Peer("beast", "Boost.Beast", own("beast")),
        Peer("websocketpp", "websocketpp", own("websocketpp"), levels=(6,)),
        Peer("ws", "node ws", script("node", "ws_server.js")),
        Peer("tornado", "tornado", script(python, "tornado_server.py")),
        Peer("websockets", "websockets", script(python, "websockets_server.py")),
    ]
