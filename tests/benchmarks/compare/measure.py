"""One run: a server is started afresh, loaded, and ended."""

import json
import os
import resource
import subprocess
from dataclasses import dataclass
from pathlib import Path


class RunError(Exception):
    pass


@dataclass(frozen=True)
class Setting:
    build: str
    seconds: float
    server_core: str
    load_core: str
    nice: int
    certificate: str
    key: str


def pinned(setting, cores, command):
    priority = ["nice", "-n", str(setting.nice)] if setting.nice else []
    return [*priority, "taskset", "-c", cores, *command]


def raise_file_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def start(command, setting):
    # Python's servers write a page for each connection that ends while they have something to send.
    with open(Path(setting.build, "results", "servers.log"), "a") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=log, text=True,
                                   preexec_fn=raise_file_limit)
    line = process.stdout.readline().split()
    if len(line) != 2 or line[0] != "listening":
        process.kill()
        process.wait()
        raise RunError(f"{' '.join(command)} doesn't listen; see results/servers.log")
    return process, line[1]


def measure(peer, scenario, setting):
    """What bench_load, or a client, says: a dictionary. RunError if it says that something is wrong."""
    both = f"{setting.server_core},{setting.load_core}"
    spread = scenario.threads > 1
    server_command = [*peer.command, *scenario.server]
    load_command = [f"{setting.build}/tests/benchmarks/load/bench_load"]
    if scenario.client:
        server_command = [f"{setting.build}/tests/benchmarks/peers/bench_server_raw"]
        load_command = list(peer.client)
    if scenario.tls:
        server_command += ["--tls", setting.certificate, setting.key]
        load_command += ["--tls"]
    if scenario.deflate:
        load_command += ["--deflate"]
    server, port = start(pinned(setting, both if spread else setting.server_core, server_command), setting)
    try:
        load_command += [*scenario.load, "--port", port, "--seconds", str(setting.seconds), "--server", str(server.pid)]
        # With two threads the generator goes where there is room, as they do.
        load = subprocess.run(pinned(setting, both if spread else setting.load_core, load_command), stdout=subprocess.PIPE,
                              text=True, timeout=120, env={**os.environ, "OPENSSL_CONF": "/dev/null"})
        answer = json.loads(load.stdout or '{"error": "the generator said nothing"}')
    except subprocess.TimeoutExpired as error:
        raise RunError("no end after two minutes") from error
    except json.JSONDecodeError as error:
        raise RunError(f"the generator said: {load.stdout}") from error
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
    if "error" in answer:
        raise RunError(answer["error"])
    if answer["checked"] == 0:
        raise RunError("no message was looked at")
    return derived(answer, scenario)


def derived(answer, scenario):
    cpu = answer["ownCpu"] if scenario.client else answer["serverCpu"]
    answer["rate"] = answer["messages"] / answer["seconds"]
    answer["cpuPerMessage"] = cpu / answer["messages"]
    answer["bytesPerMessage"] = answer.get("bytes", 0) / answer["messages"]
    answer["loadShare"] = answer["ownCpu"] / answer["seconds"]
    return answer
