// The client of node's ws against an echo server: sizes, fragments, pings, a subprotocol, the closing handshake.
//
// Arguments: URL, the file of an authority or "", and "plain" or "deflate". Prints "ok" and ends with 0 if every message
// came back as it was sent and the close code came back. With "watch" it only waits for the server to close, and prints
// "closed CODE REASON".
"use strict";

const assert = require("assert");
const fs = require("fs");
const WebSocket = require("ws");

const [url, authority, mode] = process.argv.slice(2);
const SIZES = [0, 1, 125, 126, 127, 65535, 65536, 1024 * 1024];

function connect() {
    return new WebSocket(url, ["a", "b"], {
        ca: authority ? fs.readFileSync(authority) : undefined,
        maxPayload: 32 * 1024 * 1024,
        perMessageDeflate: mode === "deflate" ? {threshold: 0} : false,
    });
}

function next(socket, event) {
    return new Promise((resolve, reject) => {
        socket.once(event, (...values) => resolve(values));
        socket.once("error", reject);
    });
}

function watch() {
    const socket = connect();
    socket.on("close", (code, reason) => console.log("closed " + code + " " + reason));
}

async function exchange(socket, message) {
    const answer = next(socket, "message");
    socket.send(message);
    const [data, binary] = await answer;
    assert.strictEqual(binary, typeof message !== "string");
    assert(data.equals(Buffer.from(message)), `${message.length} bytes came back otherwise`);
}

async function exchangeFragments(socket) {
    const answer = next(socket, "message");
    const pong = next(socket, "pong");
    socket.send("frag", {fin: false});
    socket.send("", {fin: false});
    socket.ping("between");
    socket.send("ments ü", {fin: true});
    assert.strictEqual((await pong)[0].toString(), "between");
    assert.strictEqual((await answer)[0].toString(), "fragments ü");
}

async function exchangeMany(socket) {
    const answers = [];
    const all = new Promise(resolve => socket.on("message", data => {
        if (answers.push(data.toString()) === 1000)
            resolve();
    }));
    for (let number = 0; number < 1000; ++number)
        socket.send(String(number));
    await all;
    answers.forEach((answer, number) => assert.strictEqual(answer, String(number)));
}

async function converse() {
    const socket = connect();
    await next(socket, "open");
    assert.strictEqual(socket.protocol, "b");
    assert.strictEqual(socket.extensions.includes("permessage-deflate"), mode === "deflate");
    for (const size of SIZES) {
        await exchange(socket, "ü".repeat(Math.floor(size / 2)) + "x".repeat(size % 2));
        await exchange(socket, Buffer.alloc(size, "0123456789abc"));
    }
    await exchangeFragments(socket);
    await exchangeMany(socket);
    const closed = next(socket, "close");
    socket.close(4001, "good bye");
    assert.strictEqual((await closed)[0], 4001);
    console.log("ok");
}

if (mode === "watch")
    watch();
else
    converse().catch(error => {
        console.error(error);
        process.exit(1);
    });
