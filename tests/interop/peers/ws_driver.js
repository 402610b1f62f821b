// The client of node's ws as a driver of a conformance server, as the Autobahn TestSuite has them: echoes in every case.
//
// Arguments: the server's URL, the agent's name, and how many cases at a time. Prints "done".
"use strict";

const WebSocket = require("ws");

const base = process.argv[2].replace(/\/$/, "");
const agent = encodeURIComponent(process.argv[3]);
const options = {maxPayload: 32 * 1024 * 1024, perMessageDeflate: {threshold: 0}};

// Resolves with the last message once the connection is over, however it ends.
function talk(path, answers) {
    return new Promise(resolve => {
        const socket = new WebSocket(base + path, options);
        let last = null;
        socket.on("message", (data, binary) => {
            last = data;
            if (answers)
                socket.send(data, {binary});
        });
        socket.on("error", () => {}); // what cases are about
        socket.on("close", () => resolve(last));
    });
}

async function main() {
    const count = Number(await talk("/getCaseCount", false));
    let next = 1;
    const work = async () => {
        while (next <= count)
            await talk(`/runCase?case=${next++}&agent=${agent}`, true);
    };
    await Promise.all(Array.from({length: Number(process.argv[4])}, work));
    await talk(`/updateReports?agent=${agent}`, false);
    console.log("done");
}

main();
