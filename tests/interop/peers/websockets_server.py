"""An echo server on python-websockets, on a free port. Paths: /echo, /close/CODE, and /fragments, which echoes
in three frames. Selects the subprotocol "b".

Takes permessage-deflate from whoever offers it."""

import argparse
import asyncio
import ssl

import websockets


async def serve_peer(connection):
    path = connection.path
    if path.startswith("/close/"):
        await connection.close(int(path.rsplit("/", 1)[1]), "because")
        return
    try:
        async for message in connection:
            if path == "/fragments":
                third = (len(message) + 2) // 3
                await connection.send([message[:third], message[third : 2 * third], message[2 * third :]])
            else:
                await connection.send(message)
    except websockets.ConnectionClosedError:
        pass
    print("closed", connection.close_code, connection.close_reason, flush=True)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cert")
    parser.add_argument("--key")
    arguments = parser.parse_args()
    tls = None
    if arguments.cert:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(arguments.cert, arguments.key)
    server = await websockets.serve(
        serve_peer, "127.0.0.1", 0, ssl=tls, subprotocols=["b"], max_size=32 * 1024 * 1024
    )
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
