"""The echo examples of tornado's documentation, on a free port.

/websocket answers "You said: …" as tornado's own example does, /echo sends every message back as it came,
/deflate does so with permessage-deflate, /protocol selects the subprotocol "b", /close?code=N&reason=R closes at once.
"""

import argparse
import asyncio
import ssl

import tornado.httpserver
import tornado.netutil
import tornado.web
import tornado.websocket


class EchoWebSocket(tornado.websocket.WebSocketHandler):
    def open(self):
        pass

    def on_message(self, message):
        self.write_message("You said: " + message)

    def on_close(self):
        print("closed", self.close_code, self.close_reason, flush=True)


class PlainEcho(tornado.websocket.WebSocketHandler):
    def on_message(self, message):
        self.write_message(message, binary=isinstance(message, bytes))

    def on_close(self):
        print("closed", self.close_code, self.close_reason, flush=True)


class DeflateEcho(PlainEcho):
    def get_compression_options(self):
        return {}


class Protocol(PlainEcho):
    def select_subprotocol(self, subprotocols):
        return "b" if "b" in subprotocols else None


class Close(tornado.websocket.WebSocketHandler):
    def open(self):
        code = self.get_argument("code", "")
        self.close(int(code) if code else None, self.get_argument("reason", None))


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cert")
    parser.add_argument("--key")
    arguments = parser.parse_args()
    tls = None
    if arguments.cert:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(arguments.cert, arguments.key)
    application = tornado.web.Application(
        [
            (r"/websocket", EchoWebSocket),
            (r"/echo", PlainEcho),
            (r"/deflate", DeflateEcho),
            (r"/protocol", Protocol),
            (r"/close", Close),
        ],
        websocket_max_message_size=32 * 1024 * 1024,
    )
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    tornado.httpserver.HTTPServer(application, ssl_options=tls).add_sockets(sockets)
    print("port", sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
