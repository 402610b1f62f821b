#include "workbench/script/ScriptOrders.h"

#include "wslib/net/Connection.h"

#include <QRandomGenerator>

namespace workbench {

namespace {

wslib::MaskKey randomKey()
{
    const quint32 bits = QRandomGenerator::global()->generate();
    wslib::MaskKey key{};
    std::memcpy(&key, &bits, qMin(sizeof key, sizeof bits));
    return key;
}

} // namespace

ScriptPeerFacts factsOf(const wslib::HandshakeRequest &request)
{
    ScriptPeerFacts facts;
    facts.path = request.path;
    facts.query = request.query;
    facts.headers = request.headers;
    facts.origin = request.origin;
    facts.remoteAddress = request.remoteAddress;
    facts.offeredSubprotocols = request.subprotocols;
    return facts;
}

void obeyOn(wslib::Connection &connection, const SendMessage &command)
{
    connection.send(command.message);
}

void obeyOn(wslib::Connection &connection, const SendPing &command)
{
    (void)connection.ping(command.payload);
}

void obeyOn(wslib::Connection &connection, const SendClose &command)
{
    if (command.code == 0)
        connection.closeWithoutCode();
    else
        connection.close(static_cast<wslib::CloseCode>(command.code), command.reason);
}

void obeyOn(wslib::Connection &connection, const SendFrame &command)
{
    wslib::FrameHeader header = command.header;
    if (header.maskKey)
        header.maskKey = randomKey();
    connection.sendFrame(header, command.payload);
}

void obeyOn(wslib::Connection &connection, const SendRaw &command)
{
    connection.sendRaw(command.bytes);
}

void obeyOn(wslib::Connection &connection, const AbortPeer & /*command*/)
{
    connection.reset();
}

} // namespace workbench
