"""python-websockets' client as a witness of what a server does wrong: the same as ws_witness.js, with the same arguments and the
same answer.
"""

import asyncio
import json
import sys
import time

import websockets


async def main(url, options):
    begin = time.monotonic()
    seen = {"opened": False, "error": "", "messages": [], "times": [], "pongs": 0, "code": 0, "reason": "", "status": 0,
            "extensions": "", "protocol": ""}
    compression = "deflate" if options.get("deflate") else None
    try:
        connection = await websockets.connect(url, max_size=None, compression=compression, ping_interval=None,
                                              close_timeout=2, subprotocols=options.get("subprotocols"),
                                              extra_headers=options.get("headers", {}))
    except websockets.InvalidStatusCode as error:
        seen["status"] = error.status_code
        print(json.dumps(seen), flush=True)
        return
    except (websockets.WebSocketException, OSError) as error:
        seen["error"] = f"{type(error).__name__} {error}"
        print(json.dumps(seen), flush=True)
        return
    seen["opened"] = True
    seen["extensions"] = connection.response_headers.get("Sec-WebSocket-Extensions", "")
    seen["protocol"] = connection.subprotocol or ""
    seen["openMs"] = (time.monotonic() - begin) * 1000
    size = options.get("size", 0)
    try:
        for message in options.get("send", []):
            await connection.send(message * size if size else message)
        for number in range(options.get("ping", 0)):
            waiter = await connection.ping(f"ping {number}")
            waiter.add_done_callback(lambda future: seen.update(
                pongs=seen["pongs"] + (0 if future.cancelled() or future.exception() else 1)))
        end = time.monotonic() + options.get("patience", 1500) / 1000
        while len(seen["messages"]) < (options.get("expect") or 1 << 30):
            message = await asyncio.wait_for(connection.recv(), max(0.001, end - time.monotonic()))
            seen["messages"].append(f"{len(message)} {message[:1]}" if size else message)
            seen["times"].append((time.monotonic() - begin) * 1000)
    except asyncio.TimeoutError:
        pass
    except websockets.ConnectionClosed as error:
        seen["error"] = str(error)
    closing = time.monotonic()
    await connection.close(1000, "seen")
    seen["code"] = connection.close_code
    seen["reason"] = connection.close_reason
    seen["closeMs"] = (time.monotonic() - closing) * 1000
    print(json.dumps(seen), flush=True)


asyncio.run(main(sys.argv[1], json.loads(sys.argv[2] if len(sys.argv) > 2 else "{}")))
