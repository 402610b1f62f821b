#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace wslib {

/// The header fields of an HTTP message in the order of the wire. Names compare without regard to case (RFC 9110 §5.1).
class HttpHeaders
{
public:
    struct Field
    {
        QByteArray name;
        QByteArray value;
        bool operator==(const Field &) const = default;
    };

    void append(const QByteArray &name, const QByteArray &value) { m_fields.append({name, value}); }

    qsizetype count(QByteArrayView name) const;
    bool contains(QByteArrayView name) const { return count(name) > 0; }
    /// The first value of that name, or nothing.
    std::optional<QByteArray> value(QByteArrayView name) const;
    /// All values of that name, joined with commas (RFC 9110 §5.3).
    QByteArray joined(QByteArrayView name) const;
    /// The elements of a comma-separated list (RFC 9110 §5.6.1), over all fields of that name, empty ones left out.
    QList<QByteArray> list(QByteArrayView name) const;
    /// Whether list() has @p token, in any case.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;

    qsizetype size() const { return m_fields.size(); }
    bool isEmpty() const { return m_fields.isEmpty(); }
    auto begin() const { return m_fields.cbegin(); }
    auto end() const { return m_fields.cend(); }

    bool operator==(const HttpHeaders &) const = default;

private:
    QList<Field> m_fields;
};

/// Whether @p text is a token (RFC 9110 §5.6.2): what a field name, a method and a subprotocol must be.
bool isToken(QByteArrayView text);

/// Whether @p value may be a field's value: no control character but tab, so no line can be smuggled in (RFC 9110 §5.5).
bool isFieldValue(QByteArrayView value);

/// @p text without blanks and tabs at either end.
QByteArrayView trimmedBlanks(QByteArrayView text);

/// Whether two ASCII texts differ at most in case.
bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b);

} // namespace wslib
