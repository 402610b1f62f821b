#include "ui/log/EntryText.h"

#include "wslib/protocol/CloseCode.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace ui {

using workbench::LogEntry;

namespace {

constexpr qsizetype previewBytes = 200;
constexpr qsizetype previewHexBytes = 24;

bool turnsTextAround(char16_t unit)
{
    return unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
}

QChar visible(QChar unit)
{
    const char16_t code = unit.unicode();
    if (code == u'\n')
        return u'↵';
    if (code == u'\r')
        return u'⇤';
    if (code == u'\t')
        return u'⇥';
    // The block "Control Pictures" would say more, but few fixed-width fonts have it.
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    return control || turnsTextAround(code) ? QChar(QChar::ReplacementCharacter) : unit;
}

// A line break must not break the row, and nothing may hide or turn its neighbours around.
QString madeVisible(QString text)
{
    std::transform(text.cbegin(), text.cend(), text.begin(), visible);
    return text;
}

QString binaryPreview(const QByteArray &payload)
{
    const QByteArray head = payload.first(std::min(payload.size(), previewHexBytes));
    QString text = QString::fromLatin1(head.toHex(' ').toUpper());
    if (head.size() < payload.size())
        text += QStringLiteral(" …");
    return text;
}

QString textPreview(const QByteArray &payload)
{
    QString text = madeVisible(QString::fromUtf8(EntryText::head(payload, previewBytes)));
    if (payload.size() > previewBytes)
        text += u'…';
    return text;
}

QString firstLine(const QByteArray &head)
{
    const qsizetype end = head.first(std::min(head.size(), previewBytes)).indexOf('\r');
    return textPreview(end < 0 ? head : head.first(end));
}

} // namespace

QString EntryText::kind(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return tr("Text");
    case Kind::Binary:
        return tr("Binary");
    case Kind::Ping:
        return tr("Ping");
    case Kind::Pong:
        return tr("Pong");
    case Kind::Close:
        return tr("Close");
    case Kind::Raw:
        return tr("Raw");
    case Kind::Handshake:
        return tr("Handshake");
    case Kind::Note:
        return tr("Note");
    case Kind::Failure:
        return tr("Error");
    }
    return {};
}

QString EntryText::kindIcon(Kind kind)
{
    return QStringLiteral("kind-") + QString::fromLatin1(workbench::kindName(kind));
}

QString EntryText::directionGlyph(Direction direction)
{
    switch (direction) {
    case Direction::Sent:
        return QStringLiteral("↑");
    case Direction::Received:
        return QStringLiteral("↓");
    case Direction::None:
        break;
    }
    return {};
}

QString EntryText::direction(Direction direction)
{
    switch (direction) {
    case Direction::Sent:
        return tr("Sent");
    case Direction::Received:
        return tr("Received");
    case Direction::None:
        break;
    }
    return {};
}

QString EntryText::time(qint64 wallClockMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallClockMs).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString EntryText::interval(qint64 ns)
{
    return ns < 0 ? QChar(0x2212) + duration(-ns) : u'+' + duration(ns);
}

QString EntryText::offset(qint64 ns)
{
    const QLocale locale;
    const qint64 ms = (std::abs(ns) + 500'000) / 1'000'000;
    const QChar sign = ns < 0 && ms > 0 ? QChar(0x2212) : QChar(u'+');
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return sign + tr("%1 s").arg(locale.toString(static_cast<double>(ms) / 1000, 'f', 3));
    const QString minutes =
        seconds < 3600 ? QString::number(seconds / 60)
                       : QStringLiteral("%1:%2").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1%2:%3%4%5")
        .arg(sign)
        .arg(minutes)
        .arg(seconds % 60, 2, 10, QLatin1Char('0'))
        .arg(locale.decimalPoint())
        .arg(ms % 1000, 3, 10, QLatin1Char('0'));
}

QString EntryText::duration(qint64 ns)
{
    const QLocale locale;
    const double ms = static_cast<double>(ns) / 1e6;
    if (ms < 10)
        return tr("%1 ms").arg(locale.toString(ms, 'f', 2));
    if (ms < 1000)
        return tr("%1 ms").arg(locale.toString(ms, 'f', 0));
    if (ms < 60'000)
        return tr("%1 s").arg(locale.toString(ms / 1000, 'f', 2));
    const auto seconds = static_cast<qint64>(ms / 1000);
    return tr("%1:%2 min").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString EntryText::size(qint64 bytes)
{
    if (bytes < 1000)
        return tr("%1 B").arg(bytes);
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

bool EntryText::hasSize(const LogEntry &entry)
{
    return entry.isMessage() || entry.isBytes() || entry.kind == Kind::Handshake;
}

QString EntryText::preview(const LogEntry &entry)
{
    switch (entry.kind) {
    case Kind::Binary:
    case Kind::Ping:
    case Kind::Pong:
    case Kind::Raw:
        return binaryPreview(entry.payload);
    case Kind::Handshake:
        return firstLine(entry.payload);
    case Kind::Close: {
        const QString reason = textPreview(entry.payload);
        return reason.isEmpty() ? closeCode(entry.closeCode) : tr("%1: %2").arg(closeCode(entry.closeCode), reason);
    }
    case Kind::Text:
    case Kind::Note:
    case Kind::Failure:
        break;
    }
    return textPreview(entry.payload);
}

QString EntryText::closeCode(quint16 code)
{
    return QStringLiteral("%1 (%2)").arg(code).arg(
        QString::fromLatin1(wslib::closeCodeName(static_cast<wslib::CloseCode>(code))));
}

QByteArray EntryText::head(const QByteArray &utf8, qsizetype bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    qsizetype end = bytes;
    // 10xxxxxx continues a character; there are three of them at most.
    while (end > bytes - 4 && end > 0 && (static_cast<quint8>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.first(end);
}

} // namespace ui
