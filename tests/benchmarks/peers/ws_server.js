// node's ws: an echo at "/", and what comes at "/fan" goes to all there. See PeerOptions.h for the command line.
'use strict';
const fs = require('fs');
const http = require('http');
const https = require('https');
const { WebSocketServer } = require('ws');

const options = { port: 0, deflate: -1, tls: null };
const argv = process.argv.slice(2);
while (argv.length > 0) {
    const name = argv.shift();
    if (name === '--port') options.port = Number(argv.shift());
    else if (name === '--deflate') options.deflate = Number(argv.shift());
    else if (name === '--tls') options.tls = { cert: fs.readFileSync(argv.shift()), key: fs.readFileSync(argv.shift()) };
    else throw new Error(`what is ${name}?`);
}

const server = options.tls ? https.createServer(options.tls) : http.createServer();
const deflate = { zlibDeflateOptions: { level: options.deflate, memLevel: 8 }, threshold: 0 };
const sockets = new WebSocketServer({
    server,
    maxPayload: 64 * 1024 * 1024,
    perMessageDeflate: options.deflate >= 0 ? deflate : false,
});
const fan = new Set();
sockets.on('connection', (socket, request) => {
    socket.on('error', () => {});
    if (request.url === '/fan') {
        fan.add(socket);
        socket.on('close', () => fan.delete(socket));
        socket.on('message', (data, binary) => {
            for (const other of fan) other.send(data, { binary });
        });
    } else {
        socket.on('message', (data, binary) => socket.send(data, { binary }));
    }
});
server.listen(options.port, '127.0.0.1', 512, () => console.log(`listening ${server.address().port}`));
