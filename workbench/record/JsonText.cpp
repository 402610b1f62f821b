#include "workbench/record/JsonText.h"

#include "wslib/protocol/Utf8Validator.h"

#include <QDateTime>

namespace workbench {

namespace {

void appendEscaped(QByteArray &json, char byte)
{
    switch (byte) {
    case '"':
        json += "\\\"";
        return;
    case '\\':
        json += "\\\\";
        return;
    case '\n':
        json += "\\n";
        return;
    case '\r':
        json += "\\r";
        return;
    case '\t':
        json += "\\t";
        return;
    default:
        constexpr const char *digits = "0123456789abcdef";
        const auto code = static_cast<quint8>(byte);
        json += "\\u00";
        json += digits[code >> 4U];
        json += digits[code & 15U];
    }
}

bool needsEscape(char byte)
{
    return static_cast<quint8>(byte) < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
}

QByteArray padded(qint64 number, int digits)
{
    return QByteArray::number(number).rightJustified(digits, '0');
}

} // namespace

void appendJsonString(QByteArray &json, QByteArrayView utf8)
{
    json += '"';
    const char *run = utf8.begin();
    for (const char *at = utf8.begin(); at != utf8.end(); ++at) {
        if (!needsEscape(*at))
            continue;
        json.append(run, at - run);
        appendEscaped(json, *at);
        run = at + 1;
    }
    json.append(run, utf8.end() - run);
    json += '"';
}

void appendJsonHttpText(QByteArray &json, QByteArrayView bytes)
{
    if (wslib::isValidUtf8(bytes))
        appendJsonString(json, bytes);
    else
        appendJsonString(json, QString::fromLatin1(bytes).toUtf8());
}

void appendBase64(QByteArray &output, QByteArrayView bytes)
{
    output += QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64();
}

void appendSeconds(QByteArray &json, qint64 ns)
{
    const qint64 us = ns / 1000;
    json += QByteArray::number(us / 1'000'000);
    json += '.';
    json += padded(us % 1'000'000, 6);
}

QByteArray isoTime(qint64 nsSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(nsSinceEpoch / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace workbench
