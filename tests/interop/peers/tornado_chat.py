"""The chat.py of the tornado tutorial, on a free port: what one says at /websocket goes to everybody."""

import asyncio

import tornado.httpserver
import tornado.netutil
import tornado.web
import tornado.websocket


class SimpleWebSocket(tornado.websocket.WebSocketHandler):
    connections = set()

    def open(self):
        self.connections.add(self)

    def on_message(self, message):
        [client.write_message(message) for client in self.connections]

    def on_close(self):
        self.connections.remove(self)


async def main():
    application = tornado.web.Application([(r"/websocket", SimpleWebSocket)])
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    tornado.httpserver.HTTPServer(application).add_sockets(sockets)
    print("port", sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
