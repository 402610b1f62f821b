#include "wslib/net/Server.h"

#include "wslib/net/Listener.h"

#ifdef Q_OS_LINUX
#include "wslib/net/TlsContext.h"
#endif

#include <algorithm>
#include <utility>

namespace wslib {

namespace {

// Who is refused is still read from until it has taken the answer; more than these at a time are dropped unheard.
constexpr int maxRefusing = 64;

} // namespace

Server::Server(const ServerOptions &options, QObject *parent)
    : QObject(parent)
{
    m_site.options = options;
#ifdef Q_OS_LINUX
    if (options.tls)
        m_site.tls = TlsContext::of(*options.tls);
#endif
}

Server::~Server()
{
    m_listener.reset();
    m_stopping = 0;
    for (Place &place : m_places) {
        if (!place.thread) {
            delete place.loop;
            continue;
        }
        place.thread->quit();
        place.thread->wait();
    }
}

void Server::setThreads(int count)
{
    if (m_places.empty())
        m_threads = std::max(1, count);
}

void Server::ensurePlaces()
{
    if (!m_places.empty())
        return;
    m_places.reserve(static_cast<size_t>(m_threads));
    for (int i = 0; i < m_threads; ++i)
        addPlace(m_threads > 1 ? std::make_unique<QThread>() : nullptr);
}

void Server::addPlace(std::unique_ptr<QThread> thread)
{
    auto *loop = new ServerLoop(m_site);
    connect(loop, &ServerLoop::newConnection, this, &Server::newConnection, Qt::DirectConnection);
    connect(loop, &ServerLoop::handshakeRefused, this, &Server::handshakeRefused, Qt::DirectConnection);
    connect(loop, &ServerLoop::socketGone, this,
            [this, place = m_places.size()](const QHostAddress &address, Admission admission) {
                socketGone(place, address, admission);
            });
    connect(loop, &ServerLoop::stopped, this, [this] {
        if (m_stopping > 0 && --m_stopping == 0)
            Q_EMIT stopped();
    });
    if (thread) {
        loop->moveToThread(thread.get());
        // Directly, so that the sockets, which go by deleteLater(), go in the thread's last pass over such wishes.
        connect(
            thread.get(), &QThread::finished, thread.get(), [loop] { delete loop; }, Qt::DirectConnection);
        thread->setObjectName(QStringLiteral("server %1").arg(m_places.size() + 1));
        thread->start();
    } else {
        loop->setParent(this);
    }
    QMetaObject::invokeMethod(loop, &ServerLoop::prepare);
    m_places.push_back({std::move(thread), loop, 0});
}

void Server::siteChanged()
{
    for (const Place &place : m_places)
        QMetaObject::invokeMethod(place.loop, [loop = place.loop, site = m_site] { loop->setSite(site); });
}

void Server::route(const QRegularExpression &pattern, HandlerFactory factory)
{
    m_site.routes.append(
        {QRegularExpression(QRegularExpression::anchoredPattern(pattern.pattern()), pattern.patternOptions()),
         std::move(factory)});
    siteChanged();
}

void Server::serveFile(const QByteArray &path, const QString &fileName)
{
    m_site.files.serveFile(path, fileName);
    siteChanged();
}

void Server::serveContent(const QByteArray &path, const QByteArray &contentType, const QByteArray &bytes)
{
    m_site.files.serveContent(path, contentType, bytes);
    siteChanged();
}

void Server::serveDirectory(const QByteArray &prefix, const QString &folder)
{
    m_site.files.serveDirectory(prefix, folder);
    siteChanged();
}

bool Server::listen(const QHostAddress &address, quint16 port)
{
    ensurePlaces();
    m_listener = std::make_unique<Listener>([this](qintptr descriptor) { accept(descriptor); });
    if (m_listener->listen(address, port)) {
        m_errorString.clear();
        m_error = QAbstractSocket::UnknownSocketError;
        return true;
    }
    const QString where = addressText(address, port);
    m_error = m_listener->serverError();
    switch (m_error) {
    case QAbstractSocket::AddressInUseError:
        m_errorString =
            QStringLiteral("Port %1 is in use by another program. Stop that one, or choose another port (0 takes "
                           "a free one).")
                .arg(port);
        break;
    case QAbstractSocket::SocketAccessError:
        m_errorString =
            QStringLiteral("This user may not listen on %1. Ports below 1024 are for administrators: choose a "
                           "higher one.")
                .arg(where);
        break;
    case QAbstractSocket::SocketAddressNotAvailableError:
        m_errorString = QStringLiteral("This machine has no address %1.").arg(address.toString());
        break;
    default:
        m_errorString = QStringLiteral("Can't listen on %1: %2.").arg(where, m_listener->errorString());
    }
    m_listener.reset();
    return false;
}

bool Server::isListening() const
{
    return m_listener && m_listener->isListening();
}

QHostAddress Server::address() const
{
    return m_listener ? m_listener->serverAddress() : QHostAddress();
}

quint16 Server::port() const
{
    return m_listener ? m_listener->serverPort() : quint16{0};
}

QString Server::url() const
{
    return (m_site.options.tls ? QStringLiteral("wss://") : QStringLiteral("ws://")) + addressText(address(), port());
}

// ---- Accepted sockets ------------------------------------------------------------------------------------------------

void Server::accept(qintptr descriptor)
{
    const auto socket = std::make_shared<AcceptedSocket>(descriptor);
    const auto admission = admit(socket->address());
    if (!admission)
        return; // and with the last owner it is closed
    if (*admission == Admission::Taken) {
        ++m_held;
        ++m_heldByAddress[socket->address()];
    } else {
        ++m_refusing;
    }
    auto place = std::min_element(m_places.begin(), m_places.end(),
                                  [](const Place &a, const Place &b) { return a.held < b.held; });
    ++place->held;
    QMetaObject::invokeMethod(
        place->loop, [loop = place->loop, socket, admission = *admission] { loop->accept(*socket, admission); });
}

// Nothing: not even a refusal.
std::optional<Admission> Server::admit(const QHostAddress &address) const
{
    const ServerOptions &options = m_site.options;
    Admission admission = Admission::Taken;
    if (options.maxConnections > 0 && m_held >= options.maxConnections)
        admission = Admission::TooMany;
    else if (options.maxConnectionsPerAddress > 0 && m_heldByAddress.value(address) >= options.maxConnectionsPerAddress)
        admission = Admission::TooManyFromAddress;
    if (admission != Admission::Taken && m_refusing >= maxRefusing)
        return std::nullopt;
    return admission;
}

void Server::socketGone(size_t place, const QHostAddress &address, Admission admission)
{
    --m_places[place].held;
    if (admission != Admission::Taken) {
        --m_refusing;
        return;
    }
    --m_held;
    const auto found = m_heldByAddress.find(address);
    if (found != m_heldByAddress.end() && --*found == 0)
        m_heldByAddress.erase(found);
}

QList<Connection *> Server::connections() const
{
    return m_places.size() == 1 ? m_places.front().loop->connections() : QList<Connection *>();
}

void Server::forEachConnection(const std::function<void(Connection *)> &function)
{
    for (const Place &place : m_places) {
        QMetaObject::invokeMethod(place.loop, [loop = place.loop, function] {
            // The end of one may be another's.
            const QList<Connection *> all = loop->connections();
            const QList<QPointer<Connection>> left(all.begin(), all.end());
            for (const QPointer<Connection> &connection : left) {
                if (connection)
                    function(connection);
            }
        });
    }
}

// ---- The end ---------------------------------------------------------------------------------------------------------

void Server::stop(std::optional<std::chrono::milliseconds> grace)
{
    if (m_listener)
        m_listener->close();
    ensurePlaces();
    m_stopping = m_places.size();
    const auto time = grace.value_or(m_site.options.connection.limits.closeTimeout);
    // Whoever is told of an end meanwhile may delete us.
    QList<QPointer<ServerLoop>> loops;
    for (const Place &place : m_places)
        loops.append(place.loop);
    for (const QPointer<ServerLoop> &loop : std::as_const(loops)) {
        if (loop)
            QMetaObject::invokeMethod(loop, [loop = loop.data(), time] { loop->stop(time); });
    }
}

} // namespace wslib
