#include "workbench/decode/Inflate.h"

#include <QLocale>

#include <zlib.h>

namespace workbench {

namespace {

class Stream
{
public:
    explicit Stream(Deflated form)
    {
        const int bits = form == Deflated::Gzip ? 15 + 16 : form == Deflated::Zlib ? 15 : -15;
        m_ok = inflateInit2(&m_stream, bits) == Z_OK;
    }
    ~Stream() { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Stream)

    bool isOk() const { return m_ok; }
    void feed(QByteArrayView bytes)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
        m_stream.avail_in = static_cast<uInt>(bytes.size());
    }
    int step(char *to, qsizetype room)
    {
        m_stream.next_out = reinterpret_cast<Bytef *>(to);
        m_stream.avail_out = static_cast<uInt>(room);
        return inflate(&m_stream, Z_NO_FLUSH);
    }
    qsizetype left() const { return m_stream.avail_in; }
    qsizetype room() const { return m_stream.avail_out; }
    QString message() const { return QString::fromLatin1(m_stream.msg ? m_stream.msg : "incorrect data"); }
    void reset() { inflateReset(&m_stream); }

private:
    z_stream m_stream{};
    bool m_ok = false;
};

DecodeError tooLarge(qsizetype limit, qsizetype at)
{
    return {{QT_TRANSLATE_NOOP(
                 "workbench", "This inflates to more than %1 bytes, the most that is shown. It may be a deflate bomb."),
             {QLocale::c().toString(limit)}},
            at,
            true};
}

} // namespace

Inflated inflated(QByteArrayView bytes, Deflated form, qsizetype limit, const DecodeLimits &limits)
{
    static constexpr qsizetype piece = 65536;
    Inflated result;
    Stream stream(form);
    if (!stream.isOk() || bytes.size() > qsizetype{0x7FFFFFFF})
        return {{},
                DecodeError{{QT_TRANSLATE_NOOP("workbench", "There is not enough memory to inflate this."), {}}, 0}};
    stream.feed(bytes);
    const auto at = [&] { return bytes.size() - stream.left(); };
    QByteArray buffer(piece, Qt::Uninitialized);
    for (;;) {
        const int status = stream.step(buffer.data(), piece);
        const qsizetype made = piece - stream.room();
        const bool fits = made <= limit - result.bytes.size();
        result.bytes.append(QByteArrayView(buffer).first(fits ? made : limit - result.bytes.size()));
        result.taken = at();
        const bool more = status == Z_OK && (stream.left() > 0 || stream.room() == 0);
        if (!fits) {
            result.error = tooLarge(limit, at());
            return result;
        }
        if (limits.isCancelled()) {
            result.error = DecodeError{{QT_TRANSLATE_NOOP("workbench", "Decoding was cancelled."), {}}, at()};
            return result;
        }
        if (status == Z_STREAM_END) {
            result.ended = true;
            if (form != Deflated::Gzip || stream.left() < 2)
                return result;
            stream.reset(); // the next member (RFC 1952 §2.2)
            continue;
        }
        if (more)
            continue;
        if (status == Z_OK || status == Z_BUF_ERROR) {
            if (form != Deflated::Raw)
                result.error =
                    DecodeError{{QT_TRANSLATE_NOOP("workbench", "The compressed data end too early."), {}}, at()};
        } else {
            result.error = DecodeError{
                {QT_TRANSLATE_NOOP("workbench", "The compressed data are damaged: %1."), {stream.message()}}, at()};
        }
        return result;
    }
}

} // namespace workbench
