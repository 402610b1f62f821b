#include "workbench/conformance/MaskKeyCheck.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace workbench::conformance {

namespace {

QByteArray hexText(quint32 key)
{
    return QByteArray::number(key, 16).rightJustified(8, '0');
}

QByteArray outOf(qsizetype count, size_t all)
{
    return QByteArray::number(count) + " of " + QByteArray::number(static_cast<qulonglong>(all));
}

/// How often the most frequent of @p numbers is there.
struct Mode
{
    quint32 number = 0;
    qsizetype count = 0;
};

Mode modeOf(const MaskKeys &numbers)
{
    QHash<quint32, qsizetype> counts;
    Mode mode;
    for (const quint32 number : numbers) {
        const qsizetype count = ++counts[number];
        if (count > mode.count)
            mode = {number, count};
    }
    return mode;
}

QByteArray zero(const MaskKeys &keys)
{
    // One in 2^32 is 0; two in a few hundred are nobody's bad luck.
    const auto zeros = std::count(keys.begin(), keys.end(), 0U);
    return zeros < 2 ? QByteArray() : outOf(zeros, keys.size()) + " masking keys are 0, which masks nothing";
}

QByteArray constant(const MaskKeys &keys)
{
    const Mode mode = modeOf(keys);
    if (mode.count * 2 <= static_cast<qsizetype>(keys.size()))
        return {};
    return outOf(mode.count, keys.size()) + " masking keys are " + hexText(mode.number);
}

// n keys out of 2^32: λ = n²/2^33 repetitions are to be expected, and k of them come with about λ^k/k!.
QByteArray repeated(const MaskKeys &keys)
{
    MaskKeys sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    const auto distinct = std::distance(sorted.begin(), std::unique(sorted.begin(), sorted.end()));
    const auto repetitions = static_cast<int>(static_cast<qsizetype>(keys.size()) - distinct);
    const auto count = static_cast<double>(keys.size());
    const double expected = count * count / std::pow(2.0, 33);
    if (repetitions == 0 || std::pow(expected, repetitions) / std::tgamma(repetitions + 1.0) > 1e-10)
        return {};
    return outOf(repetitions, keys.size()) + " masking keys had been used before";
}

MaskKeys swapped(const MaskKeys &keys)
{
    MaskKeys numbers = keys;
    std::transform(numbers.begin(), numbers.end(), numbers.begin(), [](quint32 key) { return qbswap(key); });
    return numbers;
}

template <typename Step>
MaskKeys steps(const MaskKeys &keys, Step step)
{
    MaskKeys result;
    for (size_t i = 1; i < keys.size(); ++i)
        result.push_back(step(keys[i - 1], keys[i]));
    return result;
}

// A quarter of the steps, say: keys may be taken for control frames in between, too.
bool isUsual(const Mode &mode, const MaskKeys &numbers)
{
    return numbers.size() >= 8 && mode.count * 4 > static_cast<qsizetype>(numbers.size());
}

QByteArray counted(const MaskKeys &keys)
{
    for (const MaskKeys &numbers : {keys, swapped(keys)}) {
        const MaskKeys differences = steps(numbers, [](quint32 before, quint32 after) { return after - before; });
        if (const Mode mode = modeOf(differences); isUsual(mode, differences))
            return outOf(mode.count, differences.size()) + " masking keys are the one before and "
                   + QByteArray::number(static_cast<qint32>(mode.number));
    }
    const MaskKeys flips = steps(keys, [](quint32 before, quint32 after) { return after ^ before; });
    if (const Mode mode = modeOf(flips); isUsual(mode, flips))
        return outOf(mode.count, flips.size()) + " masking keys are the one before XOR " + hexText(mode.number);
    return {};
}

// The x with a * x = 1 (mod 2^32), for an odd a: each step of Newton's doubles the bits that are right.
quint32 inverse(quint32 odd)
{
    quint32 result = odd;
    for (int i = 0; i < 5; ++i)
        result *= 2U - odd * result;
    return result;
}

// x' = a x + c (mod 2^32): the differences follow d' = a d, and a is known as soon as one d is odd.
QByteArray congruential(const MaskKeys &keys)
{
    for (const MaskKeys &numbers : {keys, swapped(keys)}) {
        const MaskKeys differences = steps(numbers, [](quint32 before, quint32 after) { return after - before; });
        MaskKeys factors;
        for (size_t i = 1; i < differences.size(); ++i) {
            if ((differences[i - 1] & 1U) != 0)
                factors.push_back(differences[i] * inverse(differences[i - 1]));
        }
        if (const Mode mode = modeOf(factors); isUsual(mode, factors))
            return "the masking keys follow each other as x * " + QByteArray::number(mode.number)
                   + " + c (mod 2^32) does: whoever knows three knows all";
    }
    return {};
}

// Each bit is a coin: 7 standard deviations happen once in 390,000,000,000 times, and there are 32.
QByteArray biasedBits(const MaskKeys &keys)
{
    const auto count = static_cast<double>(keys.size());
    for (quint32 bit = 0; bit < 32; ++bit) {
        const auto ones =
            std::count_if(keys.begin(), keys.end(), [bit](quint32 key) { return ((key >> bit) & 1U) != 0; });
        if (std::abs(static_cast<double>(ones) - count / 2) > 7 * std::sqrt(count) / 2)
            return "bit " + QByteArray::number(31 - static_cast<int>(bit)) + " of the masking keys is set in "
                   + outOf(ones, keys.size());
    }
    return {};
}

// χ² over the 256 octets. 255 degrees of freedom have a mean of 255 and a standard deviation of 22.6; by Wilson and Hilferty
// 450 lies beyond 7 of them.
QByteArray biasedOctets(const MaskKeys &keys)
{
    constexpr double bound = 450;
    std::array<double, 256> counts{};
    for (const quint32 key : keys) {
        for (quint32 shift = 0; shift < 32; shift += 8)
            ++counts.at((key >> shift) & 0xFFU);
    }
    const double expected = static_cast<double>(keys.size()) * 4 / 256;
    const double sum = std::accumulate(counts.begin(), counts.end(), 0.0, [expected](double total, double count) {
        return total + (count - expected) * (count - expected) / expected;
    });
    if (expected < 5 || sum < bound)
        return {};
    return "the octets of the masking keys are not evenly spread: chi-square is "
           + QByteArray::number(static_cast<int>(sum)) + ", where 255 is to be expected";
}

QByteArray ofHandshakeKey(const MaskKeys &keys, const QByteArray &handshakeKey)
{
    const auto isPart = [&handshakeKey](quint32 key) {
        QByteArray bytes(4, '\0');
        qToBigEndian(key, bytes.data());
        return handshakeKey.contains(bytes);
    };
    const auto parts = std::count_if(keys.begin(), keys.end(), isPart);
    return parts < 2 ? QByteArray() : outOf(parts, keys.size()) + " masking keys are part of Sec-WebSocket-Key";
}

} // namespace

QByteArray maskKeyFlaw(const MaskKeys &keys, KeyFlaw flaw, const QByteArray &handshakeKey)
{
    switch (flaw) {
    case KeyFlaw::Zero:
        return zero(keys);
    case KeyFlaw::Constant:
        return constant(keys);
    case KeyFlaw::Repeated:
        return repeated(keys);
    case KeyFlaw::Counted:
        return counted(keys);
    case KeyFlaw::Congruential:
        return congruential(keys);
    case KeyFlaw::Biased:
        break;
    case KeyFlaw::OfHandshakeKey:
        return ofHandshakeKey(keys, handshakeKey);
    }
    const QByteArray bits = biasedBits(keys);
    return bits.isEmpty() ? biasedOctets(keys) : bits;
}

} // namespace workbench::conformance
