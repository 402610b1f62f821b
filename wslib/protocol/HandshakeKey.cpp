#include "wslib/protocol/HandshakeKey.h"

#include <QCryptographicHash>

namespace wslib {

QByteArray acceptKey(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    return hash.result().toBase64();
}

bool isHandshakeKey(QByteArrayView key)
{
    constexpr qsizetype nonceSize = 16;
    const auto decoded = QByteArray::fromBase64Encoding(key.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && key.size() == 24 && decoded.decoded.size() == nonceSize;
}

QByteArray basicAuthorization(QByteArrayView user, QByteArrayView password)
{
    return "Basic " + (user.toByteArray() + ':' + password.toByteArray()).toBase64();
}

} // namespace wslib
