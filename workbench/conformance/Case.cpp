#include "workbench/conformance/Case.h"

#include <array>

namespace workbench::conformance {

const char *verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return "OK";
    case Verdict::Informational:
        return "INFORMATIONAL";
    case Verdict::NonStrict:
        return "NON-STRICT";
    case Verdict::Unimplemented:
        return "UNIMPLEMENTED";
    case Verdict::Failed:
        break;
    }
    return "FAILED";
}

const char *categoryName(Category category)
{
    switch (category) {
    case Category::Framing:
        return "Framing";
    case Category::Pings:
        return "Pings and pongs";
    case Category::ReservedBits:
        return "Reserved bits";
    case Category::Opcodes:
        return "Opcodes";
    case Category::Fragmentation:
        return "Fragmentation";
    case Category::Utf8:
        return "UTF-8";
    case Category::Closing:
        return "Closing";
    case Category::Masking:
        return "Masking";
    case Category::Lengths:
        return "Length encoding";
    case Category::Limits:
        return "Limits";
    case Category::CompressionOffers:
        return "Compression: negotiation";
    case Category::CompressionMessages:
        return "Compression: messages";
    case Category::CompressionErrors:
        return "Compression: violations";
    case Category::Handshake:
        return "Opening handshake";
    case Category::HandshakeAbuse:
        return "Security: handshake abuse";
    case Category::HeaderBounds:
        return "Security: header bounds";
    case Category::Smuggling:
        return "Security: request smuggling";
    case Category::OriginPolicy:
        return "Security: origin policy";
    case Category::Patience:
        return "Security: slow and deaf peers";
    case Category::ResourceLimits:
        return "Security: limits";
    case Category::DeflateBombs:
        return "Security: deflate bombs";
    case Category::MaskingKeys:
        break;
    }
    return "Security: masking keys";
}

const char *categoryWord(Category category)
{
    static constexpr std::array<const char *, categoryCount> words{"framing",
                                                                   "pings",
                                                                   "reserved-bits",
                                                                   "opcodes",
                                                                   "fragmentation",
                                                                   "utf8",
                                                                   "closing",
                                                                   "masking",
                                                                   "lengths",
                                                                   "limits",
                                                                   "compression-offers",
                                                                   "compression",
                                                                   "compression-errors",
                                                                   "handshake",
                                                                   "handshake-abuse",
                                                                   "header-bounds",
                                                                   "smuggling",
                                                                   "origin",
                                                                   "patience",
                                                                   "resource-limits",
                                                                   "deflate-bombs",
                                                                   "masking-keys"};
    static_assert(static_cast<size_t>(Category::MaskingKeys) + 1 == categoryCount);
    return words.at(static_cast<size_t>(category));
}

std::optional<Verdict> verdictNamed(const QByteArray &name)
{
    for (const Verdict verdict :
         {Verdict::Ok, Verdict::Informational, Verdict::NonStrict, Verdict::Unimplemented, Verdict::Failed}) {
        if (name == verdictName(verdict))
            return verdict;
    }
    return std::nullopt;
}

std::optional<Category> categoryWorded(const QByteArray &word)
{
    for (int i = 0; i < categoryCount; ++i) {
        const auto category = static_cast<Category>(i);
        if (word == categoryWord(category))
            return category;
    }
    return std::nullopt;
}

QByteArray frameName(quint8 opcode)
{
    switch (opcode) {
    case 0x0:
        return "continuation";
    case 0x1:
        return "text";
    case 0x2:
        return "binary";
    case 0x8:
        return "close";
    case 0x9:
        return "ping";
    case 0xA:
        return "pong";
    default:
        return "reserved 0x" + QByteArray::number(opcode, 16).toUpper();
    }
}

} // namespace workbench::conformance
