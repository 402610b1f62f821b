"""tornado: an echo at "/", and what comes at "/fan" goes to all there."""

import asyncio

import peer_options
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketClosedError, WebSocketHandler

options = peer_options.read()


class Echo(WebSocketHandler):
    def open(self):
        self.set_nodelay(True)

    def get_compression_options(self):
        return None if options.deflate is None else {"compression_level": options.deflate, "mem_level": 8}

    def on_message(self, message):
        self.write_message(message, binary=isinstance(message, bytes))


class Fan(Echo):
    members = set()

    def open(self):
        super().open()
        self.members.add(self)

    def on_close(self):
        self.members.discard(self)

    def on_message(self, message):
        for other in self.members:
            try:
                other.write_message(message)
            except WebSocketClosedError:
                pass


async def main():
    application = Application([("/", Echo), ("/fan", Fan)], websocket_max_message_size=64 * 1024 * 1024)
    application.settings["log_function"] = lambda handler: None
    sockets = bind_sockets(options.port, "127.0.0.1", backlog=512)
    server = HTTPServer(application, ssl_options=options.context)
    server.add_sockets(sockets)
    peer_options.announce(sockets[0].getsockname()[1])
    await asyncio.Event().wait()


asyncio.run(main())
