// An echo server on node's ws, on a free port. Paths: /echo, /close?code=N&reason=R, and /fragments, which echoes in three
// frames with a ping between them. Selects the subprotocol "b", and takes permessage-deflate from whoever offers it.
"use strict";

const fs = require("fs");
const http = require("http");
const https = require("https");
const {WebSocketServer} = require("ws");

function argument(name) {
    const at = process.argv.indexOf(name);
    return at < 0 ? undefined : process.argv[at + 1];
}

function echoInFragments(socket, data, binary) {
    const third = Math.ceil(data.length / 3);
    socket.send(data.subarray(0, third), {binary, fin: false});
    socket.ping("between");
    socket.send(data.subarray(third, 2 * third), {binary, fin: false});
    socket.send(data.subarray(2 * third), {binary, fin: true});
}

function serve(socket, request) {
    const url = new URL(request.url, "http://peer");
    if (url.pathname === "/close") {
        const code = url.searchParams.get("code");
        if (code)
            socket.close(Number(code), url.searchParams.get("reason") || "");
        else
            socket.close();
        return;
    }
    socket.on("message", (data, binary) => {
        if (url.pathname === "/fragments")
            echoInFragments(socket, data, binary);
        else
            socket.send(data, {binary});
    });
    socket.on("pong", data => console.log("pong " + data));
    socket.on("close", (code, reason) => console.log("closed " + code + " " + reason));
    socket.on("error", error => console.error(error.message));
}

// What ws answers where it has the port for itself.
function upgradeRequired(request, response) {
    response.writeHead(426, {"Content-Type": "text/plain"});
    response.end("Upgrade Required");
}

const server = argument("--cert")
    ? https.createServer({cert: fs.readFileSync(argument("--cert")), key: fs.readFileSync(argument("--key"))}, upgradeRequired)
    : http.createServer(upgradeRequired);
const sockets = new WebSocketServer({
    server,
    maxPayload: 32 * 1024 * 1024,
    perMessageDeflate: {threshold: 0},
    handleProtocols: protocols => (protocols.has("b") ? "b" : false),
});
sockets.on("connection", serve);
server.listen(0, "127.0.0.1", () => console.log("port " + server.address().port));
