#include "FaultyPeer.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QStringDecoder>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace {

QByteArray fieldOf(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ':');
    if (at < 0)
        return {};
    const qsizetype start = at + name.size() + 3;
    return head.sliced(start, head.indexOf('\r', start) - start).trimmed();
}

QByteArray acceptOf(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
}

bool isText(const QByteArray &bytes, bool complete)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           complete ? QStringDecoder::Flag::Stateless : QStringDecoder::Flag::Default);
    const QString text = decoder(bytes);
    return !decoder.hasError();
}

bool isCloseCode(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

} // namespace

FaultyPeer::FaultyPeer(QTcpSocket *socket, Role role, Fault fault, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_role(role)
    , m_fault(fault)
{
    socket->setParent(this);
    connect(socket, &QIODevice::readyRead, this, &FaultyPeer::read);
    constexpr int patience = 1000;
    if (role == Role::Server && fault != Fault::WaitsForever && fault != Fault::ReadsHeadsForever) {
        QTimer::singleShot(patience, this, [this] {
            if (!m_open)
                m_socket->disconnectFromHost();
        });
    }
}

void FaultyPeer::read()
{
    m_buffer += m_socket->readAll();
    if (has(Fault::WaitsForever) && m_role == Role::Client)
        return;
    constexpr qsizetype longestHead = qsizetype{64} * 1024;
    const bool isHead = !m_open && !m_closed && findHeadEnd() < 0;
    if (isHead && m_buffer.size() > longestHead && !has(Fault::ReadsHeadsForever)) {
        m_socket->disconnectFromHost();
        m_closed = true;
    }
    if (!m_open && !takeHead())
        return;
    while (m_open && takeFrame()) {
    }
}

// What was searched once isn't searched again: heads may have no end.
qsizetype FaultyPeer::findHeadEnd()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", m_searched);
    m_searched = std::max<qsizetype>(0, end < 0 ? m_buffer.size() - 3 : end);
    return end;
}

bool FaultyPeer::takeHead()
{
    const qsizetype end = findHeadEnd();
    if (end < 0)
        return false;
    m_searched = 0;
    const QByteArray head = m_buffer.first(end + 4);
    m_buffer.remove(0, end + 4);
    if (has(Fault::LosesEarlyFrames))
        m_buffer.clear();
    if (m_role == Role::Server) {
        m_open = answerRequest(head);
    } else {
        const bool right = head.startsWith("HTTP/1.1 101 ")
                           && fieldOf(head, "Sec-WebSocket-Accept") == acceptOf("dGhlIHNhbXBsZSBub25jZQ==");
        m_open = right || has(Fault::TakesAnyHandshake);
    }
    if (!m_open)
        m_socket->disconnectFromHost();
    return m_open;
}

bool FaultyPeer::answerRequest(const QByteArray &head)
{
    const QByteArray key = fieldOf(head, "Sec-WebSocket-Key");
    if (has(Fault::IsBusyForStrangers) && fieldOf(head, "Origin") == "http://stranger.example") {
        m_socket->write("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n");
        return false;
    }
    if (!takesBody(head) || !takesOrigin(head)) {
        m_socket->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        if (has(Fault::AnswersBodies) && m_buffer.contains("\r\n\r\n"))
            return answerRequest(std::exchange(m_buffer, {}));
        return false;
    }
    if (!has(Fault::TakesAnyHandshake) && (key.size() != 24 || fieldOf(head, "Sec-WebSocket-Version") != "13")) {
        m_socket->write("HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n");
        return false;
    }
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: "
                        + acceptOf(has(Fault::AnswersWrongKey) ? "x" + key : key) + "\r\n";
    if (has(Fault::TakesAnyExtension))
        answer += "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    if (has(Fault::RepeatsFields)) {
        const qsizetype at = head.indexOf("\r\nOrigin: ") + 10;
        answer += "X-Asked: " + head.sliced(at, head.indexOf("\r\n", at) - at) + "\r\n";
    }
    m_socket->write(answer + "\r\n");
    return true;
}

// What is behind the head: a body, or frames.
bool FaultyPeer::takesBody(const QByteArray &head)
{
    if (has(Fault::RefusesEarlyFrames))
        return m_buffer.isEmpty();
    const QByteArray length = fieldOf(head, "Content-Length");
    if (has(Fault::GoesByLength) || has(Fault::GoesByChunks)) {
        m_buffer.remove(0, has(Fault::GoesByLength) ? length.toLongLong() : m_buffer.indexOf("0\r\n\r\n") + 5);
        return true;
    }
    return length.isEmpty() || length == "0" || has(Fault::ReadsBodiesAsFrames);
}

bool FaultyPeer::takesOrigin(const QByteArray &head) const
{
    const QByteArray origin = fieldOf(head, "Origin");
    const QByteArray host = fieldOf(head, "Host");
    if (has(Fault::RepeatsFields) || has(Fault::IsBusyForStrangers) || origin.isEmpty())
        return true;
    return has(Fault::ChecksOriginBadly) ? origin.contains(host) : origin == "http://" + host;
}

bool FaultyPeer::takeFrame()
{
    if (m_buffer.size() < 2)
        return false;
    const auto first = static_cast<quint8>(m_buffer[0]);
    const auto second = static_cast<quint8>(m_buffer[1]);
    quint64 length = second & 0x7FU;
    const int lengthSize = length == 127 ? 8 : length == 126 ? 2 : 0;
    const bool masked = (second & 0x80U) != 0;
    const qsizetype headerSize = 2 + lengthSize + (masked ? 4 : 0);
    if (m_buffer.size() < headerSize)
        return false;
    if (lengthSize == 2)
        length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
    else if (lengthSize == 8)
        length = qFromBigEndian<quint64>(m_buffer.constData() + 2);
    const bool isVast = length > quint64{1024} * 1024 * 1024;
    if (isVast && has(Fault::DiesOfLengths)) {
        m_socket->abort();
        Q_EMIT died();
        return false;
    }
    if (isVast) {
        if (has(Fault::WaitsForLengths))
            return false;
        fail(1009);
        return false;
    }
    if (headerIsWrong(first, second, length, lengthSize)) {
        fail(1002);
        return false;
    }
    const auto size = static_cast<qsizetype>(length);
    if (m_buffer.size() < headerSize + size) {
        if ((first & 0xFU) <= 1)
            checkTextSoFar(headerSize, m_buffer.size() - headerSize);
        return false;
    }
    Frame frame;
    frame.fin = (first & 0x80U) != 0;
    frame.reserved = first & 0x70U;
    frame.opcode = first & 0x0FU;
    frame.payload = m_buffer.sliced(headerSize, size);
    for (qsizetype i = 0; masked && i < size; ++i)
        frame.payload[i] = static_cast<char>(frame.payload[i] ^ m_buffer[headerSize - 4 + i % 4]);
    m_buffer.remove(0, headerSize + size);
    frameCame(frame);
    return true;
}

bool FaultyPeer::headerIsWrong(quint8 first, quint8 second, quint64 length, int lengthSize) const
{
    const quint8 opcode = first & 0xFU;
    if ((first & 0x70U) != 0 && !has(Fault::IgnoresReservedBits))
        return true;
    if (((opcode > 2 && opcode < 8) || opcode > 10) && !has(Fault::IgnoresReservedOpcodes))
        return true;
    if (((second & 0x80U) != 0) != (m_role == Role::Server) && !has(Fault::TakesAnyMask))
        return true;
    if (opcode >= 8 && ((first & 0x80U) == 0 || length > 125) && !has(Fault::TakesLongControlFrames))
        return true;
    if (((lengthSize == 2 && length < 126) || (lengthSize == 8 && length < 65536)) && !has(Fault::TakesLongLengths))
        return true;
    return (opcode == 0 && m_opcode == 0 && !has(Fault::TakesStrayContinuations))
           || (opcode > 0 && opcode < 8 && m_opcode != 0);
}

// Fail fast: what has come of a frame is looked at before the rest is there.
void FaultyPeer::checkTextSoFar(qsizetype headerSize, qsizetype length)
{
    if (has(Fault::IgnoresUtf8) || has(Fault::ChecksUtf8AtTheEnd) || m_opcode == 2)
        return;
    QByteArray part = m_buffer.sliced(headerSize, length);
    for (qsizetype i = 0; m_role == Role::Server && i < length; ++i)
        part[i] = static_cast<char>(part[i] ^ m_buffer[headerSize - 4 + i % 4]);
    if (!isText(m_message + part, false))
        fail(1007);
}

void FaultyPeer::frameCame(const Frame &frame)
{
    if (frame.opcode >= 8) {
        controlFrameCame(frame);
        return;
    }
    if (frame.opcode != 0) {
        m_opcode = frame.opcode;
        m_reserved = frame.reserved;
    }
    m_message += frame.payload;
    const bool checks = m_opcode == 1 && !has(Fault::IgnoresUtf8) && (frame.fin || !has(Fault::ChecksUtf8AtTheEnd));
    if (checks && !isText(m_message, frame.fin)) {
        fail(1007);
        return;
    }
    if (!frame.fin)
        return;
    if (has(Fault::TouchesMessages))
        m_message += '!';
    send(static_cast<quint8>(0x80U | m_reserved | (m_opcode == 0 ? 2U : m_opcode)), m_message);
    m_opcode = 0;
    m_message.clear();
}

void FaultyPeer::controlFrameCame(const Frame &frame)
{
    if (frame.opcode == 8)
        closeCame(frame.payload);
    else if (frame.opcode == 9 && !has(Fault::AnswersNoPing))
        send(0x8A, has(Fault::LosesPingPayload) ? QByteArray()
                                                : frame.payload.first(std::min<qsizetype>(125, frame.payload.size())));
}

void FaultyPeer::closeCame(const QByteArray &payload)
{
    const int code = payload.size() < 2 ? 1000 : qFromBigEndian<quint16>(payload.constData());
    if (has(Fault::DropsTcpAtClose)) {
        end();
    } else if (m_closed) {
        return;
    } else if (!has(Fault::TakesAnyCloseCode) && (payload.size() == 1 || !isCloseCode(code))) {
        fail(1002);
    } else if (!isText(payload.mid(2), true)) {
        fail(1007);
    } else {
        send(0x88, payload.left(2));
        m_closed = true;
        if (!has(Fault::GoesOnAfterClose))
            end();
    }
}

void FaultyPeer::send(quint8 first, const QByteArray &payload)
{
    const bool masked = (m_role == Role::Client) != has(Fault::MasksWrongly);
    const quint8 maskBit = masked ? 0x80 : 0;
    QByteArray frame(1, static_cast<char>(first));
    if (payload.size() < 126) {
        frame += static_cast<char>(maskBit | static_cast<quint8>(payload.size()));
    } else {
        QByteArray length(8, '\0');
        qToBigEndian(static_cast<quint64>(payload.size()), length.data());
        const bool isShort = payload.size() <= 0xFFFF;
        frame += static_cast<char>(maskBit | (isShort ? 126U : 127U));
        frame += isShort ? length.last(2) : length;
    }
    if (masked)
        frame += nextKey();
    QByteArray content = payload;
    for (qsizetype i = 0; masked && i < content.size(); ++i)
        content[i] = static_cast<char>(content[i] ^ frame[frame.size() - 4 + i % 4]);
    m_socket->write(frame + content);
    constexpr qint64 fullEnough = qint64{1024} * 1024;
    m_socket->setReadBufferSize(m_socket->bytesToWrite() > fullEnough && !has(Fault::ReadsForever) ? 1 : 0);
}

// A good generator's, or one that everybody would see through.
QByteArray FaultyPeer::nextKey()
{
    const auto changed = [this] {
        switch (m_fault) {
        case Fault::CountsItsKeys:
            return m_maskKey + 7;
        case Fault::RepeatsItsKeys:
            return (m_maskKey + 0x9E3779B9U) & 0xF0F0F0F0U;
        case Fault::RandsItsKeys:
            return m_maskKey * 1103515245U + 12345U;
        case Fault::PutsKeysInHalf:
            return QRandomGenerator::global()->generate() & 0xFFFFU;
        case Fault::TakesKeysOfHandshake:
            return qFromBigEndian<quint32>(QByteArray::fromBase64("dGhlIHNhbXBsZSBub25jZQ==").constData());
        case Fault::MasksWithZero:
            return quint32{0};
        default:
            return QRandomGenerator::global()->generate();
        }
    };
    m_maskKey = changed();
    QByteArray key(4, '\0');
    qToBigEndian(m_maskKey, key.data());
    return key;
}

void FaultyPeer::fail(int code)
{
    QByteArray payload(2, '\0');
    qToBigEndian(static_cast<quint16>(code), payload.data());
    send(0x88, payload);
    end();
}

void FaultyPeer::end()
{
    m_open = false;
    if (!has(Fault::LeavesTcpOpen))
        m_socket->disconnectFromHost();
}

FaultyServer::FaultyServer(Fault fault)
{
    connect(this, &QTcpServer::newConnection, this, [this, fault] { serve(fault); });
}

void FaultyServer::serve(Fault fault)
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        auto *peer = new FaultyPeer(socket, FaultyPeer::Role::Server, fault, this);
        connect(peer, &FaultyPeer::died, this, &QTcpServer::close);
        if (fault == Fault::ServesOneOnly) {
            pauseAccepting();
            connect(socket, &QTcpSocket::disconnected, this, &QTcpServer::resumeAccepting);
        }
    }
}
