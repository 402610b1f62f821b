#include "workbench/decode/TextCheck.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

// To say by hand: it is nothing else.
class PlainText : public Decoder
{
public:
    QByteArray id() const override { return "text"; }
    QString name() const override { return QStringLiteral("Text"); }
    int confidence(const DecodeInput &) const override { return 0; }
    Decoded decode(const DecodeInput &input) const override
    {
        Decoded decoded;
        if (!input.isReadable())
            decoded.error = DecodeError{{QT_TRANSLATE_NOOP("workbench", "These bytes aren’t readable text."), {}}, -1};
        return decoded;
    }
};

} // namespace

std::unique_ptr<Decoder> plainText()
{
    return std::make_unique<PlainText>();
}

} // namespace workbench::decoders
