"""tornado's client as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.

Arguments: the server's URL, the agent's name, and how many cases at a time. Prints "done".
"""

import asyncio

import tornado.httpclient
import tornado.websocket

import driving

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


driving.main(echo, ask)
