// The parts of the protocol that are of use alone: tornado's WebSocketProtocol13.compute_accept_value, WebSocketMask.mask,
// encode_username_password, and its constants. They need no event loop, no socket, nothing but wslib_protocol.
#include "Terminal.h"

#include "wslib/protocol/CloseCode.h"
#include "wslib/protocol/HandshakeKey.h"
#include "wslib/protocol/Mask.h"
#include "wslib/protocol/Opcode.h"

using namespace wslib;

int main()
{
    // RFC 6455 §1.3
    print(QStringLiteral("accept: ") + QString::fromLatin1(acceptKey("dGhlIHNhbXBsZSBub25jZQ==")));

    // RFC 6455 §5.7; masking once more gives the text back
    QByteArray payload("Hello");
    applyMask(payload.data(), payload, MaskKey{0x37, 0xfa, 0x21, 0x3d});
    print(QStringLiteral("masked: ") + QString::fromLatin1(payload.toHex(' ')));

    // RFC 7617 §2
    print(QStringLiteral("authorization: ") + QString::fromLatin1(basicAuthorization("Aladdin", "open sesame")));

    for (const Opcode opcode :
         {Opcode::Continuation, Opcode::Text, Opcode::Binary, Opcode::Close, Opcode::Ping, Opcode::Pong})
        print(QStringLiteral("opcode %1: %2").arg(static_cast<int>(opcode)).arg(QLatin1StringView(opcodeName(opcode))));
    for (const CloseCode code : {CloseCode::Normal, CloseCode::GoingAway, CloseCode::ProtocolError,
                                 CloseCode::UnsupportedData, CloseCode::NoStatusReceived, CloseCode::AbnormalClosure,
                                 CloseCode::InvalidPayload, CloseCode::PolicyViolation, CloseCode::MessageTooBig,
                                 CloseCode::MandatoryExtension, CloseCode::InternalError}) {
        print(QStringLiteral("close code %1: %2, %3")
                  .arg(static_cast<int>(code))
                  .arg(QLatin1StringView(closeCodeName(code)),
                       isAllowedOnWire(code) ? QStringLiteral("may be sent") : QStringLiteral("is never sent")));
    }
}
