"""permessage-deflate (RFC 7692) on zlib: what is agreed on, and the streams of both directions."""

import zlib

NAME = "permessage-deflate"
LARGEST = 32 * 1024 * 1024
TAIL = b"\x00\x00\xff\xff"
FLAGS = ("server_no_context_takeover", "client_no_context_takeover")
WINDOWS = ("server_max_window_bits", "client_max_window_bits")


class BadData(Exception):
    pass


class TooLarge(Exception):
    pass


def terms(parameters, is_offer):
    """A dictionary of what @parameters say; None if they break a rule of §7.1."""
    read = {}
    for name, value in parameters:
        is_bare_hint = is_offer and name == "client_max_window_bits" and value is None
        is_right = value is None if name in FLAGS else name in WINDOWS and (is_bare_hint or is_window(value))
        if not is_right or name in read:
            return None
        read[name] = True if name in FLAGS else 0 if value is None else int(value)
    return read


def is_window(value):
    return value in [str(bits) for bits in range(8, 16)]


def answer_to(offer):
    """(field, terms) of a server's answer to @offer, which terms() has read."""
    agreed = {name: value for name, value in offer.items() if value != 0}
    parts = [name if value is True else f"{name}={value}" for name, value in agreed.items()]
    return "; ".join([NAME] + parts), agreed


class Deflater:
    def __init__(self, bits, keeps_context):
        self.bits = max(9, bits)  # zlib's smallest looks back 250 bytes
        self.keeps_context = keeps_context
        self.stream = None

    def message(self, payload):
        if self.stream is None or not self.keeps_context:
            self.stream = zlib.compressobj(6, zlib.DEFLATED, -self.bits)
        data = self.stream.compress(payload) + self.stream.flush(zlib.Z_SYNC_FLUSH)
        return data[:-4] or b"\x00"


class Inflater:
    def __init__(self, keeps_context):
        self.keeps_context = keeps_context
        self.stream = zlib.decompressobj(-15)
        self.window = b""
        self.size = 0

    def begin(self):
        self.size = 0
        if not self.keeps_context:
            self.stream = zlib.decompressobj(-15)
            self.window = b""

    def take(self, data):
        whole = b""
        while data:
            try:
                piece = self.stream.decompress(data, LARGEST - self.size + 1)
            except zlib.error as error:
                raise BadData from error
            whole += piece
            self.size += len(piece)
            if self.size > LARGEST:
                raise TooLarge
            self.window = (self.window + piece)[-32768:]
            data = b""
            if self.stream.eof:  # a final block: another stream goes on behind it, with the same window (§7.2.3.4)
                data = self.stream.unused_data
                self.stream = zlib.decompressobj(-15, zdict=self.window)
        return whole

    def end(self):
        """What the message still holds. It must end with a block: only then can another one follow."""
        whole = self.take(TAIL)
        probe = self.stream.copy()
        try:
            rest = probe.decompress(b"\x01\x00\x00\xff\xff")
        except zlib.error as error:
            raise BadData from error
        if rest or not probe.eof:
            raise BadData
        return whole
