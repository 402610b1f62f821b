// A gate: who shows a token is let in and echoed, who doesn't is closed with 4401. A token may come in three ways:
//
//     ws://…/websocket?token=open-sesame         the only way for a browser's WebSocket, but it ends up in logs
//     Authorization: Bearer open-sesame          for clients that can set headers
//     the first message: {"token":"open-sesame"} within three seconds

const users = { 'open-sesame': 'ali', 'swordfish': 'groucho' };
const patience = 3000; // ms

const waiting = new Map(); // by peer.id: the timer of those who haven't shown a token
const names = new Map();   // by peer.id: who was let in

function nameFor(token) {
    return Object.prototype.hasOwnProperty.call(users, token) ? users[token] : null;
}

function tokenOf(request) {
    const inQuery = /(?:^|&)token=([^&]*)/.exec(request.query);
    if (inQuery)
        return decodeURIComponent(inQuery[1]);
    const inHeader = /^Bearer +(.+)$/i.exec(request.headers.authorization || '');
    return inHeader ? inHeader[1] : null;
}

function letIn(peer, token) {
    clearTimeout(waiting.get(peer.id));
    waiting.delete(peer.id);
    const name = nameFor(token);
    if (name === null) {
        peer.close(4401, 'that token opens nothing');
        return;
    }
    names.set(peer.id, name);
    peer.send({ welcome: name });
}

function onOpen(peer) {
    const token = tokenOf(peer.request);
    if (token !== null)
        letIn(peer, token);
    else
        waiting.set(peer.id, setTimeout(() => peer.close(4401, 'no token came'), patience));
}

function onMessage(peer, message) {
    if (names.has(peer.id)) {
        peer.send(message);
        return;
    }
    if (!waiting.has(peer.id))
        return; // it was refused, and this was on its way
    let token = null;
    try {
        token = JSON.parse(message).token;
    } catch (error) {
        // no token, then
    }
    letIn(peer, token);
}

function onClose(peer) {
    clearTimeout(waiting.get(peer.id));
    waiting.delete(peer.id);
    names.delete(peer.id);
}
