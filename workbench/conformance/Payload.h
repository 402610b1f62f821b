#pragma once

#include <QByteArray>

namespace workbench::conformance {

/// The payload of a frame or a message as data: literal bytes, or a rule that makes them. The table of cases thus stays
/// small although some of its messages are 16 MiB.
class Payload
{
public:
    Payload() = default;
    /// The bytes themselves.
    Payload(const QByteArray &bytes); // NOLINT(google-explicit-constructor): a literal is the usual payload
    Payload(const char *text);        // NOLINT(google-explicit-constructor)

    /// @p pattern over and over, @p size bytes of it.
    static Payload repeated(const QByteArray &pattern, qsizetype size);
    /// @p size bytes that no compressor makes smaller, always the same for the same @p seed.
    static Payload noise(qsizetype size, quint32 seed = 1);

    QByteArray bytes() const;
    qsizetype size() const { return m_size; }
    bool operator==(const Payload &) const = default;

    /// For people: what it is, shortened.
    QByteArray text() const;

private:
    enum class Rule { Literal, Repeated, Noise };

    Rule m_rule = Rule::Literal;
    QByteArray m_pattern;
    qsizetype m_size = 0;
    quint32 m_seed = 0;
};

/// @p bytes for people: printable ASCII in quotes, anything else in hexadecimal; shortened, with the size.
QByteArray shownBytes(const QByteArray &bytes);

} // namespace workbench::conformance
