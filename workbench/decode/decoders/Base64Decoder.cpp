#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

// Never by itself: every other word is Base64 too.
class Base64 : public Decoder
{
public:
    QByteArray id() const override { return "base64"; }
    QString name() const override { return QStringLiteral("Base64"); }
    bool isUnpacker() const override { return true; }
    int confidence(const DecodeInput &) const override { return 0; }

    Decoded decode(const DecodeInput &input) const override
    {
        const QByteArray text = input.bytes().trimmed().toByteArray();
        const bool url = text.contains('-') || text.contains('_');
        const auto alphabet = url ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
        Decoded decoded;
        decoded.bytes = QByteArray::fromBase64(text, alphabet);
        decoded.summary = {QT_TRANSLATE_NOOP("workbench", "Base64 of %1 bytes"),
                           {QString::number(decoded.bytes->size())}};
        for (qsizetype i = 0; i < text.size() && !decoded.error; ++i) {
            const char byte = text[i];
            const bool known = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
                               || byte == '=' || (url ? byte == '-' || byte == '_' : byte == '+' || byte == '/')
                               || byte == '\n' || byte == '\r';
            if (!known)
                decoded.error =
                    DecodeError{{QT_TRANSLATE_NOOP("workbench", "This character isn’t one of Base64."), {}}, i};
        }
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> base64()
{
    return std::make_unique<Base64>();
}

} // namespace workbench::decoders
