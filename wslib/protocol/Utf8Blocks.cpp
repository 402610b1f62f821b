#include "wslib/protocol/Utf8Blocks.h"

#include <cstdint>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define WSLIB_HAS_AVX2_BLOCKS
#include <immintrin.h>
#endif

// The method is that of J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2020): whether two
// bytes may stand beside each other is looked up by the two halves of the first and the upper half of the second. Each table
// names the mistakes that its half byte would agree with; what all three agree on is one.

namespace wslib {

#ifdef WSLIB_HAS_AVX2_BLOCKS

namespace {

// NOLINTBEGIN(portability-simd-intrinsics): that is what this file is for

#define WSLIB_AVX2 __attribute__((target("avx2")))

constexpr int blockSize = 32;

enum Mistake : std::uint8_t {
    TooShort = 1 << 0,    // a lead byte that isn't followed
    TooLong = 1 << 1,     // ASCII that is followed by a continuation
    Overlong3 = 1 << 2,   // E0 80…9F
    TooLarge = 1 << 3,    // F4 90…BF, F5…FF 90…BF
    Surrogate = 1 << 4,   // ED A0…BF
    Overlong2 = 1 << 5,   // C0, C1
    TooLarge80 = 1 << 6,  // F5…FF 80…8F
    Overlong4 = 1 << 6,   // F0 80…8F; the lower half of the lead byte tells it from the one above
    TwoFollowing = 1 << 7 // two continuations; right where a longer character asks for it
};

// What the lower half of the first byte has no say in.
constexpr std::uint8_t any = TooShort | TooLong | TwoFollowing;
constexpr std::uint8_t large = any | TooLarge | TooLarge80;

alignas(16) constexpr std::uint8_t byFirstUpper[16] = {
    TooLong,
    TooLong,
    TooLong,
    TooLong,
    TooLong,
    TooLong,
    TooLong,
    TooLong,
    TwoFollowing,
    TwoFollowing,
    TwoFollowing,
    TwoFollowing,
    TooShort | Overlong2,                         // C
    TooShort,                                     // D
    TooShort | Overlong3 | Surrogate,             // E
    TooShort | TooLarge | TooLarge80 | Overlong4, // F
};

alignas(16) constexpr std::uint8_t byFirstLower[16] = {
    any | Overlong3 | Overlong2 | Overlong4, // C0, E0, F0
    any | Overlong2,                         // C1
    any,
    any,
    any | TooLarge, // F4
    large,          // F5…
    large,
    large,
    large,
    large,
    large,
    large,
    large,
    large | Surrogate, // ED, FD
    large,
    large,
};

constexpr std::uint8_t following = TooLong | Overlong2 | TwoFollowing;

alignas(16) constexpr std::uint8_t bySecondUpper[16] = {
    TooShort,
    TooShort,
    TooShort,
    TooShort,
    TooShort,
    TooShort,
    TooShort,
    TooShort,
    following | Overlong3 | TooLarge80 | Overlong4, // 8
    following | Overlong3 | TooLarge,               // 9
    following | Surrogate | TooLarge,               // A
    following | Surrogate | TooLarge,               // B
    TooShort,
    TooShort,
    TooShort,
    TooShort,
};

WSLIB_AVX2 inline __m256i lookUp(const std::uint8_t *table, __m256i halves)
{
    const __m256i wide = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i *>(table)));
    return _mm256_shuffle_epi8(wide, halves);
}

WSLIB_AVX2 inline __m256i upperHalves(__m256i bytes)
{
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

// The bytes as they stood Count places earlier; the first of them come from the block before.
template <int Count>
WSLIB_AVX2 inline __m256i shifted(__m256i block, __m256i before)
{
    return _mm256_alignr_epi8(block, _mm256_permute2x128_si256(before, block, 0x21), 16 - Count);
}

// Not zero where something is wrong; what begins in this block and ends in the next isn't wrong yet.
WSLIB_AVX2 inline __m256i mistakes(__m256i block, __m256i before)
{
    const __m256i first = shifted<1>(block, before);
    const __m256i pair =
        _mm256_and_si256(_mm256_and_si256(lookUp(byFirstUpper, upperHalves(first)),
                                          lookUp(byFirstLower, _mm256_and_si256(first, _mm256_set1_epi8(0x0F)))),
                         lookUp(bySecondUpper, upperHalves(block)));
    // The third byte of E0…FF and the fourth of F0…FF must be the second of two continuations, and no other may be.
    const __m256i third = _mm256_subs_epu8(shifted<2>(block, before), _mm256_set1_epi8(0xE0 - 0x80));
    const __m256i fourth = _mm256_subs_epu8(shifted<3>(block, before), _mm256_set1_epi8(0xF0 - 0x80));
    const __m256i wanted = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(char(0x80)));
    return _mm256_xor_si256(wanted, pair);
}

// Not zero if the block ends within a character.
WSLIB_AVX2 inline __m256i unfinished(__m256i block)
{
    alignas(32) static constexpr std::uint8_t greatest[blockSize] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,     0xFF,     0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xF0 - 1, 0xE0 - 1, 0xC0 - 1};
    return _mm256_subs_epu8(block, _mm256_load_si256(reinterpret_cast<const __m256i *>(greatest)));
}

// Between two characters: @p at, or before the one that it cuts. Everything before it is valid.
const char *characterBoundary(const char *begin, const char *at)
{
    for (int back = 1; back <= 3 && at - back >= begin; ++back) {
        const auto byte = static_cast<std::uint8_t>(at[-back]);
        if (byte < 0x80)
            return at;
        if (byte >= 0xC0) {
            const int size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return back < size ? at - back : at;
        }
    }
    return at;
}

WSLIB_AVX2 const char *skipAvx2(const char *at, const char *end)
{
    const char *const begin = at;
    __m256i before = _mm256_setzero_si256();
    for (; end - at >= blockSize; at += blockSize) {
        const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at));
        const __m256i wrong = _mm256_movemask_epi8(block) == 0 ? unfinished(before) : mistakes(block, before);
        if (_mm256_testz_si256(wrong, wrong) == 0)
            break;
        before = block;
    }
    return characterBoundary(begin, at);
}

// NOLINTEND(portability-simd-intrinsics)

} // namespace

const char *skipUtf8Blocks(const char *at, const char *end)
{
    static const bool hasAvx2 = __builtin_cpu_supports("avx2") != 0;
    return hasAvx2 ? skipAvx2(at, end) : at;
}

#else

const char *skipUtf8Blocks(const char *at, const char * /*end*/)
{
    return at;
}

#endif

} // namespace wslib
