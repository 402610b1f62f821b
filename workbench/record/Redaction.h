#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace workbench {

/// What stands instead of a secret in what is exported or recorded:
///
/// - header fields: the values of Authorization, Proxy-Authorization and of names such as X-Api-Key or X-Auth-Token; the values
///   (not the names) of the cookies in Cookie and Set-Cookie; in Sec-WebSocket-Protocol, elements that look like tokens, since
///   browsers can send them nowhere else; the URLs of Location, Referer and Origin as URLs;
/// - URLs: user and password; the values of parameters, in the query and behind #, whose name says that they are secret (see
///   isSecretName()).
///
/// Payloads of messages are not touched.
QByteArray redactedText();

/// Whether a parameter or a field of this name holds a secret: token, key, apikey, sig, password, secret, auth, code, session …,
/// whatever its case, blanks, dashes and underscores; and names that end with token, secret, password, signature, credential, apikey,
/// accesskey, subscriptionkey and the like.
bool isSecretName(QByteArrayView name);

/// Whether an element of Sec-WebSocket-Protocol is a token rather than the name of a protocol.
bool isTokenProtocol(QByteArrayView element);

/// A URL, or a request target: /path?query.
QByteArray redactedUrl(QByteArrayView url);
QString redactedUrl(const QString &url);

/// A URL as it was typed, but for user, password and the values of secret parameters, with nothing in their place: what is kept of
/// it is typed into again. Placeholders ({{token}}) are no secrets.
QString strippedUrl(const QString &url);

/// @p query as in a URL: name=value&name=value.
QByteArray redactedQuery(QByteArrayView query);

/// The value of the header field @p name.
QByteArray redactedFieldValue(QByteArrayView name, QByteArrayView value);

/// An HTTP head, as on the wire: only values change.
QByteArray redactedHead(QByteArrayView head);

/// Text for people, with URLs in it.
QByteArray redactedSentence(QByteArrayView sentence);

} // namespace workbench
