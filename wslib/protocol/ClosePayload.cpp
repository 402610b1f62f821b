#include "wslib/protocol/ClosePayload.h"

#include "wslib/protocol/Frame.h"
#include "wslib/protocol/Utf8Validator.h"

#include <QtEndian>

namespace wslib {

namespace {
constexpr qsizetype codeSize = 2;
}

std::variant<CloseReceived, ProtocolError> parseClosePayload(QByteArrayView payload)
{
    if (payload.isEmpty())
        return CloseReceived{};
    if (payload.size() < codeSize)
        return ProtocolError{CloseCode::ProtocolError, "close frame payload of one byte"};
    const auto code = qFromBigEndian<quint16>(payload.data());
    if (!isAllowedOnWire(code))
        return ProtocolError{CloseCode::ProtocolError, "close code that must not be sent"};
    const QByteArrayView reason = payload.sliced(codeSize);
    if (!isValidUtf8(reason))
        return ProtocolError{CloseCode::InvalidPayload, "close reason is not valid UTF-8"};
    return CloseReceived{static_cast<CloseCode>(code), reason.toByteArray()};
}

QByteArray closePayload(std::optional<CloseCode> code, QByteArrayView reason)
{
    QByteArray payload;
    if (!code)
        return payload;
    payload.resize(codeSize);
    qToBigEndian(static_cast<quint16>(*code), payload.data());
    payload.append(truncatedUtf8(reason, maxControlPayload - codeSize));
    return payload;
}

} // namespace wslib
