#include "workbench/conformance/reports/ReadableText.h"

#include "workbench/conformance/Utf8Check.h"

#include <QList>

namespace workbench::conformance {

namespace {

/// Octets of the character whose first one is @p lead, if it is one.
qsizetype sizeBy(quint8 lead)
{
    if (lead < 0xC0)
        return 1;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool isDangerous(char32_t character)
{
    const bool isControl = character < 0x20 || (character >= 0x7F && character < 0xA0);
    const bool turnsAround = (character >= 0x200B && character <= 0x200F)
                             || (character >= 0x2028 && character <= 0x202E)
                             || (character >= 0x2060 && character <= 0x206F) || character == 0xFEFF;
    const bool isNone = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    return isControl || turnsAround || isNone;
}

QString escaped(char32_t character)
{
    const QString hex = QString::number(character, 16).toUpper();
    return character < 0x100 ? QStringLiteral("\\x") + hex.rightJustified(2, u'0') : QStringLiteral("\\u{%1}").arg(hex);
}

/// Takes one character, or one octet that begins none, off @p bytes at @p at.
QString takeOne(const QByteArray &bytes, qsizetype &at)
{
    const auto lead = static_cast<quint8>(bytes[at]);
    if (lead >= 0x20 && lead < 0x7F) {
        ++at;
        return QString(QChar::fromLatin1(static_cast<char>(lead)));
    }
    const QByteArray sequence = bytes.mid(at, sizeBy(lead));
    if (!isUtf8(sequence)) {
        ++at;
        return escaped(lead);
    }
    at += sequence.size();
    const QString text = QString::fromUtf8(sequence);
    const QList<uint> codePoints = text.toUcs4();
    // fromUtf8() swallows a byte order mark.
    const char32_t character = codePoints.isEmpty() ? char32_t{0xFEFF} : codePoints.first();
    return isDangerous(character) ? escaped(character) : text;
}

} // namespace

QString readableLine(const QByteArray &bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();)
        text += takeOne(bytes, at);
    return text;
}

QString readableLines(const QByteArray &bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') {
            text += u'\n';
            at += 2;
            continue;
        }
        const bool isLoneEnd = bytes[at] == '\n';
        text += takeOne(bytes, at);
        if (isLoneEnd)
            text += u'\n';
    }
    return text;
}

QString readableName(const QString &name)
{
    return readableLine(name.toUtf8());
}

} // namespace workbench::conformance
