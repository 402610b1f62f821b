// UTF-8: ours, whole and in pieces, against Qt's decoder and a table-free DFA that takes one byte at a time.
#include "Payloads.h"

#include "wslib/protocol/Utf8Validator.h"

#include <QStringDecoder>

#include <benchmark/benchmark.h>

namespace {

// The first argument: 0 for ASCII, 1 for many scripts.
std::string text(const benchmark::State &state)
{
    return makePayloads(state.range(0) == 0 ? "text" : "mixed", static_cast<size_t>(state.range(1)), 1).front();
}

QByteArrayView viewOf(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

void count(benchmark::State &state)
{
    state.SetBytesProcessed(state.iterations() * state.range(1));
    state.SetLabel(state.range(0) == 0 ? "ASCII" : "many scripts");
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    for (const int kind : {0, 1})
        for (const int size : {32, 1024, 65536})
            benchmark->Args({kind, size});
}

void utf8Wslib(benchmark::State &state)
{
    const std::string bytes = text(state);
    for (auto _ : state) {
        if (!wslib::isValidUtf8(viewOf(bytes)))
            state.SkipWithError("valid text was refused");
    }
    count(state);
}

// As it arrives: in what a read brings, cut anywhere.
void utf8WslibPieces(benchmark::State &state)
{
    const std::string bytes = text(state);
    constexpr qsizetype piece = 1461;
    for (auto _ : state) {
        wslib::Utf8Validator validator;
        for (QByteArrayView left = viewOf(bytes); !left.isEmpty();) {
            const QByteArrayView now = left.first(std::min(piece, left.size()));
            benchmark::DoNotOptimize(validator.accept(now));
            left = left.sliced(now.size());
        }
        if (!validator.isComplete())
            state.SkipWithError("valid text was refused");
    }
    count(state);
}

void utf8QtDecoder(benchmark::State &state)
{
    const std::string bytes = text(state);
    for (auto _ : state) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder(viewOf(bytes));
        benchmark::DoNotOptimize(decoded.size());
        if (decoder.hasError())
            state.SkipWithError("valid text was refused");
    }
    count(state);
}

class ByteDfa
{
public:
    bool accept(unsigned char byte)
    {
        if (m_pending > 0) {
            if (byte < m_lowest || byte > m_highest)
                return false;
            --m_pending;
            m_lowest = 0x80;
            m_highest = 0xBF;
            return true;
        }
        if (byte < 0x80)
            return true;
        m_pending = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
        m_lowest = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
        m_highest = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        return byte >= 0xC2 && byte <= 0xF4;
    }

private:
    int m_pending = 0;
    unsigned char m_lowest = 0x80;
    unsigned char m_highest = 0xBF;
};

void utf8ByteDfa(benchmark::State &state)
{
    const std::string bytes = text(state);
    for (auto _ : state) {
        ByteDfa dfa;
        bool valid = true;
        for (const char byte : bytes)
            valid &= dfa.accept(static_cast<unsigned char>(byte));
        if (!valid)
            state.SkipWithError("valid text was refused");
    }
    count(state);
}

BENCHMARK(utf8Wslib)->Apply(sizes);
BENCHMARK(utf8WslibPieces)->Apply(sizes);
BENCHMARK(utf8QtDecoder)->Apply(sizes);
BENCHMARK(utf8ByteDfa)->Apply(sizes);

} // namespace
