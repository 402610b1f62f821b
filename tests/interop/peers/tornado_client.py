"""tornado's client against an echo server: messages of many sizes, a subprotocol, the closing handshake.

Arguments: URL, the file of an authority or "", and "plain" or "deflate". Prints "ok" and ends with 0 if every message
came back as it was sent and the close code came back. With "watch" it only waits for the server to close, and prints
"closed CODE REASON".
"""

import asyncio
import ssl
import sys

import tornado.httpclient
import tornado.websocket

SIZES = [0, 1, 125, 126, 127, 65535, 65536, 1024 * 1024]


async def main(url, authority, mode):
    deflate = mode == "deflate"
    tls = ssl.create_default_context(cafile=authority) if authority else None
    request = tornado.httpclient.HTTPRequest(url, ssl_options=tls)
    connection = await tornado.websocket.websocket_connect(
        request, subprotocols=["a", "b"], compression_options={} if deflate else None
    )
    extensions = connection.headers.get("Sec-WebSocket-Extensions", "")
    assert ("permessage-deflate" in extensions) == deflate, extensions
    assert connection.selected_subprotocol == "b", connection.selected_subprotocol
    if mode == "watch":
        while await connection.read_message() is not None:
            pass
        print("closed", connection.close_code, connection.close_reason, flush=True)
        return
    for size in SIZES:
        for message in ("ü" * (size // 2) + "x" * (size % 2), bytes(i % 251 for i in range(size))):
            await connection.write_message(message, binary=isinstance(message, bytes))
            answer = await connection.read_message()
            assert answer == message, (size, type(message))
    for number in range(1000):
        connection.write_message(str(number))
    for number in range(1000):
        assert await connection.read_message() == str(number)
    connection.close(4001, "good bye")
    assert await connection.read_message() is None
    assert connection.close_code == 4001, connection.close_code
    print("ok", flush=True)


asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3]))
