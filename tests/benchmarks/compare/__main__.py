"""Measures WebSocket servers and clients side by side: tests/benchmarks/run builds what this starts."""

import argparse
import datetime
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from measure import RunError, Setting, measure
from peers import all_peers
from scenarios import SCENARIOS
from table import Results, number, report

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- results -->", "<!-- /results -->"


def arguments():
    parser = argparse.ArgumentParser(prog="tests/benchmarks/run", description=__doc__)
    parser.add_argument("--only", metavar="SCENARIO", action="append", help="a scenario, or the beginning of its name")
    parser.add_argument("--peers", metavar="LIST", help="names, separated by commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5, help="measured in each round")
    parser.add_argument("--server-core", default="0")
    parser.add_argument("--load-core", default="1")
    parser.add_argument("--nice", type=int, default=0, help="niceness of servers and generator; below 0, as root, keeps "
                        "a busy machine out of the figures")
    parser.add_argument("--write", action="store_true", help="put the table into README.md; a whole run does anyway")
    parser.add_argument("--list", action="store_true", help="list scenarios and peers")
    parser.add_argument("--report", metavar="JSON", nargs="+", help="measure nothing, show the tables of earlier runs' numbers; "
                        "scenarios of later ones replace those of earlier ones")
    parser.add_argument("--build", default="build/benchmarks", help=argparse.SUPPRESS)
    return parser.parse_args()


def chosen_scenarios(only):
    found = [s for s in SCENARIOS if not only or any(s.name.startswith(name) for name in only)]
    return found or sys.exit(f"no scenario is called {', '.join(only)}: see --list")


def chosen_peers(build, names):
    peers = all_peers(build)
    unknown = set(names.split(",")) - {peer.name for peer in peers} if names else ()
    if unknown:
        sys.exit(f"no peer is called {', '.join(unknown)}: see --list")
    wanted = [peer for peer in peers if not names or peer.name in names.split(",")]
    for peer in wanted:
        if not peer.is_there():
            print(f"{peer.name} isn't there and won't be measured", file=sys.stderr)
    return [peer for peer in wanted if peer.is_there()]


def certificate(build):
    """ECDSA P-256, as certificates are today; what the handshake costs isn't measured."""
    names = [str(Path(build) / name) for name in ("bench-certificate.pem", "bench-key.pem")]
    if not all(map(os.path.exists, names)):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-subj", "/CN=localhost", "-days", "3650", "-out", names[0], "-keyout", names[1]],
                       check=True, capture_output=True)
    return names


def machine():
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return (f"{datetime.date.today()}, {model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, "
            f"Linux {platform.release()}, {system}")


def save(path, command, about, runs):
    path.write_text(json.dumps({"command": command, "machine": about, "runs": runs}, indent=1))


def run_all(scenarios, peers, rounds, setting, finished):
    """runs[scenario][peer]: a list of what each round gave. Rounds go through all peers, so that drift hits all alike."""
    runs = {}
    for scenario in scenarios:
        able = [peer for peer in peers if peer.can(scenario)]
        print(f"{scenario.title} [{scenario.name}]", flush=True)
        of_peers = runs.setdefault(scenario.name, {})
        for turn in range(rounds):
            for peer in able[turn % len(able):] + able[:turn % len(able)] if able else []:
                try:
                    of_peers.setdefault(peer.name, []).append(measure(peer, scenario, setting))
                except RunError as error:
                    print(f"  {peer.name}: {error}", file=sys.stderr, flush=True)
        finished(runs)
        of_scenario = Results(runs, peers)
        for peer in able:
            if of_peers.get(peer.name):
                print(f"  {peer.name:14} {number(of_scenario.value(scenario.name, peer.name, 'rate')):>12}/s  "
                      f"{number(of_scenario.value(scenario.name, peer.name, 'cpuPerMessage') * 1e6):>9} µs  "
                      f"±{of_scenario.spread(scenario.name, peer.name):.0%}", flush=True)
    return {name: {peer: found for peer, found in of_peers.items() if found} for name, of_peers in runs.items()}


def write_readme(text):
    old = README.read_text()
    head, rest = old.split(BEGIN)
    README.write_text(head + BEGIN + "\n" + text + "\n" + END + rest.split(END)[1])


def main():
    options = arguments()
    scenarios = chosen_scenarios(options.only)
    if options.list:
        for scenario in scenarios:
            print(f"{scenario.name:14} {scenario.title}")
        print("peers:", ", ".join(peer.name for peer in all_peers(options.build)))
        return
    peers = chosen_peers(options.build, options.peers)
    if options.report:
        data = [json.loads(Path(name).read_text()) for name in options.report]
        runs = {name: of_peers for part in data for name, of_peers in part["runs"].items()}
        commands = "`, then `".join(part["command"] for part in data)
        text = report(Results(runs, peers), scenarios, commands, data[0]["machine"])
        print(text)
        if options.write:
            write_readme(text)
        return
    Path(options.build, "results").mkdir(exist_ok=True)
    command = "tests/benchmarks/run " + " ".join(sys.argv[3:])
    setting = Setting(options.build, options.seconds, options.server_core, options.load_core, options.nice,
                      *certificate(options.build))
    about = (f"{machine()}; medians of {options.rounds} rounds of {options.seconds:g} s; load average before "
             f"{os.getloadavg()[0]:.1f}")
    results = Path(options.build) / f"results/{datetime.datetime.now():%Y%m%d-%H%M%S}.json"
    runs = run_all(scenarios, peers, options.rounds, setting, lambda runs: save(results, command.strip(), about, runs))
    save(results, command.strip(), about, runs)
    text = report(Results(runs, peers), scenarios, command.strip(), about)
    print("\n" + text + f"\n\nall numbers: {results}")
    if options.write or not (options.only or options.peers):
        write_readme(text)


main()
