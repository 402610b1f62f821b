// An echo that takes its time: every message comes back after a delay.
//
//     ws://…/websocket?delay=250       milliseconds; 1000 if nothing is said
//
// What is for a client to learn from it: that answers may come late, and out of step with what is sent meanwhile.

const standardDelay = 1000;
const longestDelay = 60000;

function delayOf(peer) {
    const found = /(?:^|&)delay=(\d+)(?:&|$)/.exec(peer.request.query);
    return found ? Math.min(Number(found[1]), longestDelay) : standardDelay;
}

function onMessage(peer, message) {
    // message is a string, or an ArrayBuffer if it was binary: send() gives it back as what it was.
    setTimeout(() => {
        if (peer.isOpen) // it may have gone meanwhile
            peer.send(message);
    }, delayOf(peer));
}
