#pragma once

#include <QByteArrayView>

namespace wslib {

/// Checks UTF-8 as it arrives (RFC 3629, required of text by RFC 6455 §8.1): overlong forms, surrogates and anything past
/// U+10FFFF are refused at the first byte that can't be right, wherever the input is cut.
class Utf8Validator
{
public:
    /// Checks the next @p bytes. Once it has returned false it keeps doing so until reset().
    bool accept(QByteArrayView bytes);

    /// Whether what has been accepted so far ends with a whole character.
    bool isComplete() const { return m_pending == 0 && !m_failed; }

    void reset() { *this = Utf8Validator(); }

private:
    bool startSequence(quint8 lead);
    bool continueSequence(quint8 byte);

    int m_pending = 0;      ///< Continuation bytes still to come.
    quint8 m_lowest = 0x80; ///< Bounds of the next one: narrower behind E0, ED, F0 and F4.
    quint8 m_highest = 0xBF;
    bool m_failed = false;
};

/// Whether @p bytes are valid UTF-8 from end to end.
bool isValidUtf8(QByteArrayView bytes);

/// The longest prefix of valid UTF-8 @p text that has at most @p maxSize bytes and doesn't cut a character.
QByteArrayView truncatedUtf8(QByteArrayView text, qsizetype maxSize);

} // namespace wslib
