// The floor of what Qt's sockets allow: FloorSession on an unbuffered QAbstractSocket, or on a QSslSocket.
#include "FloorSession.h"
#include "PeerOptions.h"

#include <QCoreApplication>
#include <QFile>
#include <QList>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace {

QByteArray contentOf(const std::string &fileName)
{
    QFile file(QString::fromStdString(fileName));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class QSocketServer : public QTcpServer
{
public:
    explicit QSocketServer(const PeerOptions &options)
        : m_options(options)
        , m_buffer(64 * 1024)
    {
        setListenBacklogSize(512);
        if (!options.isTls())
            return;
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_tls.setLocalCertificate(QSslCertificate(contentOf(options.certificate)));
        m_tls.setPrivateKey(QSslKey(contentOf(options.key), QSsl::Ec));
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QAbstractSocket *socket = nullptr;
        if (m_options.isTls()) {
            auto *secure = new QSslSocket(this);
            socket = secure;
            secure->setSocketDescriptor(descriptor);
            secure->setSslConfiguration(m_tls);
            secure->startServerEncryption();
        } else {
            socket = new QAbstractSocket(QAbstractSocket::TcpSocket, this);
            socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                        QIODevice::ReadWrite | QIODevice::Unbuffered);
        }
        auto *session = new FloorSession(m_options.deflate);
        connect(socket, &QIODevice::readyRead, this, [this, socket, session] { readable(socket, *session); });
        connect(socket, &QIODevice::bytesWritten, this, [this, socket, session] { readable(socket, *session); });
        connect(socket, &QAbstractSocket::disconnected, this, [this, socket, session] {
            m_fan.removeOne(socket);
            socket->deleteLater();
            delete session;
        });
    }

private:
    void readable(QAbstractSocket *socket, FloorSession &session)
    {
        if (socket->bytesToWrite() > 0)
            return; // Comes back when it is written.
        const qint64 came = socket->read(m_buffer.data(), static_cast<qint64>(m_buffer.size()));
        if (came <= 0)
            return;
        m_out.clear();
        const bool wasOpen = session.isOpen();
        const bool stays = session.consume(m_buffer.data(), static_cast<size_t>(came), m_out);
        if (wasOpen && session.isFan() && stays) {
            for (QAbstractSocket *other : std::as_const(m_fan))
                other->write(m_out.data(), static_cast<qint64>(m_out.size()));
            return;
        }
        if (session.isFan() && !wasOpen)
            m_fan.append(socket);
        if (m_out.size() > 0)
            socket->write(m_out.data(), static_cast<qint64>(m_out.size()));
        if (!stays)
            socket->disconnectFromHost();
        else if (m_options.isTls() && socket->bytesAvailable() > 0)
            readable(socket, session);
    }

    PeerOptions m_options;
    QSslConfiguration m_tls;
    std::vector<char> m_buffer;
    Output m_out;
    QList<QAbstractSocket *> m_fan;
};

} // namespace

int main(int argc, char **argv)
{
    const PeerOptions options = readPeerOptions(argc, argv);
    QCoreApplication application(argc, argv);
    QSocketServer server(options);
    if (!server.listen(QHostAddress::LocalHost, options.port))
        return 1;
    const int one = 1;
    ::setsockopt(static_cast<int>(server.socketDescriptor()), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    announce(server.serverPort());
    return QCoreApplication::exec();
}
