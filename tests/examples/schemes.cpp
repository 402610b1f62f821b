// tornado's get_websocket_scheme, for a server behind a proxy that speaks TLS; and what became of draft 76.
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>

using namespace wslib;

class SchemeWebSocket : public Handler
{
public:
    std::optional<HttpResponse> prepare(const HandshakeRequest &request) override
    {
        // By X-Scheme or X-Forwarded-Proto, which a proxy in front of us must set, or strike out; else our own.
        m_scheme = request.scheme();
        return std::nullopt;
    }

    void opened(const RouteMatch & /*match*/) override { connection()->sendText("You came by " + m_scheme + '.'); }

private:
    QByteArray m_scheme;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("Tells who connects by which scheme they came."));
    Server server;
    server.route(QRegularExpression(QStringLiteral("/websocket")), [] { return std::make_unique<SchemeWebSocket>(); });
    // A browser of 2010 speaks draft 76: it is told with a 400 that this is gone, and so are we.
    QObject::connect(&server, &Server::handshakeRefused,
                     [](const QString & /*address*/, int status, const QString &why) {
                         print(QStringLiteral("refused with %1: %2").arg(status).arg(why));
                     });
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("listening on %1/websocket").arg(server.url()));
    return app.exec();
}
