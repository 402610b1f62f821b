// A server of the subprotocol graphql-transport-ws, without GraphQL: every subscription is greeted three times.
// The protocol, and the close codes below, are at https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
//
//     → {"type":"connection_init"}                                       ← {"type":"connection_ack"}
//     → {"type":"subscribe","id":"1","payload":{"query":"{ greetings }"}}
//     ← {"type":"next","id":"1","payload":{"data":{"greetings":"Hello 1"}}}, three times
//     ← {"type":"complete","id":"1"}

const subprotocol = 'graphql-transport-ws';
const initTimeout = 3000; // ms, for connection_init
const pause = 20;         // ms, between greetings
const greetings = 3;

const states = new Map(); // by peer.id: {acknowledged, subscriptions: operation's id → timer, deadline: timer}

function selectSubprotocol(offered) {
    return offered.includes(subprotocol) ? subprotocol : null;
}

function onOpen(peer) {
    if (peer.subprotocol !== subprotocol) {
        peer.close(4406, 'Subprotocol not acceptable');
        return;
    }
    const deadline = setTimeout(() => end(peer, 4408, 'Connection initialisation timeout'), initTimeout);
    states.set(peer.id, { acknowledged: false, subscriptions: new Map(), deadline });
}

const takers = {
    connection_init(peer, state) {
        if (state.acknowledged)
            return end(peer, 4429, 'Too many initialisation requests');
        state.acknowledged = true;
        clearTimeout(state.deadline);
        peer.send({ type: 'connection_ack' });
    },
    ping(peer, state, message) {
        peer.send(message.payload === undefined ? { type: 'pong' } : { type: 'pong', payload: message.payload });
    },
    pong() {},
    subscribe(peer, state, message) {
        if (!state.acknowledged)
            return end(peer, 4401, 'Unauthorized');
        if (typeof message.id !== 'string' || message.id === '' || typeof message.payload !== 'object'
            || message.payload === null || typeof message.payload.query !== 'string')
            return end(peer, 4400, 'Invalid message: subscribe needs an id and a query');
        if (state.subscriptions.has(message.id))
            return end(peer, 4409, 'Subscriber for ' + message.id + ' already exists');
        greet(peer, state, message.id);
    },
    complete(peer, state, message) {
        clearInterval(state.subscriptions.get(message.id));
        state.subscriptions.delete(message.id);
    },
};

function greet(peer, state, id) {
    let count = 0;
    const timer = setInterval(() => {
        if (++count <= greetings) {
            peer.send({ type: 'next', id, payload: { data: { greetings: 'Hello ' + count } } });
            return;
        }
        clearInterval(timer);
        state.subscriptions.delete(id);
        peer.send({ type: 'complete', id });
    }, pause);
    state.subscriptions.set(id, timer);
}

function onMessage(peer, text) {
    const state = states.get(peer.id);
    if (state === undefined)
        return; // it is being closed
    let message = null;
    try {
        message = JSON.parse(text);
    } catch (error) {
        // falls through to the refusal
    }
    if (message === null || !Object.prototype.hasOwnProperty.call(takers, message.type))
        end(peer, 4400, 'Invalid message');
    else
        takers[message.type](peer, state, message);
}

// Nothing is sent to a peer that is closed: its timers end with it.
function forget(peer) {
    const state = states.get(peer.id);
    if (state === undefined)
        return;
    clearTimeout(state.deadline);
    state.subscriptions.forEach(timer => clearInterval(timer));
    states.delete(peer.id);
}

function end(peer, code, reason) {
    forget(peer);
    peer.close(code, reason);
}

function onClose(peer) {
    forget(peer);
}
