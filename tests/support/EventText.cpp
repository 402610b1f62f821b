#include "tests/support/EventText.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace wslib;

namespace {

struct Writer
{
    QByteArray operator()(const Message &message) const
    {
        const auto opcode = static_cast<int>(message.opcode);
        const QByteArray kind = opcode == 1 ? "text" : opcode == 2 ? "binary" : "opcode " + QByteArray::number(opcode);
        return kind + ' ' + payloadText(message.payload);
    }
    QByteArray operator()(const PingReceived &ping) const { return "ping " + payloadText(ping.payload); }
    QByteArray operator()(const PongReceived &pong) const { return "pong " + payloadText(pong.payload); }
    QByteArray operator()(const CloseReceived &close) const
    {
        return "close " + QByteArray::number(static_cast<int>(close.code)) + ' ' + payloadText(close.reason);
    }
    QByteArray operator()(const Failed &failed) const
    {
        return "failed " + QByteArray::number(static_cast<int>(failed.error.code));
    }
};

} // namespace

QByteArray payloadText(const QByteArray &payload)
{
    constexpr qsizetype longest = 200;
    if (payload.size() > longest) {
        return QByteArray::number(payload.size()) + " bytes "
               + QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex();
    }
    const bool printable = std::all_of(payload.begin(), payload.end(),
                                       [](char byte) { return byte >= ' ' && byte <= '~' && byte != '"'; });
    return printable ? '"' + payload + '"' : payload.toHex();
}

QByteArray eventText(const Event &event)
{
    return std::visit(Writer(), event);
}

QByteArrayList eventTexts(const std::vector<Event> &events)
{
    QByteArrayList texts;
    for (const Event &event : events)
        texts.append(eventText(event));
    return texts;
}
