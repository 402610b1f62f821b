// A server that does wrong what it is asked to, for seeing what a client makes of it. Send "help" for the menu.
// What is right, and what these break, is in RFC 6455, section 5; a client must answer most of it with a Close of 1002.

const silent = new Set(); // ids of those who get no answers any more

const bytes = (...values) => new Uint8Array(values);

const menu = {
    'rsv': ['a reserved bit that no extension has asked for (5.2)', peer => peer.sendFrame({ rsv1: true, payload: 'x' })],
    'opcode': ['a reserved opcode (5.2)', peer => peer.sendFrame({ opcode: 3, payload: 'x' })],
    'mask': ['a masked frame, which servers may not send (5.1)', peer => peer.sendFrame({ mask: true, payload: 'x' })],
    'length': ['a length of 5 in 16 bits: not the shortest (5.2)', peer => peer.sendRaw(bytes(0x81, 126, 0, 5, 104, 101, 108, 108, 111))],
    'huge': ['a length beyond 63 bits (5.2)', peer => peer.sendRaw(bytes(0x82, 127, 0xFF, 0, 0, 0, 0, 0, 0, 0))],
    'control-fragment': ['a Ping in fragments (5.5)', peer => peer.sendFrame({ fin: false, opcode: 9, payload: 'x' })],
    'control-size': ['a Ping of 126 bytes (5.5)', peer => peer.sendFrame({ opcode: 9, payload: 'x'.repeat(126) })],
    'continuation': ['a continuation of nothing (5.4)', peer => peer.sendFrame({ opcode: 0, payload: 'x' })],
    'interleaved': ['a message within a fragmented one (5.4)', peer => {
        peer.sendFrame({ fin: false, payload: 'the first half' });
        peer.sendFrame({ payload: 'another' });
    }],
    'utf8': ['text that is not UTF-8 (8.1): 1007', peer => peer.sendFrame({ payload: bytes(0x68, 0xC3, 0x28) })],
    'close-code': ['a Close with the code 1005, which is never sent (7.4.1)', peer => peer.sendFrame({ opcode: 8, payload: bytes(0x03, 0xED) })],
    'close-half': ['a Close with half a code (5.5.1)', peer => peer.sendFrame({ opcode: 8, payload: bytes(0x03) })],
    'silence': ['nothing any more, but the connection stays', peer => silent.add(peer.id)],
    'abort': ['an RST, without a Close', peer => peer.abort()],
    'half': ['half a frame, then an RST', peer => {
        peer.sendRaw(bytes(0x81, 10, 104, 97, 108, 102)); // ten bytes are announced
        setTimeout(() => peer.isOpen && peer.abort(), 100); // behind what it is to receive
    }],
    'flood': ['a thousand messages at once, all of them right', peer => {
        for (let i = 1; i <= 1000; ++i)
            peer.send('flood ' + i);
    }],
};

function help() {
    return Object.keys(menu).map(name => name + ': ' + menu[name][0]).join('\n');
}

function onMessage(peer, message) {
    if (silent.has(peer.id))
        return;
    if (Object.prototype.hasOwnProperty.call(menu, message)) {
        console.log('peer', peer.id, 'gets', menu[message][0]);
        menu[message][1](peer);
    } else {
        peer.send(help());
    }
}

function onClose(peer, code, reason) {
    silent.delete(peer.id);
    console.log('peer', peer.id, 'ended with', code, reason);
}
