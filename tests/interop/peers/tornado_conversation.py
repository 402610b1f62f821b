"""The client of tornado's documentation: says each MESSAGE to URL, reads as many answers, and prints them.

With --callback it is told of them by on_message_callback; without, it reads them in a loop.
"""

import argparse
import asyncio

import tornado.websocket


async def read(url, messages):
    connection = await tornado.websocket.websocket_connect(url)
    for message in messages:
        await connection.write_message(message)
    for _ in messages:
        print(await connection.read_message(), flush=True)
    connection.close(1000, "bye")
    while await connection.read_message() is not None:
        pass


async def be_told(url, messages):
    done = asyncio.Event()
    answers = []

    def on_message(message):
        if message is not None:
            print(message, flush=True)
            answers.append(message)
        if message is None or len(answers) == len(messages):
            done.set()

    connection = await tornado.websocket.websocket_connect(url, on_message_callback=on_message)
    for message in messages:
        await connection.write_message(message)
    await done.wait()
    connection.close(1000, "bye")


parser = argparse.ArgumentParser()
parser.add_argument("--callback", action="store_true")
parser.add_argument("url")
parser.add_argument("messages", nargs="+")
arguments = parser.parse_args()
asyncio.run((be_told if arguments.callback else read)(arguments.url, arguments.messages))
