"""python-websockets' client against an echo server: sizes, fragments, pings, a subprotocol, the closing handshake.

Arguments: URL, the file of an authority or "", and "plain" or "deflate". Prints "ok" and ends with 0 if every message
came back as it was sent and the close code came back. With "watch" it only waits for the server to close, and prints
"closed CODE REASON".
"""

import asyncio
import ssl
import sys

import websockets

SIZES = [0, 1, 125, 126, 127, 65535, 65536, 1024 * 1024]


async def main(url, authority, mode):
    deflate = mode == "deflate"
    tls = ssl.create_default_context(cafile=authority) if authority else None
    compression = "deflate" if deflate else None
    async with websockets.connect(
        url, ssl=tls, subprotocols=["a", "b"], max_size=None, compression=compression
    ) as connection:
        extensions = connection.response_headers.get("Sec-WebSocket-Extensions", "")
        assert ("permessage-deflate" in extensions) == deflate, extensions
        assert connection.subprotocol == "b", connection.subprotocol
        if mode == "watch":
            await connection.wait_closed()
            print("closed", connection.close_code, connection.close_reason, flush=True)
            return
        for size in SIZES:
            for message in ("ü" * (size // 2) + "x" * (size % 2), bytes(i % 251 for i in range(size))):
                await connection.send(message)
                assert await connection.recv() == message, (size, type(message))
        await connection.send(["frag", "", "ments ü"])
        await (await connection.ping(b"between"))
        assert await connection.recv() == "fragments ü"
        for number in range(1000):
            await connection.send(str(number))
        for number in range(1000):
            assert await connection.recv() == str(number)
        await connection.close(4001, "good bye")
        assert connection.close_code == 4001, connection.close_code
    print("ok", flush=True)


asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3]))
