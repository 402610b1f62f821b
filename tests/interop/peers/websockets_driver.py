"""python-websockets' client as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.

Arguments: the server's URL, the agent's name, and how many cases at a time. Prints "done".
"""

import asyncio

import websockets

import driving

LARGEST = 32 * 1024 * 1024
PATIENCE = 60  # seconds; a case is over before


async def converse(url):
    async with websockets.connect(url, max_size=LARGEST, close_timeout=3) as connection:
        async for message in connection:
            await connection.send(message)


async def echo(url):
    await asyncio.wait_for(converse(url), PATIENCE)


async def ask(url):
    async with websockets.connect(url) as connection:
        async for message in connection:
            return message


driving.main(echo, ask)
