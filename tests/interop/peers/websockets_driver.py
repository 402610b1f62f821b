"""python-websockets' client as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.

Arguments: the server's URL and the agent's name. Prints "done".
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


async def main(base, agent):
    name = urllib.parse.quote(agent)
    count = int(await ask(f"{base}/getCaseCount"))
    for number in range(1, count + 1):
        try:
            await asyncio.wait_for(echo(f"{base}/runCase?case={number}&agent={name}"), PATIENCE)
        except Exception:  # a handshake to be refused, a connection that fails: that is what cases are about
            pass
    await ask(f"{base}/updateReports?agent={name}")
    print("done", flush=True)


logging.disable(logging.CRITICAL)
asyncio.run(main(sys.argv[1].rstrip("/"), sys.argv[2]))
