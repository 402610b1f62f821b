// Ourselves: a native handler, text validated, limits on, nothing recorded.
#include "PeerOptions.h"

#include "wslib/net/Server.h"
#include "wslib/net/TlsIdentity.h"

#include <QCoreApplication>
#include <QList>

#include <cstdio>

namespace {

class EchoHandler : public wslib::Handler
{
public:
    explicit EchoHandler(int deflateLevel)
        : m_deflateLevel(deflateLevel)
    {
    }

    std::optional<wslib::DeflateOptions> compressionOptions(const wslib::HandshakeRequest & /*request*/) override
    {
        if (m_deflateLevel < 0)
            return std::nullopt;
        wslib::DeflateOptions options;
        options.level = m_deflateLevel;
        return options;
    }

    void messageReceived(const wslib::Message &message) override { connection()->send(message); }

private:
    int m_deflateLevel;
};

class FanHandler : public wslib::Handler
{
public:
    void opened(const wslib::RouteMatch & /*match*/) override { all().append(connection()); }
    void closed(wslib::CloseCode /*code*/, const QString & /*reason*/) override { all().removeOne(connection()); }
    void messageReceived(const wslib::Message &message) override
    {
        for (wslib::Connection *connection : std::as_const(all()))
            connection->send(message);
    }

private:
    static QList<wslib::Connection *> &all()
    {
        static QList<wslib::Connection *> connections; // Of one thread.
        return connections;
    }
};

std::optional<QSslConfiguration> tlsOf(const PeerOptions &options)
{
    if (!options.isTls())
        return std::nullopt;
    const auto identity =
        wslib::loadPemIdentity(QString::fromStdString(options.certificate), QString::fromStdString(options.key));
    return identity.value ? std::optional(wslib::serverConfiguration(*identity.value)) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    const PeerOptions options = readPeerOptions(argc, argv);
    QCoreApplication application(argc, argv);
    wslib::ServerOptions serverOptions;
    serverOptions.connection.limits.maxMessageSize = qint64{64} * 1024 * 1024;
    serverOptions.tls = tlsOf(options);
    wslib::Server server(serverOptions);
    server.setThreads(options.threads);
    server.route(QRegularExpression(QStringLiteral("/fan")), [] { return std::make_unique<FanHandler>(); });
    server.route(QRegularExpression(QStringLiteral("/")),
                 [level = options.deflate] { return std::make_unique<EchoHandler>(level); });
    if (!server.listen(QHostAddress::LocalHost, options.port)) {
        std::fprintf(stderr, "%s\n", qPrintable(server.errorString()));
        return 1;
    }
    announce(server.port());
    return QCoreApplication::exec();
}
