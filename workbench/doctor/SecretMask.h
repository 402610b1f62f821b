#pragma once

#include <QByteArray>

namespace workbench {

/// Hides what mustn't be seen over a shoulder or in a bug report.
struct SecretMask
{
    /// @p head, of a request or of an answer, with the secrets of its fields and of its target's query replaced by dots:
    /// credentials (their scheme stays), cookies (their names stay), and whatever is called a token, a key or a password.
    static QByteArray masked(const QByteArray &head);
    /// Whether there is anything in it to hide.
    static bool hasSecrets(const QByteArray &head) { return masked(head) != head; }
    /// The same for a URL.
    static QByteArray maskedUrl(const QByteArray &url);
};

} // namespace workbench
