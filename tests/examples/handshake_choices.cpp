// What a server decides before it says 101: tornado's prepare, check_origin, select_subprotocol, get_compression_options.
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

using namespace wslib;

class Choosy : public Handler
{
public:
    std::optional<HttpResponse> prepare(const HandshakeRequest &request) override
    {
        const QUrlQuery query(QString::fromUtf8(request.query));
        if (query.queryItemValue(QStringLiteral("token")) == u"open-sesame")
            return std::nullopt; // go on
        return HttpResponse::refusal(401, "Come with ?token=open-sesame.");
    }

    // Without this, only pages of our own host may connect. The dot matters: not evilmydomain.com.
    bool checkOrigin(const QByteArray &origin, const HandshakeRequest & /*request*/) override
    {
        return QUrl::fromEncoded(origin).host().endsWith(QStringLiteral(".mydomain.com"));
    }

    QByteArray selectSubprotocol(const QList<QByteArray> &offered, const HandshakeRequest & /*request*/) override
    {
        for (const char *ours : {"chat.v2", "chat.v1"}) {
            if (offered.contains(ours))
                return ours;
        }
        return {}; // go on without
    }

    // The most zlib can do. Without this function there is no compression.
    std::optional<DeflateOptions> compressionOptions(const HandshakeRequest & /*request*/) override
    {
        return DeflateOptions{.level = 9, .memoryLevel = 9};
    }

    void opened(const RouteMatch & /*match*/) override
    {
        connection()->sendText("subprotocol: " + connection()->subprotocol());
        connection()->sendText(connection()->isCompressed() ? u"compressed" : u"not compressed");
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("Lets some in, and says on what terms."));
    Server server;
    server.route(QRegularExpression(QStringLiteral("/websocket")), [] { return std::make_unique<Choosy>(); });
    QObject::connect(&server, &Server::handshakeRefused,
                     [](const QString & /*address*/, int status, const QString &why) {
                         print(QStringLiteral("refused with %1: %2").arg(status).arg(why));
                     });
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("listening on %1/websocket").arg(server.url()));
    return app.exec();
}
