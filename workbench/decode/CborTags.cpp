#include "workbench/decode/CborTags.h"

#include <algorithm>
#include <vector>

namespace workbench {

QByteArray cborTagName(quint64 tag)
{
    struct Name
    {
        quint64 tag;
        const char *name;
    };
    static constexpr Name names[] = {
        {0, "date-time"},
        {1, "epoch time"},
        {2, "unsigned bignum"},
        {3, "negative bignum"},
        {4, "decimal fraction"},
        {5, "bigfloat"},
        {16, "COSE_Encrypt0"},
        {17, "COSE_Mac0"},
        {18, "COSE_Sign1"},
        {21, "expected base64url"},
        {22, "expected base64"},
        {23, "expected base16"},
        {24, "encoded CBOR"},
        {25, "string reference"},
        {28, "shareable"},
        {29, "shared reference"},
        {30, "rational number"},
        {32, "URI"},
        {33, "base64url"},
        {34, "base64"},
        {35, "regular expression"},
        {36, "MIME message"},
        {37, "UUID"},
        {61, "CWT"},
        {64, "uint8 array"},
        {96, "COSE_Encrypt"},
        {97, "COSE_Mac"},
        {98, "COSE_Sign"},
        {100, "days since 1970"},
        {256, "string reference namespace"},
        {258, "set"},
        {1004, "full date"},
        {55799, "self-described CBOR"},
    };
    const auto *const found =
        std::find_if(std::begin(names), std::end(names), [tag](const Name &name) { return name.tag == tag; });
    return found == std::end(names) ? QByteArray() : QByteArray(found->name);
}

QByteArray decimal(QByteArrayView bytes, bool negative)
{
    if (bytes.size() > 128)
        return {};
    // Schoolbook: times 256 and plus the next byte, in digits of the base 10⁹.
    static constexpr quint64 base = 1'000'000'000;
    std::vector<quint64> digits{0};
    const auto add = [&digits](quint64 factor, quint64 carry) {
        for (quint64 &digit : digits) {
            const quint64 value = digit * factor + carry;
            digit = value % base;
            carry = value / base;
        }
        if (carry > 0)
            digits.push_back(carry);
    };
    for (const char byte : bytes)
        add(256, static_cast<quint8>(byte));
    if (negative)
        add(1, 1);
    QByteArray text = QByteArray::number(digits.back());
    for (auto digit = digits.rbegin() + 1; digit != digits.rend(); ++digit)
        text += QByteArray::number(*digit).rightJustified(9, '0');
    return negative ? '-' + text : text;
}

} // namespace workbench
