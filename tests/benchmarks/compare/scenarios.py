"""What is measured, and the marks it is held against."""

from dataclasses import dataclass, field

RAW = "raw"
OURS = "wslib"
QT = "qtwebsockets"
QSOCKET = "qsocket"
BEST = "best peer"  # The fastest of the others, floors left out.


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    load: tuple  # Arguments of bench_load.
    server: tuple = ()  # Arguments of the servers.
    tls: bool = False
    deflate: bool = False
    threads: int = 1
    only: tuple = ()  # Peers; empty: all that can.
    client: bool = False  # A client is measured against the raw floor's server.


@dataclass(frozen=True)
class Mark:
    """A row of the table: ours at least `must` (and hopefully `aim`) times what the reference does."""

    title: str
    scenario: str
    must: tuple = ()  # (reference, factor)
    aim: tuple = ()
    memory: bool = False  # Bytes for each idle connection instead of messages a second; the factors are bytes at most.


def echo(name, title, connections, window, size, kind="binary", **more):
    load = ("--connections", connections, "--window", window, "--size", size, "--kind", kind)
    return Scenario(name, title, tuple(map(str, load)), **more)


def deflate(level):
    return echo(f"deflate-{level}", f"permessage-deflate, 1 KiB JSON, level {level}, 16 × 16", 16, 16, 1024, "json",
                server=("--deflate", str(level)), deflate=True)


def threads(count):
    # On two cores the second thread shares its own with the generator: only work that costs the generator little shows it.
    title = f"200 connections × 4, 8 KiB JSON, deflate level 6, {count} thread{'s' * (count > 1)}"
    return echo(f"threads-{count}", title, 200, 4, 8192, "json",
                server=("--deflate", "6", "--threads", str(count)), deflate=True, threads=count, only=(OURS,))


SCENARIOS = [
    echo("small-1x64", "32 B, 1 connection, 64 in flight", 1, 64, 32),
    echo("small-8x256", "32 B, 8 connections, 256 in flight", 8, 256, 32),
    echo("small-100x1", "32 B, 100 connections, 1 in flight", 100, 1, 32),
    echo("1k-16x16", "1 KiB, 16 × 16", 16, 16, 1024),
    echo("64k-binary", "64 KiB binary, 4 × 4", 4, 4, 65536),
    echo("64k-text", "64 KiB mixed-script text, 4 × 4", 4, 4, 65536, "mixed"),
    echo("1m", "1 MiB binary, 1 × 2", 1, 2, 1 << 20),
    echo("16m", "16 MiB binary, 1 × 1", 1, 1, 1 << 24),
    deflate(1),
    deflate(6),
    Scenario("fan-out", "fan-out to 200, 128 B text, 4 in flight (deliveries)",
             ("--scenario", "fanout", "--connections", "200", "--window", "4", "--size", "128", "--kind", "text")),
    Scenario("idle", "5,000 idle and one active, 32 B, 1 in flight", ("--idle", "5000", "--size", "32")),
    Scenario("handshakes", "handshakes: connect, upgrade, close; 16 at a time", ("--scenario", "handshakes", "--window", "16")),
    echo("wss-1k", "wss, 1 KiB, 16 × 16", 16, 16, 1024, tls=True),
    echo("wss-64k", "wss, 64 KiB binary, 4 × 4", 4, 4, 65536, tls=True),
    threads(1),
    threads(2),
    echo("client-small", "client: 32 B, 1 connection, 64 in flight", 1, 64, 32, client=True),
    echo("client-100x1", "client: 32 B, 100 connections, 1 in flight", 100, 1, 32, client=True),
    echo("client-1k", "client: 1 KiB, 16 × 16", 16, 16, 1024, client=True),
    echo("client-64k", "client: 64 KiB mixed-script text, 4 × 4", 4, 4, 65536, "mixed", client=True),
]

MARKS = [
    Mark("32 B, 1 connection, 64 in flight", "small-1x64", (QT, 1.5), (RAW, 0.95)),
    Mark("32 B, 8 connections, 256 in flight", "small-8x256", (QT, 3), (RAW, 0.5)),
    Mark("32 B, 100 connections, 1 in flight", "small-100x1", (QT, 1.25), (RAW, 0.95)),
    Mark("1 KiB, 16 × 16", "1k-16x16", (QT, 2), (RAW, 0.95)),
    Mark("64 KiB binary, 4 × 4", "64k-binary", (QT, 2.5), (QT, 4)),
    Mark("64 KiB mixed-script text, 4 × 4", "64k-text", (QT, 2.5), (QT, 7)),
    Mark("1 MiB", "1m", (QT, 2.5), (BEST, 1)),
    Mark("16 MiB", "16m", (QT, 2.5), (BEST, 1)),
    Mark("permessage-deflate, 1 KiB JSON, level 1", "deflate-1", (BEST, 2), (RAW, 0.97)),
    Mark("permessage-deflate, 1 KiB JSON, level 6", "deflate-6", (BEST, 1), (RAW, 0.97)),
    Mark("fan-out to 200", "fan-out", (QT, 1.4), (RAW, 0.95)),
    Mark("5,000 idle and one active", "idle", (QT, 10), (RAW, 0.9)),
    Mark("resident memory per idle connection", "idle", ("", 5 * 1024), ("", 1.5 * 1024), memory=True),
    Mark("handshakes", "handshakes", (QT, 1), (RAW, 0.97)),
    Mark("wss, 1 KiB (what QSslSocket allows: qsocket)", "wss-1k", (QT, 1.5), (QSOCKET, 0.95)),
    Mark("wss, 64 KiB", "wss-64k", (QT, 1.5), (QSOCKET, 0.95)),
    Mark("our client, 32 B, 1 × 64", "client-small", (QT, 2)),
    Mark("our client, 32 B, 100 × 1", "client-100x1", (QT, 2)),
    Mark("our client, 1 KiB, 16 × 16", "client-1k", (QT, 2)),
    Mark("our client, 64 KiB text, 4 × 4", "client-64k", (QT, 2)),
    Mark("two threads against one, 200 connections", "threads-2", ("threads-1", 1.7)),
]
