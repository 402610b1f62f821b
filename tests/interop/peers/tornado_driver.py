"""tornado's client as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.

Arguments: the server's URL, the agent's name, and how many cases at a time. Prints "done".
"""

import asyncio
import logging
import sys
import urllib.parse

import tornado.httpclient
import tornado.websocket

LARGEST = 32 * 1024 * 1024
PATIENCE = 4  # seconds; after some answers and messages tornado's futures never finish, not even at the end of TCP


async def connected(url):
    request = tornado.httpclient.HTTPRequest(url, connect_timeout=10, request_timeout=10)
    return await tornado.websocket.websocket_connect(request, compression_options={}, max_message_size=LARGEST)


async def echo(url):
    connection = await asyncio.wait_for(connected(url), PATIENCE)
    while (message := await asyncio.wait_for(connection.read_message(), PATIENCE)) is not None:
        await connection.write_message(message, binary=isinstance(message, bytes))


async def ask(url):
    connection = await connected(url)
    answer = await connection.read_message()
    connection.close()
    return answer


async def work(base, name, numbers):
    for number in numbers:
        try:
            await echo(f"{base}/runCase?case={number}&agent={name}")
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
