"""What the Python drivers of a conformance server share: they ask for the cases, some at a time, and for the reports."""

import asyncio
import logging
import sys
import urllib.parse


async def _work(base, name, numbers, echo):
    for number in numbers:
        try:
            await echo(f"{base}/runCase?case={number}&agent={name}")
        except Exception:  # a handshake to be refused, a connection that fails: that is what cases are about
            pass


async def _drive(base, agent, parallel, echo, ask):
    name = urllib.parse.quote(agent)
    numbers = iter(range(1, int(await ask(f"{base}/getCaseCount")) + 1))
    await asyncio.gather(*(_work(base, name, numbers, echo) for _ in range(parallel)))
    try:
        await ask(f"{base}/updateReports?agent={name}")
    except OSError:  # every case has been asked, and the server has gone
        pass
    print("done", flush=True)


def main(echo, ask):
    """echo(url) has one case asked; ask(url) gives the server's one message. The rest is in the program's arguments."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_drive(sys.argv[1].rstrip("/"), sys.argv[2], int(sys.argv[3]), echo, ask))
