"""Somebody in a chat room who speaks the protocol of tornado's chat examples and nothing more: sends
{"user": NAME, "message": …} and takes every message for {"user", "message"}, as the examples' pages do.

Prints "open", then "USER: MESSAGE" for each message that comes, and sends each line of standard input; a line that starts
with "raw " is sent as it stands behind that. Ends with standard input.
"""

import asyncio
import json
import sys

import tornado.websocket


async def listen(connection):
    while True:
        received = await connection.read_message()
        if received is None:
            print("closed", connection.close_code, flush=True)
            return
        message = json.loads(received)
        if message.get("type") == "error":
            print("error:", message["error"], flush=True)
        else:
            print(f"{message['user']}: {message['message']}", flush=True)


async def main(url, name):
    connection = await tornado.websocket.websocket_connect(url)
    print("open", flush=True)
    listening = asyncio.create_task(listen(connection))
    while line := await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline):
        text = line.rstrip("\n")
        if text.startswith("raw "):
            await connection.write_message(text[4:])
        else:
            await connection.write_message(json.dumps({"user": name, "message": text}))
    connection.close()
    await listening


asyncio.run(main(sys.argv[1], sys.argv[2]))
