"""tornado's client as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.

Arguments: the server's URL and the agent's name. Prints "done".
"""

import asyncio
import logging
import sys
import urllib.parse

import tornado.httpclient
import tornado.websocket

LARGEST = 32 * 1024 * 1024
PATIENCE = 60  # seconds; a case is over before


async def connected(url):
    request = tornado.httpclient.HTTPRequest(url, connect_timeout=10, request_timeout=PATIENCE)
    return await tornado.websocket.websocket_connect(request, compression_options={}, max_message_size=LARGEST)


async def echo(url):
    connection = await connected(url)
    while (message := await connection.read_message()) is not None:
        await connection.write_message(message, binary=isinstance(message, bytes))


async def ask(url):
    connection = await connected(url)
    answer = await connection.read_message()
    connection.close()
    return answer


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
