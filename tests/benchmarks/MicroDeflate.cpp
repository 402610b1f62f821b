// permessage-deflate with context takeover, JSON of 1 KiB and 64 KiB, against a bare zlib loop over buffers made once.
#include "Payloads.h"

#include "wslib/protocol/Deflate.h"

#include <benchmark/benchmark.h>

#include <zlib.h>

namespace {

using Messages = std::vector<QByteArray>;

constexpr size_t beyondWindow = 64 * 1024;

Messages messages(qint64 size)
{
    Messages made;
    const auto bytes = static_cast<size_t>(size);
    for (const std::string &payload : makePayloads("json", bytes, beyondWindow / bytes + 2))
        made.push_back(QByteArray::fromStdString(payload));
    return made;
}

// What inflates again in a round, over and over: behind the window's reach it is the same each time.
struct Deflated
{
    Messages first;
    Messages again;
};

Deflated deflated(qint64 size, int level)
{
    wslib::Deflater deflater(15, false, level, 8);
    Deflated made;
    for (Messages *round : {&made.first, &made.again})
        for (const QByteArray &message : messages(size))
            round->push_back(deflater.compress(message));
    return made;
}

void count(benchmark::State &state)
{
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    for (const int size : {1024, 65536})
        for (const int level : {1, 6})
            benchmark->Args({size, level});
}

Bytef *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
}

class BareDeflate
{
public:
    explicit BareDeflate(int level)
        : m_out(256 * 1024)
    {
        ::deflateInit2(&m_stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    }
    ~BareDeflate() { ::deflateEnd(&m_stream); }
    BareDeflate(const BareDeflate &) = delete;
    BareDeflate &operator=(const BareDeflate &) = delete;

    size_t compress(const QByteArray &message)
    {
        m_stream.next_in = bytesOf(message);
        m_stream.avail_in = static_cast<uInt>(message.size());
        m_stream.next_out = m_out.data();
        m_stream.avail_out = static_cast<uInt>(m_out.size());
        ::deflate(&m_stream, Z_SYNC_FLUSH);
        return m_out.size() - m_stream.avail_out - 4;
    }

private:
    z_stream m_stream{};
    std::vector<Bytef> m_out;
};

class BareInflate
{
public:
    BareInflate()
        : m_out(256 * 1024)
    {
        ::inflateInit2(&m_stream, -15);
    }
    ~BareInflate() { ::inflateEnd(&m_stream); }
    BareInflate(const BareInflate &) = delete;
    BareInflate &operator=(const BareInflate &) = delete;

    size_t inflate(const QByteArray &message)
    {
        m_stream.next_out = m_out.data();
        m_stream.avail_out = static_cast<uInt>(m_out.size());
        step(bytesOf(message), static_cast<uInt>(message.size()));
        static Bytef tail[4] = {0x00, 0x00, 0xFF, 0xFF};
        step(tail, sizeof tail);
        return m_out.size() - m_stream.avail_out;
    }

private:
    void step(Bytef *bytes, uInt size)
    {
        m_stream.next_in = bytes;
        m_stream.avail_in = size;
        ::inflate(&m_stream, Z_SYNC_FLUSH);
    }

    z_stream m_stream{};
    std::vector<Bytef> m_out;
};

void deflateWslib(benchmark::State &state)
{
    const Messages all = messages(state.range(0));
    wslib::Deflater deflater(15, false, static_cast<int>(state.range(1)), 8);
    size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(deflater.compress(all[next++ % all.size()]));
    count(state);
}

void deflateZlib(benchmark::State &state)
{
    const Messages all = messages(state.range(0));
    BareDeflate deflater(static_cast<int>(state.range(1)));
    size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(deflater.compress(all[next++ % all.size()]));
    count(state);
}

void inflateWslib(benchmark::State &state)
{
    const Deflated all = deflated(state.range(0), static_cast<int>(state.range(1)));
    wslib::Inflater inflater(false);
    const auto inflate = [&inflater](const QByteArray &message) {
        QByteArray out;
        inflater.inflate(message, out, 1 << 20);
        inflater.finishMessage(out, 1 << 20);
        return out.size();
    };
    for (const QByteArray &message : all.first)
        inflate(message);
    size_t next = 0;
    for (auto _ : state)
        if (inflate(all.again[next++ % all.again.size()]) != state.range(0))
            state.SkipWithError("not what was compressed");
    count(state);
}

void inflateZlib(benchmark::State &state)
{
    const Deflated all = deflated(state.range(0), static_cast<int>(state.range(1)));
    BareInflate inflater;
    for (const QByteArray &message : all.first)
        inflater.inflate(message);
    size_t next = 0;
    for (auto _ : state)
        if (inflater.inflate(all.again[next++ % all.again.size()]) != static_cast<size_t>(state.range(0)))
            state.SkipWithError("not what was compressed");
    count(state);
}

BENCHMARK(deflateWslib)->Apply(sizes);
BENCHMARK(deflateZlib)->Apply(sizes);
BENCHMARK(inflateWslib)->Apply(sizes);
BENCHMARK(inflateZlib)->Apply(sizes);

} // namespace
