#include "workbench/decode/Inflate.h"
#include "workbench/decode/TextCheck.h"
#include "workbench/decode/decoders/Decoders.h"

namespace workbench::decoders {

namespace {

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return at < bytes.size() ? static_cast<quint8>(bytes[at]) : quint8{0};
}

// The beginning tells enough, and costs nothing.
constexpr qsizetype trial = 4096;

class Unpacker : public Decoder
{
public:
    explicit Unpacker(Deflated form)
        : m_form(form)
    {
    }

    bool isUnpacker() const override { return true; }

    Decoded decode(const DecodeInput &input) const override
    {
        Inflated result = inflated(input.bytes(), m_form, input.limits().maxInflated, input.limits());
        Decoded decoded;
        decoded.summary = {QT_TRANSLATE_NOOP("workbench", "%1: %2 bytes from %3"),
                           {name(), QString::number(result.bytes.size()), QString::number(input.bytes().size())}};
        decoded.bytes = std::move(result.bytes);
        decoded.error = std::move(result.error);
        return decoded;
    }

private:
    Deflated m_form;
};

class Gunzip : public Unpacker
{
public:
    Gunzip()
        : Unpacker(Deflated::Gzip)
    {
    }
    QByteArray id() const override { return "gunzip"; }
    QString name() const override { return QStringLiteral("gunzip"); }
    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView bytes = input.bytes();
        return byteAt(bytes, 0) == 0x1F && byteAt(bytes, 1) == 0x8B && byteAt(bytes, 2) == 8 ? 98 : 0;
    }
};

class Zlib : public Unpacker
{
public:
    Zlib()
        : Unpacker(Deflated::Zlib)
    {
    }
    QByteArray id() const override { return "zlib"; }
    QString name() const override { return QStringLiteral("inflate (zlib)"); }
    // RFC 1950 §2.2: the first two bytes are a multiple of 31.
    int confidence(const DecodeInput &input) const override
    {
        const QByteArrayView bytes = input.bytes();
        const int head = byteAt(bytes, 0) * 256 + byteAt(bytes, 1);
        if (bytes.size() < 6 || (byteAt(bytes, 0) & 0x0F) != 8 || byteAt(bytes, 0) > 0x78 || head % 31 != 0
            || input.hints().isText || input.isReadable())
            return 0;
        const Inflated begun = inflated(bytes, Deflated::Zlib, trial);
        return begun.ended && !begun.error ? 95 : begun.bytes.size() >= 16 ? 80 : 0;
    }
};

class RawDeflate : public Unpacker
{
public:
    RawDeflate()
        : Unpacker(Deflated::Raw)
    {
    }
    QByteArray id() const override { return "deflate"; }
    QString name() const override { return QStringLiteral("inflate (raw)"); }
    // It has no mark at all; but what inflates to readable text isn't chance.
    int confidence(const DecodeInput &input) const override
    {
        if (input.bytes().size() < 8 || input.hints().isText || input.isReadable())
            return 0;
        const Inflated begun = inflated(input.bytes(), Deflated::Raw, trial);
        const bool whole = begun.taken == input.bytes().size() || begun.bytes.size() == trial;
        const bool damaged = begun.error && begun.bytes.size() < trial;
        if (!whole || damaged || begun.bytes.size() < 16)
            return 0;
        // The cut may have gone through a character.
        return isReadable(begun.bytes.first(begun.bytes.size() - 4)) ? 75 : 0;
    }
};

} // namespace

std::unique_ptr<Decoder> gunzip()
{
    return std::make_unique<Gunzip>();
}

std::unique_ptr<Decoder> zlib()
{
    return std::make_unique<Zlib>();
}

std::unique_ptr<Decoder> rawDeflate()
{
    return std::make_unique<RawDeflate>();
}

} // namespace workbench::decoders
