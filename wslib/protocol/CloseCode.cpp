#include "wslib/protocol/CloseCode.h"

namespace wslib {

bool isAllowedOnWire(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

const char *closeCodeName(CloseCode code)
{
    switch (code) {
    case CloseCode::Normal:
        return "normal closure";
    case CloseCode::GoingAway:
        return "going away";
    case CloseCode::ProtocolError:
        return "protocol error";
    case CloseCode::UnsupportedData:
        return "unsupported data";
    case CloseCode::NoStatusReceived:
        return "no status received";
    case CloseCode::AbnormalClosure:
        return "abnormal closure";
    case CloseCode::InvalidPayload:
        return "invalid payload";
    case CloseCode::PolicyViolation:
        return "policy violation";
    case CloseCode::MessageTooBig:
        return "message too big";
    case CloseCode::MandatoryExtension:
        return "mandatory extension";
    case CloseCode::InternalError:
        return "internal error";
    case CloseCode::ServiceRestart:
        return "service restart";
    case CloseCode::TryAgainLater:
        return "try again later";
    case CloseCode::BadGateway:
        return "bad gateway";
    case CloseCode::TlsHandshakeFailed:
        return "TLS handshake failed";
    }
    const auto number = static_cast<quint16>(code);
    if (number >= 3000 && number <= 3999)
        return "library code";
    if (number >= 4000 && number <= 4999)
        return "application code";
    return "undefined code";
}

} // namespace wslib
