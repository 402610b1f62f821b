// What a handler script finds in its world beside the language: wrapped around the functions of `native`, which is a
// ScriptNatives. Gives back what the runtime calls.
(function (native) {
    'use strict';
    const world = (0, eval)('this');
    const peers = new Map();
    const timers = new Map();

    class ClosedError extends Error {
        constructor() {
            super('the peer is closed');
            this.name = 'ClosedError';
        }
    }

    // The answers of native functions.
    function check(status) {
        switch (status) {
        case 1:
            throw new ClosedError();
        case 2:
            throw new RangeError('a message may have ' + native.messageSize() + ' bytes at most');
        }
    }

    function isBinary(data) {
        return data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    }

    function bufferOf(data) {
        if (data instanceof ArrayBuffer)
            return data;
        return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
    }

    // Bytes of a string are its UTF-8.
    function send(how, id, data) {
        if (data === undefined)
            check(native.sendText(how, id, ''));
        else if (isBinary(data))
            check(native.sendBinary(how, id, bufferOf(data)));
        else
            check(native.sendText(how, id, String(data)));
    }

    class Peer {
        constructor(id, request, subprotocol) {
            this.id = id;
            this.request = request;
            this.subprotocol = subprotocol;
        }

        get isOpen() {
            return native.isOpen(this.id);
        }

        send(message) {
            if (typeof message === 'string')
                check(native.sendText(0, this.id, message));
            else if (isBinary(message))
                check(native.sendBinary(0, this.id, bufferOf(message)));
            else if (message === undefined || typeof message === 'function')
                throw new TypeError('send() takes a string, an ArrayBuffer or an object');
            else
                check(native.sendText(0, this.id, JSON.stringify(message)));
        }

        ping(data) {
            send(1, this.id, data);
        }

        sendRaw(bytes) {
            send(2, this.id, bytes);
        }

        sendFrame(frame) {
            const payload = frame.payload === undefined ? '' : frame.payload;
            const flags = (frame.fin === false ? 0 : 0x80) | (frame.rsv1 ? 0x40 : 0) | (frame.rsv2 ? 0x20 : 0)
                | (frame.rsv3 ? 0x10 : 0) | ((frame.opcode === undefined ? 1 : frame.opcode) & 0x0F);
            const mask = Boolean(frame.mask);
            check(isBinary(payload) ? native.sendBinaryFrame(this.id, flags, mask, bufferOf(payload))
                                    : native.sendTextFrame(this.id, flags, mask, String(payload)));
        }

        close(code, reason) {
            if (code !== undefined && !native.mayClose(code))
                throw new RangeError(code + ' must not be sent as a close code: use 1000 to 1003, 1007 to 1014, or 3000 to 4999');
            check(native.close(this.id, code === undefined ? 1000 : code, reason === undefined ? '' : String(reason)));
        }

        abort() {
            check(native.abort(this.id));
        }
    }

    function textOf(value) {
        if (typeof value === 'string')
            return value;
        if (value instanceof Error)
            return String(value) + (value.stack ? '\n' + value.stack : '');
        if (value instanceof ArrayBuffer)
            return 'ArrayBuffer(' + value.byteLength + ')';
        if (typeof value === 'object' && value !== null) {
            try {
                return JSON.stringify(value);
            } catch (error) {
                return String(value);
            }
        }
        return String(value);
    }

    function logger(level) {
        return function () {
            native.report(level, Array.prototype.map.call(arguments, textOf).join(' '));
        };
    }

    function starter(repeats) {
        return function (callback, delay, ...args) {
            if (typeof callback !== 'function')
                throw new TypeError('a timer needs a function');
            const id = native.startTimer(Number(delay) || 0, repeats);
            timers.set(id, { callback, args, repeats });
            return id;
        };
    }

    function clear(id) {
        if (timers.delete(id))
            native.stopTimer(id);
    }

    world.ClosedError = ClosedError;
    world.console = { log: logger(0), info: logger(0), debug: logger(0), warn: logger(1), error: logger(2) };
    world.setTimeout = starter(false);
    world.setInterval = starter(true);
    world.clearTimeout = clear;
    world.clearInterval = clear;
    world.store = {};
    Object.defineProperty(world, 'peers', { get() { return Array.from(peers.values()); } });
    world.broadcast = function (message, exceptPeer) {
        for (const peer of peers.values()) {
            if (peer !== exceptPeer && peer.isOpen)
                peer.send(message);
        }
    };

    // What a hook throws is reported by native: C++ couldn't tell a thrown string from a returned one.
    function guard(hook) {
        return function (first, second, third, ...more) {
            try {
                return more.length === 0 ? hook(first, second, third) : hook(first, second, third, ...more);
            } catch (error) {
                native.threw(error);
            }
        };
    }

    return {
        guard,
        // What onRelay() gives, as C++ takes it: undefined and null as they are, a string, or an ArrayBuffer.
        relayHook(hook) {
            return function (peer, message, direction) {
                const made = hook(peer, message, direction);
                if (made === undefined || made === null || typeof made === 'string')
                    return made;
                if (typeof made === 'function')
                    throw new TypeError('onRelay() gives a string, an ArrayBuffer, an object, null or nothing');
                return isBinary(made) ? bufferOf(made) : JSON.stringify(made);
            };
        },
        addPeer(id, request, subprotocol, upstream) {
            const peer = new Peer(id, request, subprotocol);
            if (upstream)
                peer.upstream = new Peer(upstream, request, subprotocol);
            peers.set(id, peer);
            return peer;
        },
        removePeer(id) {
            peers.delete(id);
        },
        fire(id) {
            const timer = timers.get(id);
            if (timer === undefined)
                return;
            if (!timer.repeats)
                timers.delete(id);
            try {
                timer.callback(...timer.args);
            } catch (error) {
                native.threw(error);
            }
        },
        saveStore() {
            return JSON.stringify(world.store);
        },
        restoreStore(text) {
            world.store = JSON.parse(text);
        },
    };
})
