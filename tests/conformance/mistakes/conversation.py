"""One connection of an echo peer behind the opening handshake, octet by octet (RFC 6455 §5 to §8), with one mistake or none.

It reads frames as they come, not as a whole: what is wrong is known as soon as it can be.
"""

import codecs
import os
import socket
import struct
import time

import deflate

LARGEST = 32 * 1024 * 1024
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
CLOSE_CODES = set(range(1000, 1004)) | set(range(1007, 1015)) | set(range(3000, 5000))


class Breach(Exception):
    """The peer broke a rule: the connection fails with this code (§7.1.7)."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Over(Exception):
    """Nothing more is to be read."""


def xor(data, key, offset=0):
    key = key[offset % 4 :] + key[: offset % 4]
    pattern = (key * (len(data) // 4 + 1))[: len(data)]
    return (int.from_bytes(data, "big") ^ int.from_bytes(pattern, "big")).to_bytes(len(data), "big")


class Frame:
    def __init__(self, first, length, key):
        self.fin = bool(first & 0x80)
        self.reserved = first >> 4 & 7
        self.opcode = first & 15
        self.length = length
        self.key = key
        self.read = 0


class Conversation:
    def __init__(self, sock, side, mistake, early=b"", agreed=None):
        """@agreed: the terms of permessage-deflate, or None."""
        self.sock = sock
        self.is_server = side == "server"
        self.mistake = mistake
        self.buffer = bytearray() if self.has("loses-early-frames") else bytearray(early)
        self.frame = None
        self.control = b""
        self.message_opcode = None  # of the message that is being received
        self.message_reserved = 0
        self.fragments = []
        self.size = 0
        self.is_compressed = False
        self.waiting_pongs = []
        self.has_closed = False
        self.key = os.urandom(4)
        self.deflater = self.inflater = None
        if agreed is not None:
            self.set_deflate(agreed)

    def has(self, mistake):
        return self.mistake == mistake

    def set_deflate(self, agreed):
        mine, theirs = ("server", "client") if self.is_server else ("client", "server")
        keeps = f"{mine}_no_context_takeover" not in agreed or self.has("keeps-own-context")
        bits = 15 if self.has("exceeds-window") else agreed.get(f"{mine}_max_window_bits", 15)
        self.deflater = deflate.Deflater(bits, keeps)
        peer_keeps = f"{theirs}_no_context_takeover" not in agreed and not self.has("forgets-peers-context")
        self.inflater = deflate.Inflater(peer_keeps)

    def run(self):
        try:
            self.converse()
        except Over:
            pass
        except deflate.BadData:
            self.fail(1007)
        except deflate.TooLarge:
            self.fail(1009)
        except Breach as breach:
            self.fail(breach.code)
        except OSError:
            return
        self.end_tcp()

    def converse(self):
        while True:
            while self.step():
                pass
            if self.has("expects-whole-frames"):
                self.buffer.clear()
                self.frame = None
            data = self.sock.recv(65536)
            if not data:
                raise Over
            self.buffer += data

    # ---- What comes

    def step(self):
        """Takes a header, or what there is of a payload. False: more must come first."""
        if self.frame is None:
            return self.take_header()
        frame = self.frame
        part = bytes(self.buffer[: frame.length - frame.read])
        if not part and frame.read < frame.length:
            return False
        del self.buffer[: len(part)]
        if frame.key:
            part = xor(part, frame.key, 0 if self.has("forgets-mask-offset") else frame.read)
        frame.read += len(part)
        is_whole = frame.read == frame.length
        if frame.opcode >= CLOSE:
            self.control += part
        elif frame.opcode <= BINARY:
            self.take_data(part, is_whole)
        if is_whole:
            self.frame = None
            self.frame_came(frame)
        return True

    def take_header(self):
        head = self.buffer
        if len(head) < 2:
            return False
        self.check_first_octets(head[0], head[1])
        length = head[1] & 127
        extended = {126: 2, 127: 8}.get(length, 0)
        is_masked = head[1] & 128
        size = 2 + extended + (4 if is_masked else 0)
        if len(head) < size:
            return False
        if extended:
            length = int.from_bytes(head[2 : 2 + extended], "big")
            self.check_length(length, extended)
            length &= 2**63 - 1
        key = bytes(head[size - 4 : size]) if is_masked else b""
        frame = Frame(head[0], length, key)
        del head[:size]
        self.frame = frame
        self.frame_began(frame)
        return True

    def check_first_octets(self, first, second):
        opcode, fin, length = first & 15, first & 128, second & 127
        if first & 0x70 and not self.may_have_reserved(first) and self.mistake not in (
            "echoes-reserved-bits", "ignores-reserved-bits"
        ):
            raise Breach(1002)
        if opcode not in (0, 1, 2, 8, 9, 10) and not self.has("takes-reserved-opcodes"):
            raise Breach(1002)
        if bool(second & 128) != self.is_server and not self.has("takes-wrong-masking"):
            raise Breach(1002)
        if opcode >= CLOSE and not fin and not (opcode == PING and self.has("takes-fragmented-pings")):
            raise Breach(1002)
        if opcode >= CLOSE and length > 125 and not (opcode == PING and self.has("takes-long-pings")):
            raise Breach(1002)
        is_inside = self.message_opcode is not None
        if opcode == CONTINUATION and not is_inside and not self.has("takes-stray-continuations"):
            raise Breach(1002)
        if opcode in (TEXT, BINARY) and is_inside and not self.has("takes-messages-within-messages"):
            raise Breach(1002)

    def may_have_reserved(self, first):
        return self.inflater is not None and first & 0x70 == 0x40 and first & 15 in (TEXT, BINARY)

    def check_length(self, length, extended):
        if length >> 63 and self.has("ignores-top-bit"):
            return
        if length >> 63 or length < (126 if extended == 2 else 65536):
            raise Breach(1002)
        if self.size + length > LARGEST:
            raise Breach(1009)

    def frame_began(self, frame):
        self.control = b""
        if frame.opcode in (TEXT, BINARY) or (frame.opcode == CONTINUATION and self.message_opcode is None):
            self.message_opcode = frame.opcode or TEXT
            self.message_reserved = frame.reserved
            self.fragments = []
            self.size = 0
            self.is_compressed = self.inflater is not None and frame.reserved == 4
            self.decoder = codecs.getincrementaldecoder("utf-8")()
            if self.is_compressed:
                self.inflater.begin()
        if frame.opcode <= BINARY:
            self.fragments.append(bytearray())

    def take_data(self, part, is_last):
        """A piece of a message, @is_last of its frame."""
        ends_message = is_last and self.frame.fin
        if self.is_compressed:
            part = self.inflater.take(part)
            if ends_message:
                part += self.inflater.end()
        self.size += len(part)
        if self.size > LARGEST:
            raise Breach(1009)
        self.check_text(part, ends_message, is_last)
        self.fragments[-1] += part

    def check_text(self, part, ends_message, ends_frame):
        wanted = self.message_opcode == TEXT or self.has("checks-utf8-of-binary")
        if not wanted or self.mistake in ("ignores-utf8", "checks-utf8-late"):
            return
        try:
            self.decoder.decode(part, ends_message or (ends_frame and self.has("checks-utf8-by-fragments")))
        except UnicodeDecodeError as error:
            raise Breach(1007) from error
        pending = self.decoder.getstate()[0]
        if pending[:1] == b"\xed" and pending[1:2] > b"\x9f":  # a surrogate: Python waits for its third octet
            raise Breach(1007)

    def frame_came(self, frame):
        if frame.opcode == CLOSE:
            self.close_came(self.control)
        elif frame.opcode == PING:
            self.ping_came(self.control)
        elif frame.opcode <= BINARY and frame.fin:
            if frame.opcode == CONTINUATION and frame.length == 0 and self.has("drops-empty-last-fragments"):
                return
            opcode, self.message_opcode = self.message_opcode, None
            fragments = reversed(self.fragments) if self.has("joins-fragments-backwards") else self.fragments
            self.message_came(opcode, b"".join(fragments))

    def message_came(self, opcode, payload):
        if opcode == TEXT and self.has("checks-utf8-late"):
            try:
                payload.decode()
            except UnicodeDecodeError as error:
                raise Breach(1007) from error
        if self.has("answers-binary-with-text"):
            opcode = TEXT
        if self.has("truncates-messages"):
            payload = payload[:65536]
        self.send_message(opcode, payload)
        for pong in self.waiting_pongs:
            self.send(PONG, pong)
        self.waiting_pongs = []

    def ping_came(self, payload):
        if self.has("pongs-drop-fragments"):
            self.fragments = []
        if self.has("answers-no-pings"):
            return
        if self.has("answers-pings-slowly"):
            time.sleep(2)
        if self.has("changes-ping-payload"):
            payload = payload[::-1]
        if self.has("loses-ping-payload"):
            payload = b""
        if self.has("answers-pings-late"):
            self.waiting_pongs.append(payload)
        else:
            self.send(PONG, payload[:125])

    def close_came(self, payload):
        code = struct.unpack(">H", payload[:2])[0] if len(payload) > 1 else None
        self.check_close(payload, code)
        if self.has("answers-no-close"):
            raise Over
        if self.has("changes-close-code") or len(payload) == 1:
            code = 1000
        if not self.has_closed:
            self.send(CLOSE, b"" if code is None else struct.pack(">H", code))
        self.has_closed = True
        if self.has("sends-behind-close"):
            self.send(TEXT, b"one more thing")
        if not self.has("listens-behind-close"):
            raise Over

    def check_close(self, payload, code):
        if len(payload) == 1 and not self.has("takes-one-byte-close"):
            raise Breach(1002)
        if code is not None and code not in CLOSE_CODES and not self.has("takes-close-1005"):
            raise Breach(1002)
        try:
            payload[2:].decode()
        except UnicodeDecodeError as error:
            if not self.has("ignores-close-reason"):
                raise Breach(1007) from error

    # ---- What goes

    def send_message(self, opcode, payload):
        reserved = 4 if self.deflater else 0
        if self.has("compresses-unasked") and not self.deflater:
            reserved, payload = 4, deflate.Deflater(15, False).message(payload)
        elif self.deflater:
            payload = self.deflater.message(payload)
            if self.has("leaves-the-tail-on"):
                payload += deflate.TAIL
        if self.has("echoes-reserved-bits") and not self.is_compressed:
            reserved |= self.message_reserved
        if self.has("marks-every-fragment"):
            half = len(payload) // 2
            self.send(opcode, payload[:half], reserved, fin=False)
            self.send(CONTINUATION, payload[half:], reserved)
        else:
            self.send(opcode, payload, reserved)

    def send(self, opcode, payload, reserved=0, fin=True):
        first = (0x80 if fin else 0) | reserved << 4 | opcode
        is_masked = self.is_server == self.has("masks-wrongly")
        mask_bit = 0x80 if is_masked else 0
        size = len(payload)
        if size > 65535:
            header = struct.pack(">BBQ", first, mask_bit | 127, size)
        elif size > 125 or self.has("sends-long-lengths"):
            header = struct.pack(">BBH", first, mask_bit | 126, size)
        else:
            header = struct.pack(">BB", first, mask_bit | size)
        if is_masked:
            key = self.next_key()
            header += key
            end = 65536 if self.has("masks-first-64-kib") else size
            payload = xor(payload[:end], key) + payload[end:]
        self.sock.sendall(header + payload)

    def next_key(self):
        if self.has("masks-with-zeros"):
            return bytes(4)
        if self.mistake in ("repeats-masking-key", "masks-with-handshake-key"):
            return self.key
        if self.has("calculates-masking-key"):
            self.key = ((int.from_bytes(self.key, "big") * 1664525 + 1013904223) % 2**32).to_bytes(4, "big")
            return self.key
        if self.has("counts-masking-key"):
            self.key = ((int.from_bytes(self.key, "big") + 1) % 2**32).to_bytes(4, "big")
            return self.key
        return os.urandom(4)

    def fail(self, code):
        if self.has_closed or self.has("drops-tcp-on-errors"):
            return
        if self.has("fails-with-1000"):
            code = 1000
        try:
            self.send(CLOSE, struct.pack(">H", code))
        except OSError:
            pass

    def end_tcp(self):
        """§7.1.1: closing with octets unread would reset the connection, and destroy the Close frame on its way."""
        try:
            if not self.has("leaves-tcp-open"):
                self.sock.shutdown(socket.SHUT_WR)
            self.sock.settimeout(60 if self.has("leaves-tcp-open") else 5)
            while self.sock.recv(65536):
                pass
        except OSError:
            pass
