#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <optional>

namespace workbench::conformance {

/// The head of a request or a response, read just well enough to be judged.
class HttpText
{
public:
    struct Field
    {
        QByteArray name;
        QByteArray value;
    };

    /// Takes a head, empty line included, off the front of @p buffer once it is there.
    static std::optional<HttpText> take(QByteArray &buffer);
    /// The same of the response that counts: those before it, such as 100 Continue, are taken and passed over (RFC 9110 §15.2).
    static std::optional<HttpText> takeFinal(QByteArray &buffer);

    /// Bytes of a head that the lab waits for the end of.
    static constexpr qsizetype largest = qsizetype{64} * 1024;

    const QByteArray &raw() const { return m_raw; }
    const QByteArray &startLine() const { return m_startLine; }
    /// Of a response; 0 if it is none.
    int status() const;
    /// Whether it is a response that another one follows (RFC 9110 §15.2).
    bool isInterim() const { return status() / 100 == 1 && status() != 101; }
    /// Of a request; empty if it is none.
    QByteArray target() const;
    QByteArrayList values(const QByteArray &name) const;
    /// The elements of a comma-separated list, over all fields of that name.
    QByteArrayList list(const QByteArray &name) const;
    /// Whether such a list has @p token, in any case.
    bool hasToken(const QByteArray &name, const QByteArray &token) const;

private:
    QByteArray m_raw;
    QByteArray m_startLine;
    QList<Field> m_fields;
};

/// Sec-WebSocket-Accept for @p key (RFC 6455 §4.2.2).
QByteArray acceptFor(const QByteArray &key);

/// What is wrong with @p request as a client's opening handshake (RFC 6455 §4.1), or empty.
QByteArray requestViolation(const HttpText &request);
/// What is wrong with @p answer, a 101, to a client that sent @p key and offered @p subprotocols (RFC 6455 §4.2.2), or
/// empty. Extensions are looked at elsewhere.
QByteArray acceptanceViolation(const HttpText &answer, const QByteArray &key, const QByteArrayList &subprotocols);

} // namespace workbench::conformance
