"""python-websockets' client as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.

Arguments: the server's URL, the agent's name, and how many cases at a time. Prints "done".
"""

import asyncio
import logging
import sys
import urllib.parse

import websockets

LARGEST = 32 * 1024 * 1024
PATIENCE = 60  # seconds; a case is over before


async def echo(url):
    async with websockets.connect(url, max_size=LARGEST, close_timeout=3) as connection:
        async for message in connection:
            await connection.send(message)


async def ask(url):
    async with websockets.connect(url) as connection:
        async for message in connection:
            return message


async def work(base, name, numbers):
    for number in numbers:
        try:
            await asyncio.wait_for(echo(f"{base}/runCase?case={number}&agent={name}"), PATIENCE)
        except Exception:  # a handshake to be refused, a connection that fails: that is what cases are about
            pass


async def main(base, agent, parallel):
    name = urllib.parse.quote(agent)
    numbers = iter(range(1, int(await ask(f"{base}/getCaseCount")) + 1))
    await asyncio.gather(*(work(base, name, numbers) for _ in range(parallel)))
    try:
        await ask(f"{base}/updateReports?agent={name}")
    except OSError:  # every case has been asked, and the server has gone
        pass
    print("done", flush=True)


logging.disable(logging.CRITICAL)
asyncio.run(main(sys.argv[1].rstrip("/"), sys.argv[2], int(sys.argv[3])))
