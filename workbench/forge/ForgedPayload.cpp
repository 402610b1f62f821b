#include "workbench/forge/ForgedPayload.h"

#include "workbench/conformance/DeflateStreams.h"
#include "workbench/conformance/Payload.h"

#include <algorithm>

namespace workbench {

using conformance::DeflateForm;
using conformance::Deflater;

namespace {

// What a bomb is made of: large enough that more wouldn't compress better, small enough to be made at once.
constexpr qint64 bombBlock = qint64{1} * 1024 * 1024;
constexpr int windowBits = 15;
constexpr qint64 largestPattern = qint64{16} * 1024;

QByteArray deflatedMessage(const QByteArray &plain, DeflateForm form)
{
    return Deflater(windowBits, true).message(plain, form);
}

// A block that ends in a full flush looks back to nothing before it, so it may stand there as often as one likes.
QByteArray bomb(const QByteArray &pattern, qint64 size)
{
    const qint64 block = std::max<qint64>(bombBlock / pattern.size(), 1) * pattern.size();
    const auto plain = conformance::Payload::repeated(pattern, block).bytes();
    const QByteArray once = deflatedMessage(plain, DeflateForm::FullFlush) + QByteArray::fromHex("0000ffff");
    QByteArray all;
    all.reserve(once.size() * (size / block + 1));
    for (qint64 made = 0; made + block <= size; made += block)
        all += once;
    return all + deflatedMessage(plain.first(size % block), DeflateForm::Normal);
}

} // namespace

ForgedPayload ForgedPayload::repeatedTo(qint64 bytesInAll) const
{
    ForgedPayload payload = *this;
    payload.size = bytesInAll;
    return payload;
}

ForgedPayload ForgedPayload::compressed() const
{
    ForgedPayload payload = *this;
    payload.deflated = true;
    return payload;
}

QString ForgedPayload::problem() const
{
    const qint64 most = deflated ? mostInflated : mostPlain;
    if (plainSize() > most)
        return QStringLiteral("A payload of %1 bytes is more than the %2 that can be sent%3.")
            .arg(plainSize())
            .arg(most)
            .arg(deflated ? QString() : QStringLiteral(" uncompressed"));
    // What doesn't fit into the window of DEFLATE doesn't compress by being repeated.
    if (deflated && bytes.size() > largestPattern && plainSize() > mostPlain)
        return QStringLiteral("Of %1 bytes, no bomb of more than %2 can be made; repeat %3 bytes at most.")
            .arg(bytes.size())
            .arg(mostPlain)
            .arg(largestPattern);
    if (bytes.size() > mostPlain)
        return QStringLiteral("Bytes to repeat may be %1 at most, not %2.").arg(mostPlain).arg(bytes.size());
    return {};
}

QByteArray ForgedPayload::onWire() const
{
    if (deflated && size > bombBlock && !bytes.isEmpty())
        return bomb(bytes, size);
    const QByteArray plain = size < 0 ? bytes : conformance::Payload::repeated(bytes, size).bytes();
    return deflated ? deflatedMessage(plain, DeflateForm::Normal) : plain;
}

} // namespace workbench
