"""The results as markdown."""

from statistics import median

from scenarios import BEST, MARKS, OURS, QT, RAW


def number(value):
    if value >= 10_000:
        return f"{value:,.0f}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


class Results:
    """Medians of what was measured: runs[scenario][peer] is a list of dictionaries."""

    def __init__(self, runs, peers):
        self.runs = runs
        self.peers = peers

    def value(self, scenario, peer, key):
        found = [run.get(key, 0) for run in self.runs.get(scenario, {}).get(peer, [])]
        return median(found) if found else None

    def spread(self, scenario, peer):
        """Half the distance of the quartiles, as a part of the median: how much to trust it."""
        found = sorted(run["rate"] for run in self.runs.get(scenario, {}).get(peer, []))
        if len(found) < 4:
            return 0
        return (found[-1 - len(found) // 4] - found[len(found) // 4]) / 2 / median(found)

    def best_peer(self, scenario, key):
        others = [peer.name for peer in self.peers if not peer.floor and peer.name != OURS]
        pick = max if key == "rate" else min
        found = [(self.value(scenario, name, key), name) for name in others if self.value(scenario, name, key)]
        return pick(found)[1] if found else None

    def ratio(self, scenario, reference, key):
        """How many times better ours is than the reference; None where one of them is missing."""
        other = self.best_peer(scenario, key) if reference == BEST else reference
        ours = self.value(scenario, OURS, key)
        theirs = self.value(other, OURS, key) if other in self.runs else self.value(scenario, other, key)
        if not ours or not theirs:
            return None
        return ours / theirs if key == "rate" else theirs / ours


def judged(results, mark, goal):
    """The cell of a mark's must or aim."""
    if not goal:
        return "–"
    reference, factor = goal
    if mark.memory:
        value = results.value(mark.scenario, OURS, "bytesPerIdle")
        if value is None:
            return "?"
        return f"≤ {factor / 1024:g} KiB: {value / 1024:.1f} {'✓' if value <= factor else '✗'}"
    ratio = results.ratio(mark.scenario, reference, "rate")
    if ratio is None:
        return f"≥ {factor:g} × {reference}: ?"
    name = results.best_peer(mark.scenario, "rate") if reference == BEST else reference
    text = f"≥ {factor:g} × {name}: {ratio:.2f} {'✓' if ratio >= factor else '✗'}"
    return f"{text} (beside the generator, at most {ceiling(results, mark.scenario):.2f})" if name in results.runs else text


def ceiling(results, scenario):
    """How many times faster a second thread can be on two cores that the generator needs a part of."""
    server, load = (results.value(scenario, OURS, key) for key in ("serverCpu", "ownCpu"))
    return 2 * server / (server + load)


def times(ratio):
    return "–" if ratio is None else f"{ratio:.2f}"


def marks_table(results):
    lines = ["| scenario | must | aim | processor time: × QtWebSockets | × raw |", "|---|---|---|---|---|"]
    for mark in MARKS:
        if results.value(mark.scenario, OURS, "rate") is None:
            continue
        cpu = [times(None if mark.memory else results.ratio(mark.scenario, name, "cpuPerMessage")) for name in (QT, RAW)]
        lines.append(f"| {mark.title} | {judged(results, mark, mark.must)} | {judged(results, mark, mark.aim)} "
                     f"| {cpu[0]} | {cpu[1]} |")
    return lines


def peers_table(results, scenarios, cell):
    measured = [peer for peer in results.peers if any(peer.name in results.runs.get(s.name, {}) for s in scenarios)]
    lines = ["| scenario | " + " | ".join(peer.title for peer in measured) + " |", "|---|" + "---:|" * len(measured)]
    for scenario in scenarios:
        if scenario.name in results.runs:
            cells = [cell(scenario, peer) for peer in measured]
            lines.append(f"| {scenario.title} | " + " | ".join(cells) + " |")
    return lines


def report(results, scenarios, command, machine):
    def rate(scenario, peer):
        value = results.value(scenario.name, peer.name, "rate")
        if value is None:
            return "–"
        server, load = (results.value(scenario.name, peer.name, key) for key in ("serverCpu", "ownCpu"))
        return number(value) + ("\\*" if load > server and not scenario.client else "")

    def cpu(scenario, peer):
        value = results.value(scenario.name, peer.name, "cpuPerMessage")
        return "–" if value is None else number(value * 1e6)

    def memory(scenario, peer):
        value = results.value(scenario.name, peer.name, "bytesPerIdle")
        return "–" if value is None or value < 0 else f"{value / 1024:.1f}"

    def size(scenario, peer):
        value = results.value(scenario.name, peer.name, "bytesPerMessage")
        return "–" if not value else number(value)

    def spread(scenario, peer):
        return f"±{results.spread(scenario.name, peer.name):.0%}" if peer.name in results.runs[scenario.name] else "–"

    idle = [s for s in scenarios if "--idle" in s.load]
    parts = [
        f"`{command}`, {machine}", "",
        "Held against the marks (the last two columns: the other's processor time for a message, as a multiple of ours):", "",
        *marks_table(results), "",
        "Messages a second (\\*: the generator needed more processor time than the server, so it may be the limit):", "",
        *peers_table(results, scenarios, rate), "",
        "Processor time of the server (of the client, in its rows) for a message, in µs:", "",
        *peers_table(results, scenarios, cpu),
    ]
    if any(s.name in results.runs for s in idle):
        parts += ["", "Resident memory for each of 5,000 idle connections, in KiB:", "", *peers_table(results, idle, memory)]
    compressed = [s for s in scenarios if s.deflate and not s.only and s.name in results.runs]
    if compressed:
        parts += ["", "Bytes that came for a compressed message:", "", *peers_table(results, compressed, size)]
    parts += ["", "Spread of the rounds (half the distance between the quartiles):", "",
              *peers_table(results, scenarios, spread)]
    return "\n".join(parts)
