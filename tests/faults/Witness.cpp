#include "tests/faults/Witness.h"

#include "tests/interop/Peers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtTest>

FaultyServer::FaultyServer(const QStringList &arguments)
    : ChildProcess(QStringLiteral(WINDSOCK_CLI),
                   QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                               QStringLiteral("--log"), QStringLiteral("json")}
                       + arguments)
    , m_url(waitForLine(QStringLiteral("listening on ")))
{
}

QStringList FaultyServer::strikes()
{
    static const QRegularExpression sentence(QStringLiteral("The fault [a-z-]+ struck: ([^\"]*)\\."));
    QStringList all;
    auto matches = sentence.globalMatch(QString::fromUtf8(errorOutput()));
    while (matches.hasNext())
        all.append(matches.next().captured(1));
    return all;
}

bool FaultyServer::waitForStrikes(qsizetype count)
{
    return QTest::qWaitFor([&] { return strikes().size() >= count; }, 10'000);
}

Witness::Witness(const QString &script, const QString &url, const QJsonObject &options)
{
    const auto client =
        startPeer(script, {url, QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact))});
    (void)client->waitForExit();
    output = client->output() + client->errorOutput();
    seen = QJsonDocument::fromJson(client->output()).object();
}

QStringList Witness::messages() const
{
    QStringList all;
    for (const QJsonValue &message : seen[QLatin1String("messages")].toArray())
        all.append(message.toString());
    return all;
}

double Witness::time(int message) const
{
    return seen[QLatin1String("times")].toArray().at(message).toDouble(-1);
}
