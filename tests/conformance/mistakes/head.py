"""Heads of HTTP, read strictly (RFC 9112): whoever mends a head reads another than the proxy in front did."""

import re

LARGEST = 32 * 1024
MOST_FIELDS = 100
TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"


class BadHead(Exception):
    def __init__(self, status):
        super().__init__(status)
        self.status = status


class Head:
    """A start line and its fields, all Latin-1."""

    def __init__(self, raw):
        lines = raw.decode("latin-1").split("\r\n")
        self.start = lines[0]
        self.fields = []
        if len(lines) - 1 > MOST_FIELDS:
            raise BadHead(431)
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon or not re.fullmatch(TOKEN, name) or re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value):
                raise BadHead(400)
            self.fields.append((name.lower(), value.strip(" \t")))

    def values(self, name):
        return [value for field, value in self.fields if field == name.lower()]

    def elements(self, name):
        return [part.strip(" \t") for value in self.values(name) for part in value.split(",") if part.strip(" \t")]


def read_head(sock):
    """The head and what came behind it; None if TCP ends before."""
    data = b""
    while b"\r\n\r\n" not in data:
        if re.search(rb"(^|[^\r])\n", data) or len(data) > LARGEST:
            raise BadHead(431 if len(data) > LARGEST else 400)
        piece = sock.recv(65536)
        if not piece:
            return None, b""
        data += piece
    raw, _, rest = data.partition(b"\r\n\r\n")
    if re.search(rb"(^|[^\r])\n", raw):
        raise BadHead(400)
    return Head(raw), rest


PARAMETER = rf'{TOKEN}(?:[ \t]*=[ \t]*(?:{TOKEN}|"[^"]*"))?'
EXTENSION = rf"{TOKEN}(?:[ \t]*;[ \t]*{PARAMETER})*"
EXTENSIONS = rf"[ \t]*(?:{EXTENSION})?[ \t]*(?:,[ \t]*(?:{EXTENSION})?[ \t]*)*"


def extensions(values):
    """[(name, [(parameter, value or None)])] of Sec-WebSocket-Extensions (RFC 6455 §9.1)."""
    text = ", ".join(values)
    if not re.fullmatch(EXTENSIONS, text):
        raise BadHead(400)
    found = []
    for extension in re.finditer(EXTENSION, text):
        parts = re.findall(rf"(?:^|;)[ \t]*({PARAMETER})", extension[0])
        pairs = [re.split(r"[ \t]*=[ \t]*", part, maxsplit=1) for part in parts]
        found.append((pairs[0][0], [(pair[0], pair[1].strip('"') if len(pair) > 1 else None) for pair in pairs[1:]]))
    return found
