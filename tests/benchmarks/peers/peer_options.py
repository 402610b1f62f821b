"""The command line that the servers share; see PeerOptions.h."""

import argparse
import ssl


def read():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
    parser.add_argument("--deflate", type=int)
    options = parser.parse_args()
    options.context = None
    if options.tls:
        options.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        options.context.load_cert_chain(*options.tls)
    return options


def announce(port):
    print("listening", port, flush=True)
