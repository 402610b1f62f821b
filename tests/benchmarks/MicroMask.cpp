// Masking: ours against a plain byte loop and against memcpy, which is the floor of any copy.
#include "Payloads.h"

#include "wslib/protocol/Mask.h"

#include <benchmark/benchmark.h>

#include <cstring>

namespace {

constexpr wslib::MaskKey key{0x12, 0x9A, 0x5C, 0xE7};

std::string source(const benchmark::State &state)
{
    return makePayloads("binary", static_cast<size_t>(state.range(0)), 1).front();
}

void count(benchmark::State &state)
{
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Arg(32)->Arg(125)->Arg(1024)->Arg(65536)->Arg(1 << 24);
}

void maskWslib(benchmark::State &state)
{
    const std::string from = source(state);
    std::string to(from.size(), '\0');
    for (auto _ : state) {
        wslib::applyMask(to.data(), QByteArrayView(from.data(), static_cast<qsizetype>(from.size())), key);
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    count(state);
}

void maskWslibInPlace(benchmark::State &state)
{
    std::string bytes = source(state);
    for (auto _ : state) {
        wslib::applyMask(bytes.data(), QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())), key, 3);
        benchmark::DoNotOptimize(bytes.data());
        benchmark::ClobberMemory();
    }
    count(state);
}

// What compilers make of the loop that most libraries have: the key is indexed by the byte's place.
void maskByteLoop(benchmark::State &state)
{
    const std::string from = source(state);
    std::string to(from.size(), '\0');
    for (auto _ : state) {
        for (size_t i = 0; i < from.size(); ++i)
            to[i] = static_cast<char>(from[i] ^ static_cast<char>(key[i & 3]));
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    count(state);
}

void maskMemcpyFloor(benchmark::State &state)
{
    const std::string from = source(state);
    std::string to(from.size(), '\0');
    for (auto _ : state) {
        std::memcpy(to.data(), from.data(), from.size());
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    count(state);
}

BENCHMARK(maskWslib)->Apply(sizes);
BENCHMARK(maskWslibInPlace)->Apply(sizes);
BENCHMARK(maskByteLoop)->Apply(sizes);
BENCHMARK(maskMemcpyFloor)->Apply(sizes);

} // namespace
