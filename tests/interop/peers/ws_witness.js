// The client of node's ws as a witness of what a server does wrong: sends messages, waits, closes, and prints what it saw as one
// JSON object.
//
// Arguments: URL and options as JSON: {send: ["…"], size: N (instead: messages of N bytes), expect: N (messages after which it
// closes), ping: N, patience: ms, deflate: bool, closeAfter: bool}.
"use strict";

const WebSocket = require("ws");

const [url, optionsText] = process.argv.slice(2);
const options = Object.assign({send: [], expect: 0, ping: 0, patience: 1500, deflate: false}, JSON.parse(optionsText || "{}"));
const begin = Date.now();
const seen = {opened: false, error: "", messages: [], times: [], pieces: [], pongs: 0, code: 0, reason: "", extensions: "", protocol: "", status: 0};
const socket = new WebSocket(url, options.subprotocols || [], {perMessageDeflate: options.deflate ? {threshold: 0} : false, headers: options.headers || {}});
let closing = null;

function close() {
    if (closing === null) {
        closing = Date.now();
        socket.close(1000, "seen");
    }
}

socket.on("upgrade", response => {
    seen.headers = response.headers;
    response.socket.on("data", piece => seen.pieces.push(piece.length));
});
socket.on("unexpected-response", (request, response) => {
    seen.status = response.statusCode;
    seen.headers = response.headers;
    let body = "";
    response.on("data", piece => body += piece);
    response.on("end", () => {
        seen.body = body;
        console.log(JSON.stringify(seen));
        process.exit(0);
    });
});
socket.on("open", () => {
    seen.opened = true;
    seen.extensions = socket.extensions;
    seen.protocol = socket.protocol;
    seen.openMs = Date.now() - begin;
    for (const message of options.send)
        socket.send(options.size ? message.repeat(options.size) : message);
    for (let i = 0; i < options.ping; ++i)
        socket.ping("ping " + i);
    setTimeout(close, options.patience);
});
socket.on("message", data => {
    seen.messages.push(options.size ? data.length + " " + data.toString().slice(0, 1) : data.toString());
    seen.times.push(Date.now() - begin);
    if (seen.messages.length === options.expect)
        close();
});
socket.on("pong", () => ++seen.pongs);
socket.on("error", error => seen.error = String(error.code || "") + " " + error.message);
socket.on("close", (code, reason) => {
    seen.code = code;
    seen.reason = reason.toString();
    seen.closeMs = Date.now() - (closing === null ? begin : closing);
    console.log(JSON.stringify(seen));
    process.exit(0);
});
