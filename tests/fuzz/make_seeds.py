"""Writes the seeds of the fuzz targets: inputs that reach deep at once. Run in this folder when the inputs' layout changes."""

import gzip
import pathlib
import zlib


def raw_deflate(data, level=6):
    compressor = zlib.compressobj(level, zlib.DEFLATED, -15)
    return (compressor.compress(data) + compressor.flush(zlib.Z_SYNC_FLUSH))[:-4]


def frame(first, payload, masked):
    """A whole frame, for the raw mode."""
    length = bytes([len(payload) | (0x80 if masked else 0)]) if len(payload) < 126 else bytes(
        [126 | (0x80 if masked else 0)]) + len(payload).to_bytes(2, "big")
    return bytes([first]) + length + (b"\0\0\0\0" if masked else b"") + payload


def built(first, payload, masked):
    """A frame for the mode in which the target builds it."""
    assert len(payload) < 250
    return bytes([first, len(payload)]) + (b"\0" if masked else b"") + payload


def endpoint_seeds(masked):
    conversation = [
        (0x81, b"hello"), (0x82, bytes(range(200))), (0x01, "gr\u00fc".encode()[:3]), (0x89, b"ping"), (0x80, b"\xbc\xc3\x9f"),
        (0x8A, b""), (0x81, b""), (0x88, b"\x03\xe8bye"),
    ]
    yield "conversation", b"\x00\x03" + b"".join(built(first, payload, masked) for first, payload in conversation)
    yield "raw", b"\x80\x05" + b"".join(frame(first, payload, masked) for first, payload in conversation)
    yield "large", b"\x80\x85" + frame(0x82, b"x" * 4000, masked) + frame(0x82, b"x" * 1001, masked)
    compressed = raw_deflate(b"hello hello hello hello")
    yield "deflate", b"\x1d\x02" + built(0xC1, compressed, masked) + built(0xC2, compressed, masked) + built(0x81, b"plain", masked)
    yield "deflate-no-context", b"\x1f\x02" + built(0xC1, compressed, masked) + built(0xC1, b"\0", masked)
    yield "bomb", b"\x1d\x07" + built(0xC2, raw_deflate(b"\0" * 100000), masked)
    yield "fragments", b"\x00\x01" + built(0x01, b"", masked) + built(0x00, b"", masked) * 20 + built(0x80, b"x", masked)


def deflate_seeds():
    yield "text", b"\x00\x03" + raw_deflate(b"some text, some text, some text")
    yield "stored", b"\x00\x03" + raw_deflate(b"some text", 0)
    yield "bfinal", b"\x00\x03" + bytes.fromhex("f348cdc9c90700") + b"\0"
    yield "finals", b"\x00\x03" + b"\x03\x00" * 50
    yield "bomb", b"\x00\x83" + raw_deflate(b"\0" * 200000)
    yield "roundtrip", b"\x01\x07\x06\x08" + b"\x03\x20" + b"abcdefgh" * 4 + b"\x07\x10" + b"0123456789abcdef"
    yield "roundtrip-8", b"\x01\x00\x06\x08" + b"\x07\xf0" + b"abcdefgh" * 30


def head_seeds():
    request = (
        b"GET /chat?x=1 HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://example.com\r\nSec-WebSocket-Protocol: a, b\r\n"
        b"Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    answer = (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: b\r\n"
    )
    yield "request", b"\x01\x02" + request + b"\x81\x00"
    yield "absolute", b"\x01\x90" + request.replace(b"/chat", b"http://other:80/chat")
    yield "answer", b"\x00\x02" + answer + b"\r\n"
    yield "answer-deflate", b"\x00\x03" + answer + b"Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10\r\n\r\n"
    yield "length", b"\x00\x02HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello"
    yield "chunked", b"\x00\x02HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\n\r\n"
    yield "until-end", b"\x00\x02HTTP/1.0 500 Oops\r\n\r\nsome text"


def extension_seeds():
    yield "all", (b"\x24permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                  b"server_max_window_bits=10; client_max_window_bits")
    yield "quoted", b'\x3fpermessage-deflate; client_max_window_bits="1\\5", x-other;a;b=c'
    yield "fallback", b"\xffpermessage-deflate; server_max_window_bits=8, permessage-deflate"
    yield "empty", b"\x00 , ,, foo ,"


def file_seeds():
    fields = ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "Range", "If-Range"]

    def lines(*headers):
        return "\n".join(chr(ord("`") + fields.index(name)) + value for name, value in headers).encode()

    date = "Sun, 06 Nov 1994 08:49:37 GMT"
    yield "tags", b"\x80\x64" + lines(("If-Match", '"a", "v1"'), ("If-None-Match", 'W/"v1", "b,c"'))
    yield "any", b"\x80\x64" + lines(("If-Match", "*"), ("If-None-Match", '"v2"'), ("Range", "bytes=0-9"))
    yield "since", b"\x80\x64" + lines(("If-Modified-Since", date), ("If-Unmodified-Since", "Sunday, 06-Nov-94 08:49:37 GMT"))
    yield "asctime", b"\x80\x64" + lines(("If-Modified-Since", "Sun Nov  6 08:49:37 1994"))
    yield "range", b"\x80\x64" + lines(("If-Range", '"v1"'), ("Range", "bytes=10-"))
    yield "range-dated", b"\x80\x64" + lines(("If-Range", date), ("Range", "bytes=-9"))
    yield "ranges", b"\x14\xff" + lines(("Range", "bytes=0-0, 99999999999999999999-"))


def decoder_seeds():
    """The first byte: which decoder, 127 for what fits; the highest bit for a text message."""
    json = b'{"a":[1,-2.5e3,true,null,"\\u00e9\\ud83d\\ude00"],"a":{},"":"x"}'
    message_pack = bytes.fromhex("86a161cb3ff199999999999aa162da000161a163d7ff0000000400000001a164c403010203a16592c0c3920102c7010500")
    yield "json", b"\xff" + json
    yield "jsonlines", b"\xff" + json + b"\n" + json
    yield "gzip", b"\x7f" + gzip.compress(gzip.compress(json, mtime=0), mtime=0)
    yield "zlib", b"\x7f" + zlib.compress(json)
    yield "deflate", b"\x7f" + raw_deflate(json)
    yield "bomb", b"\x7f" + zlib.compress(b"\0" * 200000)
    yield "base64", b"\x83eyJhIjoxfQ=="
    yield "messagepack", b"\x7f" + message_pack
    yield "cbor", b"\x7f" + bytes.fromhex(
        "bf6161fb3ff199999999999a61627f657374726561646d696e67ff6163c2490100000000000000006164830203a10102ff")
    yield "protobuf", b"\x08" + bytes.fromhex("0896010dcdcc8c3f09000000000000f83f1a030896010b08010c120774657374696e673206038e029ea705")
    yield "socketio", b'\xff451-/admin,12["baz",{"_placeholder":true,"num":0}]'
    yield "engineio", b'\xff0{"sid":"x","upgrades":[]}'
    yield "stomp", b"\xffMESSAGE\ndestination:/topic/x\\c\ncontent-length:" + str(len(json)).encode() + b"\n\n" + json + b"\0"
    yield "signalr", b'\xff{}\x1e{"type":1,"target":"a","arguments":[1]}\x1e'
    yield "signalr-messagepack", b"\x7f" + bytes.fromhex("11960180a378797aa66d6574686f64912a90029106")
    yield "jsonrpc", b'\xff[{"jsonrpc":"2.0","error":{"code":-32700,"message":"x"},"id":null}]'
    yield "graphql", b'\xff{"id":"1","type":"subscribe","payload":{"query":"subscription { a }"}}'
    yield "head", b"\xffGET / HTTP/1.1\r\nSec-WebSocket-Key: x\r\nCookie: a=b\r\n\r\n"


def main():
    targets = {
        "ServerEndpointFuzz": endpoint_seeds(True),
        "ClientEndpointFuzz": endpoint_seeds(False),
        "DeflateFuzz": deflate_seeds(),
        "HttpHeadFuzz": head_seeds(),
        "ExtensionHeaderFuzz": extension_seeds(),
        "FileAnswerFuzz": file_seeds(),
        "DecoderStackFuzz": decoder_seeds(),
    }
    for target, seeds in targets.items():
        folder = pathlib.Path("seeds") / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in seeds:
            (folder / name).write_bytes(data)


main()
