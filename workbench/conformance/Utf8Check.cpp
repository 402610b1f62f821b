#include "workbench/conformance/Utf8Check.h"

namespace workbench::conformance {

namespace {

// One row of the grammar of RFC 3629 §4: a range of first octets, the range of the second, and how many follow.
struct Sequence
{
    quint8 firstLow;
    quint8 firstHigh;
    quint8 secondLow;
    quint8 secondHigh;
    int following;
};

constexpr Sequence grammar[] = {
    {0x00, 0x7F, 0, 0, 0},       {0xC2, 0xDF, 0x80, 0xBF, 1}, {0xE0, 0xE0, 0xA0, 0xBF, 2},
    {0xE1, 0xEC, 0x80, 0xBF, 2}, {0xED, 0xED, 0x80, 0x9F, 2}, {0xEE, 0xEF, 0x80, 0xBF, 2},
    {0xF0, 0xF0, 0x90, 0xBF, 3}, {0xF1, 0xF3, 0x80, 0xBF, 3}, {0xF4, 0xF4, 0x80, 0x8F, 3},
};

const Sequence *sequenceOf(quint8 first)
{
    for (const Sequence &sequence : grammar) {
        if (first >= sequence.firstLow && first <= sequence.firstHigh)
            return &sequence;
    }
    return nullptr;
}

struct Scan
{
    qsizetype wrongAt = 0; ///< Or the size.
    bool complete = true;
};

Scan scan(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const Sequence *sequence = sequenceOf(static_cast<quint8>(bytes[at]));
        if (sequence == nullptr)
            return {at, false};
        ++at;
        for (int i = 0; i < sequence->following; ++i, ++at) {
            if (at == bytes.size())
                return {at, false};
            const auto octet = static_cast<quint8>(bytes[at]);
            const quint8 low = i == 0 ? sequence->secondLow : 0x80;
            const quint8 high = i == 0 ? sequence->secondHigh : 0xBF;
            if (octet < low || octet > high)
                return {at, false};
        }
    }
    return {at, true};
}

} // namespace

qsizetype firstWrongOctet(const QByteArray &bytes)
{
    return scan(bytes).wrongAt;
}

bool isUtf8(const QByteArray &bytes)
{
    return scan(bytes).complete;
}

} // namespace workbench::conformance
