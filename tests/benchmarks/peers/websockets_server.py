"""python-websockets: an echo at "/", and what comes at "/fan" goes to all there."""

import asyncio

import peer_options
import websockets
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

options = peer_options.read()
fan = set()


async def serve(socket):
    if socket.path == "/fan":
        fan.add(socket)
    try:
        async for message in socket:
            if socket in fan:
                websockets.broadcast(fan, message)
            else:
                await socket.send(message)
    except websockets.ConnectionClosed:
        pass
    finally:
        fan.discard(socket)


async def main():
    extensions = None
    if options.deflate is not None:
        settings = {"level": options.deflate, "memLevel": 8}
        extensions = [ServerPerMessageDeflateFactory(compress_settings=settings)]
    async with websockets.serve(serve, "127.0.0.1", options.port, ssl=options.context, extensions=extensions, compression=None,
                                max_size=64 * 1024 * 1024, ping_interval=None, backlog=512) as server:
        peer_options.announce(server.sockets[0].getsockname()[1])
        await asyncio.Event().wait()


asyncio.run(main())
