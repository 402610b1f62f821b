"""What server.py and client.py can do wrong on purpose: a name, who can, and what it is."""

BOTH = ("server", "client")
SERVER = ("server",)
CLIENT = ("client",)

MISTAKES = {
    # Headers of frames (RFC 6455 §5.2)
    "takes-wrong-masking": (BOTH, "accepts unmasked frames as a server, masked ones as a client"),
    "masks-wrongly": (BOTH, "masks its frames as a server, doesn't as a client"),
    "echoes-reserved-bits": (BOTH, "accepts RSV1 to RSV3 and sends its answer with the same bits"),
    "ignores-reserved-bits": (BOTH, "accepts RSV1 to RSV3 as if they weren't set"),
    "takes-reserved-opcodes": (BOTH, "takes a reserved opcode for a message it needn't answer"),
    "sends-long-lengths": (BOTH, "sends every length in 16 bits at least"),
    "ignores-top-bit": (BOTH, "clears the top bit of a 64-bit length and waits for the rest"),
    "expects-whole-frames": (BOTH, "takes what one read gives for whole frames and drops what is cut"),
    "loses-early-frames": (BOTH, "drops the frames that come in the packet of the handshake"),
    "forgets-mask-offset": (SERVER, "begins the masking key anew with every read"),
    "masks-first-64-kib": (CLIENT, "masks no more than the first 64 KiB of a frame"),
    # Control frames (§5.5)
    "takes-fragmented-pings": (BOTH, "answers a ping without FIN"),
    "takes-long-pings": (BOTH, "answers pings of more than 125 bytes with their first 125"),
    "answers-no-pings": (BOTH, "sends no pong"),
    "answers-pings-late": (BOTH, "sends a pong only behind its next message"),
    "answers-pings-slowly": (BOTH, "sends a pong after two seconds"),
    "changes-ping-payload": (BOTH, "sends a pong with the ping's payload in reverse"),
    "loses-ping-payload": (BOTH, "sends every pong without a payload"),
    "pongs-drop-fragments": (BOTH, "a ping between two fragments makes it forget the first"),
    # Messages (§5.4, §5.6)
    "joins-fragments-backwards": (BOTH, "puts each fragment in front of those before it"),
    "drops-empty-last-fragments": (BOTH, "waits for more behind an empty last fragment"),
    "takes-stray-continuations": (BOTH, "takes a continuation of nothing for a message"),
    "takes-messages-within-messages": (BOTH, "a new message within a fragmented one replaces it"),
    "answers-binary-with-text": (BOTH, "sends every message back as text"),
    "truncates-messages": (BOTH, "sends back the first 64 KiB of a message"),
    # UTF-8 (§8.1)
    "ignores-utf8": (BOTH, "never looks whether text is UTF-8"),
    "checks-utf8-late": (BOTH, "looks whether text is UTF-8 when the message is complete"),
    "checks-utf8-by-fragments": (BOTH, "wants every fragment to be UTF-8 by itself"),
    "checks-utf8-of-binary": (BOTH, "wants binary messages to be UTF-8"),
    # Closing (§5.5.1, §7)
    "changes-close-code": (BOTH, "answers every Close frame with 1000"),
    "answers-no-close": (BOTH, "ends TCP at a Close frame without sending one"),
    "sends-behind-close": (BOTH, "sends a message behind its Close frame"),
    "listens-behind-close": (BOTH, "answers what comes behind a Close frame"),
    "takes-close-1005": (BOTH, "answers a Close frame with a code that none may have with the same"),
    "takes-one-byte-close": (BOTH, "answers a Close frame with one byte of payload with 1000"),
    "ignores-close-reason": (BOTH, "never looks whether a close reason is UTF-8"),
    "fails-with-1000": (BOTH, "says 1000 whatever the error is"),
    "drops-tcp-on-errors": (BOTH, "ends TCP at an error without a Close frame"),
    "leaves-tcp-open": (SERVER, "never ends TCP after the closing handshake"),
    # Compression (RFC 7692)
    "forgets-peers-context": (BOTH, "inflates each message by itself, though context is taken over"),
    "keeps-own-context": (BOTH, "compresses with the context of earlier messages, though it agreed not to"),
    "exceeds-window": (BOTH, "compresses with a window of 32 KiB whatever was agreed on"),
    "compresses-unasked": (BOTH, "sends RSV1 and compressed messages though nothing was agreed on"),
    "leaves-the-tail-on": (BOTH, "leaves 00 00 FF FF at the end of compressed messages"),
    "marks-every-fragment": (BOTH, "sends messages in two frames, with RSV1 on both"),
    # Opening handshake (§4)
    "answers-wrong-key": (SERVER, "sends the Sec-WebSocket-Accept of another key"),
    "takes-any-version": (SERVER, "never looks at Sec-WebSocket-Version"),
    "takes-any-key": (SERVER, "takes any Sec-WebSocket-Key, or none"),
    "takes-any-method": (SERVER, "upgrades a POST"),
    "takes-any-host": (SERVER, "never looks at Host"),
    "takes-any-offer": (SERVER, "agrees to permessage-deflate whatever its parameters are"),
    "selects-unoffered-subprotocol": (SERVER, "answers with a subprotocol nobody offered"),
    "compares-upgrade-by-case": (BOTH, "knows no other spelling than Upgrade: websocket"),
    "takes-any-accept": (CLIENT, "takes a 101 with a wrong Sec-WebSocket-Accept, or without one"),
    "takes-any-status": (CLIENT, "takes any status for a 101"),
    "takes-any-upgrade": (CLIENT, "never looks at Upgrade and Connection"),
    "takes-any-extension": (CLIENT, "takes extensions it never offered, and any parameters"),
    "takes-any-subprotocol": (CLIENT, "takes a subprotocol it never asked for"),
    "offers-version-8": (CLIENT, "asks for Sec-WebSocket-Version: 8"),
    "sends-short-key": (CLIENT, "sends a Sec-WebSocket-Key of 8 bytes"),
    "sends-before-the-answer": (CLIENT, "sends a message without waiting for the 101"),
    # Keys that can be foreseen (§10.3, §4.1)
    "repeats-masking-key": (CLIENT, "masks every frame with the same key"),
    "masks-with-zeros": (CLIENT, "masks every frame with 00 00 00 00"),
    "counts-masking-key": (CLIENT, "masks each frame with the key before plus one"),
    "calculates-masking-key": (CLIENT, "masks each frame with the key before times 1664525 plus 1013904223"),
    "masks-with-handshake-key": (CLIENT, "masks every frame with the beginning of what Sec-WebSocket-Key stands for"),
    "copies-handshake-key": (CLIENT, "sends the Sec-WebSocket-Key of the RFC's example"),
}


def listed(side):
    """One line for each mistake of @side: its name, a tab, what it is."""
    return "\n".join(f"{name}\t{what}" for name, (sides, what) in MISTAKES.items() if side in sides)


def checked(side, name):
    if name and side not in MISTAKES.get(name, ((), ""))[0]:
        raise SystemExit(f"A {side} can't make the mistake {name}; --list has those it can.")
    return name
