#include "tests/support/RawPeer.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QSslSocket>
#include <QtTest>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

int RawPeer::Frame::closeCode() const
{
    return payload.size() < 2 ? 0 : 256 * static_cast<quint8>(payload[0]) + static_cast<quint8>(payload[1]);
}

RawPeer::RawPeer(quint16 port)
    : m_socket(std::make_unique<QTcpSocket>())
{
    watch();
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

RawPeer::RawPeer(std::unique_ptr<QTcpSocket> socket)
    : m_socket(std::move(socket))
{
    watch();
}

RawPeer::~RawPeer()
{
    m_socket->disconnect();
}

void RawPeer::watch()
{
    QObject::connect(m_socket.get(), &QIODevice::readyRead, m_socket.get(), [this] { read(); });
    QObject::connect(m_socket.get(), &QAbstractSocket::errorOccurred, m_socket.get(),
                     [this](QAbstractSocket::SocketError error) {
                         read();
                         const bool reset = m_socket->errorString().contains(u"reset", Qt::CaseInsensitive);
                         (error == QAbstractSocket::RemoteHostClosedError && !reset ? m_ended : m_failed) = true;
                     });
}

void RawPeer::read()
{
    if (m_reading)
        m_received += m_socket->readAll();
}

void RawPeer::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    if (isConnected())
        m_socket->flush();
}

QByteArray RawPeer::upgradeRequest(const QByteArray &path, const QByteArray &fields)
{
    return "GET " + path
           + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: "
             "Upgrade\r\nSec-WebSocket-Key: "
           + sampleKey + "\r\nSec-WebSocket-Version: 13\r\n" + fields + "\r\n";
}

QByteArray RawPeer::upgradeAnswer(const QByteArray &head, const QByteArray &fields)
{
    const QByteArray name = "Sec-WebSocket-Key: ";
    const qsizetype start = head.indexOf(name) + name.size();
    const QByteArray key = head.sliced(start, head.indexOf('\r', start) - start);
    const QByteArray accept =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
           "Upgrade\r\nSec-WebSocket-Accept: "
           + accept + "\r\n" + fields + "\r\n";
}

bool RawPeer::upgrade(const QByteArray &path)
{
    send(upgradeRequest(path));
    std::optional<QByteArray> head;
    const bool came = QTest::qWaitFor([&] { return (head = takeHead()).has_value(); });
    return came && head->startsWith("HTTP/1.1 101") && head->contains(sampleAccept);
}

bool RawPeer::isReady() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
    return isConnected() && (tls == nullptr || tls->isEncrypted());
}

std::optional<QByteArray> RawPeer::takeHead()
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArray head = m_received.first(end + 4);
    m_received.remove(0, end + 4);
    return head;
}

std::optional<RawPeer::Frame> RawPeer::takeFrame()
{
    const auto at = [this](qsizetype i) { return static_cast<quint8>(m_received[i]); };
    if (m_received.size() < 2)
        return std::nullopt;
    Frame frame;
    frame.firstByte = at(0);
    frame.masked = (at(1) & 0x80U) != 0;
    qsizetype length = at(1) & 0x7FU;
    const qsizetype lengthSize = length == 126 ? 2 : length == 127 ? 8 : 0;
    const qsizetype start = 2 + lengthSize + (frame.masked ? 4 : 0);
    if (m_received.size() < start)
        return std::nullopt;
    for (qsizetype i = 0; i < lengthSize; ++i)
        length = (i == 0 ? 0 : length * 256) + at(2 + i);
    if (m_received.size() < start + length)
        return std::nullopt;
    frame.payload = m_received.sliced(start, length);
    for (qsizetype i = 0; frame.masked && i < length; ++i)
        frame.payload[i] = static_cast<char>(frame.payload[i] ^ m_received[start - 4 + i % 4]);
    m_received.remove(0, start + length);
    return frame;
}

std::optional<RawPeer::Frame> RawPeer::waitForFrame()
{
    std::optional<Frame> frame;
    (void)QTest::qWaitFor([&] { return (frame = takeFrame()).has_value() || isGone(); });
    return frame;
}

bool RawPeer::waitFor(const QByteArray &bytes)
{
    return QTest::qWaitFor([&] { return m_received.contains(bytes); });
}

void RawPeer::stopReading()
{
    m_reading = false;
    m_socket->setReadBufferSize(1);
}

void RawPeer::readAgain()
{
    m_reading = true;
    m_socket->setReadBufferSize(0);
    read();
}

void RawPeer::finishSending()
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(m_socket->socketDescriptor()), SD_SEND);
#else
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#endif
}

void RawPeer::reset()
{
    const linger atOnce{1, 0};
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&atOnce), sizeof atOnce);
#else
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
    m_socket->abort();
}

void RawPeer::close()
{
    m_socket->disconnectFromHost();
}
