// Frames as a server gets them, 64 KiB at a time: the parser alone, a whole endpoint (events are made, text is validated), an
// echo through it, and the raw floor's session as their floor.
#include "Cycle.h"
#include "FloorSession.h"

#include "wslib/protocol/Endpoint.h"

#include <benchmark/benchmark.h>

namespace {

constexpr qsizetype readSize = 64 * 1024;

// Whole frames of text, as many as a read brings, or one.
QByteArray frames(const benchmark::State &state)
{
    const Cycle cycle = makeCycle("text", static_cast<size_t>(state.range(0)), Compression::None);
    const QByteArray once(cycle.bytes.data(), static_cast<qsizetype>(cycle.offsets[1]));
    return once.repeated(std::max<qsizetype>(1, readSize / once.size()));
}

qint64 framesIn(const QByteArray &bytes, const benchmark::State &state)
{
    const qint64 header = state.range(0) < 126 ? 6 : state.range(0) < 65536 ? 8 : 14;
    return bytes.size() / (state.range(0) + header);
}

void count(benchmark::State &state, const QByteArray &bytes)
{
    state.SetBytesProcessed(state.iterations() * bytes.size());
    state.SetItemsProcessed(state.iterations() * framesIn(bytes, state));
}

// In pieces of what a read brings.
template <typename Take>
void feed(QByteArrayView bytes, Take take)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView now = bytes.first(std::min(readSize, bytes.size()));
        take(now);
        bytes = bytes.sliced(now.size());
    }
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Arg(32)->Arg(1024)->Arg(65536)->Arg(1 << 20);
}

void parseFrames(benchmark::State &state)
{
    const QByteArray bytes = frames(state);
    wslib::FrameParser parser(wslib::Role::Server);
    qint64 payload = 0;
    for (auto _ : state) {
        feed(bytes, [&](QByteArrayView input) {
            using Step = wslib::FrameParser::Step;
            for (Step step = parser.next(input); step != Step::NeedMore; step = parser.next(input))
                payload += step == Step::Payload ? parser.payload().size() : 0;
        });
    }
    if (payload != state.iterations() * framesIn(bytes, state) * state.range(0))
        state.SkipWithError("not what was sent");
    count(state, bytes);
}

void receiveMessages(benchmark::State &state)
{
    const QByteArray bytes = frames(state);
    wslib::Endpoint endpoint(wslib::Role::Server, wslib::Limits());
    qint64 messages = 0;
    for (auto _ : state) {
        feed(bytes, [&](QByteArrayView input) {
            endpoint.receive(input);
            messages += static_cast<qint64>(endpoint.takeEvents().size());
        });
    }
    if (messages != state.iterations() * framesIn(bytes, state))
        state.SkipWithError("not what was sent");
    count(state, bytes);
}

void echoWslib(benchmark::State &state)
{
    const QByteArray bytes = frames(state);
    wslib::Endpoint endpoint(wslib::Role::Server, wslib::Limits());
    for (auto _ : state) {
        feed(bytes, [&](QByteArrayView input) {
            endpoint.receive(input);
            for (const wslib::Event &event : endpoint.takeEvents())
                endpoint.send(std::get<wslib::Message>(event));
            benchmark::DoNotOptimize(endpoint.takeOutput());
        });
    }
    count(state, bytes);
}

void echoFloor(benchmark::State &state)
{
    const QByteArray bytes = frames(state);
    FloorSession session(-1);
    Output out;
    const std::string request = "GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    session.consume(request.data(), request.size(), out);
    for (auto _ : state) {
        feed(bytes, [&](QByteArrayView input) {
            out.clear();
            session.consume(input.data(), static_cast<size_t>(input.size()), out);
            benchmark::DoNotOptimize(out.data());
        });
    }
    count(state, bytes);
}

BENCHMARK(parseFrames)->Apply(sizes);
BENCHMARK(receiveMessages)->Apply(sizes);
BENCHMARK(echoWslib)->Apply(sizes);
BENCHMARK(echoFloor)->Apply(sizes);

} // namespace
