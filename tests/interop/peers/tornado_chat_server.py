"""The chat server of a tutorial on WebSockets in tornado, as it stands there, on a free port: /websocket sends every
message to everybody. And that of tornado's own documentation, /chat, which sends it to everybody else."""

import asyncio
import json

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


class ChatWebSocket(tornado.websocket.WebSocketHandler):
    clients = set()

    def open(self):
        ChatWebSocket.clients.add(self)

    def on_message(self, message):
        try:
            data = json.loads(message)
            for client in ChatWebSocket.clients:
                if client != self:
                    client.write_message(
                        json.dumps(
                            {
                                "user": data.get("user", "Anonymous"),
                                "message": data.get("message", ""),
                                "type": "message",
                            }
                        )
                    )
        except json.JSONDecodeError:
            self.write_message(json.dumps({"error": "Invalid JSON format", "type": "error"}))

    def on_close(self):
        ChatWebSocket.clients.discard(self)

    def check_origin(self, origin):
        return True


async def main():
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    application = tornado.web.Application([(r"/websocket", SimpleWebSocket), (r"/chat", ChatWebSocket)])
    tornado.httpserver.HTTPServer(application).add_sockets(sockets)
    print("port", sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
