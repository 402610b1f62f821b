// A server in JavaScript. Run (Ctrl+R) starts it, and later runs take over from it without dropping anybody.
// Every function here is optional. There are also: peers, setTimeout, setInterval, store (kept from run to run).

// function checkOrigin(origin, request) { return true; }
// function selectSubprotocol(offered, request) { return null; }

function onOpen(peer) {
    console.log('peer ' + peer.id + ' came to ' + peer.request.path);
    peer.send({ type: 'welcome', peers: peers.length });
}

function onMessage(peer, message) {
    if (typeof message === 'string' && message.startsWith('all:'))
        broadcast(message.slice(4).trim(), peer);   // everybody but the sender
    else
        peer.send(message);                         // a string, an ArrayBuffer, or an object as JSON
}

function onClose(peer, code, reason) {
    console.log('peer ' + peer.id + ' left with ' + code + ' ' + reason);
}

// Of a relay (its messages go "Through the script"): what goes on is what this gives; null drops the message, nothing leaves it.
// function onRelay(peer, message, direction) { return message; }   // direction: 'toServer' or 'toClient'; peer.upstream.send() …
// function onPing(peer, data) {}
// function onPong(peer, data) {}
