// A ticker: sends N messages a second to whoever connects, for trying out how a client copes.
//
//     ws://…/websocket?rate=50            1 if nothing is said, 10,000 at most
//     ws://…/websocket?rate=50&size=1000  each filled up to so many characters
//
// A client may send "pause" and "resume".

const beat = 10; // ms between two looks at the clock: several ticks may go out at once
const mostRate = 10000;
const mostSize = 1000000;

const tickers = new Map(); // by peer.id

function parameter(peer, name, standard, most) {
    const found = new RegExp('(?:^|&)' + name + '=([0-9.]+)(?:&|$)').exec(peer.request.query);
    const value = found ? Number(found[1]) : standard;
    return value >= 0 ? Math.min(value, most) : standard;
}

function onOpen(peer) {
    const rate = parameter(peer, 'rate', 1, mostRate);
    const size = parameter(peer, 'size', 0, mostSize);
    const state = { paused: false, sent: 0, due: 0, last: Date.now() };
    state.timer = setInterval(() => {
        const now = Date.now();
        if (!state.paused)
            state.due += (now - state.last) * rate / 1000; // by the clock: timers come late, and that would add up
        state.last = now;
        while (state.sent < Math.floor(state.due)) {
            const text = JSON.stringify({ tick: ++state.sent, time: now });
            peer.send(text.length < size ? text + ' '.repeat(size - text.length) : text); // JSON may end in blanks
        }
    }, beat);
    tickers.set(peer.id, state);
}

function onMessage(peer, message) {
    const state = tickers.get(peer.id);
    if (message === 'pause' || message === 'resume')
        state.paused = message === 'pause';
    else
        peer.send({ error: 'say "pause" or "resume"' });
}

function onClose(peer) {
    clearInterval(tickers.get(peer.id).timer);
    tickers.delete(peer.id);
}
