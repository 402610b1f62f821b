#pragma once

#include <QtGlobal>

namespace wslib {

/// Why a connection ended (RFC 6455 §7.4 and the IANA registry). Any other number from 3000 to 4999 is a library's or an
/// application's own and is carried in this type by a cast.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    NoStatusReceived = 1005, ///< Never on the wire: a Close frame came without a code.
    AbnormalClosure = 1006,  ///< Never on the wire: the transport ended without a Close frame.
    InvalidPayload = 1007,
    PolicyViolation = 1008,
    MessageTooBig = 1009,
    MandatoryExtension = 1010,
    InternalError = 1011,
    ServiceRestart = 1012,
    TryAgainLater = 1013,
    BadGateway = 1014,
    TlsHandshakeFailed = 1015, ///< Never on the wire.
};

/// Whether a Close frame may carry @p code (RFC 6455 §7.4.1 and §7.4.2): 1000–1003, 1007–1014, 3000–4999. The same set
/// holds in both directions; a peer that sends another fails the connection.
bool isAllowedOnWire(quint16 code);
inline bool isAllowedOnWire(CloseCode code)
{
    return isAllowedOnWire(static_cast<quint16>(code));
}

/// A short English name ("normal closure", "protocol error", "application code" …), fixed and not translated.
const char *closeCodeName(CloseCode code);

} // namespace wslib
