#pragma once

#include <QByteArray>

namespace wslib {

/// The value of Sec-WebSocket-Accept that answers @p key (RFC 6455 §4.2.2): base64(SHA-1(key + GUID)).
QByteArray acceptKey(QByteArrayView key);

/// Whether @p key is what Sec-WebSocket-Key must be: the base64 form of 16 bytes (RFC 6455 §4.1).
bool isHandshakeKey(QByteArrayView key);

/// The value of an Authorization field for HTTP Basic (RFC 7617): "Basic " + base64(user:password), UTF-8.
QByteArray basicAuthorization(QByteArrayView user, QByteArrayView password);

} // namespace wslib
