#include "ui/compose/Base64Text.h"

namespace ui {

namespace {

int digitValue(QChar digit)
{
    const char16_t code = digit.unicode();
    if (code >= u'A' && code <= u'Z')
        return code - u'A';
    if (code >= u'a' && code <= u'z')
        return code - u'a' + 26;
    if (code >= u'0' && code <= u'9')
        return code - u'0' + 52;
    if (code == u'+' || code == u'-')
        return 62;
    return code == u'/' || code == u'_' ? 63 : -1;
}

/// Four digits, three bytes.
class Decoder
{
public:
    void add(int value)
    {
        m_bits = m_bits << 6 | static_cast<quint32>(value);
        if (++m_digits % 4 == 0)
            take(3);
    }
    /// What is left when nothing more comes; false if it can't be the end.
    bool finish()
    {
        const qsizetype left = m_digits % 4;
        if (left == 1)
            return false;
        m_bits <<= left == 0 ? 0 : 6 * (4 - left);
        if (left > 0)
            take(left - 1);
        return true;
    }
    qsizetype digits() const { return m_digits; }
    QByteArray bytes;

private:
    void take(qsizetype count)
    {
        for (qsizetype i = 0; i < count; ++i)
            bytes += static_cast<char>(m_bits >> (16 - 8 * i) & 0xFFU);
        m_bits = 0;
    }

    quint32 m_bits = 0;
    qsizetype m_digits = 0;
};

TypedBytes wrongAt(const QString &error, qsizetype position, bool incomplete = false)
{
    return {{}, error, position, 1, incomplete};
}

} // namespace

TypedBytes Base64Text::parse(const QString &text)
{
    Decoder decoder;
    qsizetype padding = 0;
    qsizetype last = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace())
            continue;
        last = i;
        if (c == u'=') {
            ++padding;
            if ((decoder.digits() + padding) % 4 == 1 || padding > 2 || decoder.digits() % 4 < 2)
                return wrongAt(
                    tr("“=” at position %1 stands where none is needed. It fills up the last group of four, and "
                       "nothing else.")
                        .arg(i + 1),
                    i);
            continue;
        }
        const int value = digitValue(c);
        if (value < 0)
            return wrongAt(
                tr("“%1” at position %2 is no Base64. It is A to Z, a to z, 0 to 9, + and / (or - and _), and = "
                   "at the end.")
                    .arg(c)
                    .arg(i + 1),
                i);
        if (padding > 0)
            return wrongAt(tr("“%1” at position %2 stands behind “=”, where the text has its end.").arg(c).arg(i + 1),
                           i);
        decoder.add(value);
    }
    if (!decoder.finish())
        return wrongAt(tr("The last group has one character only; it takes two to four."), last, true);
    if (padding > 0 && (decoder.digits() + padding) % 4 != 0)
        return wrongAt(tr("Another “=” is missing at the end."), last, true);
    return {decoder.bytes, {}, 0, 0, false};
}

} // namespace ui
