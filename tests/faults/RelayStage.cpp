#include "tests/faults/RelayStage.h"

#include <QUrl>
#include <QtTest>

#include <limits>

using namespace workbench;

RelayStage::RelayStage()
    : session(thread.make<ServerSession>(store, std::make_shared<SystemClock>()))
{
    upstream.answerWith([this](const QByteArray &head) { return RawPeer::upgradeAnswer(head, answerFields); });
    connect(session.get(), &ServerSession::started, this,
            [this](const QString &url) { port = static_cast<quint16>(QUrl(url).port(0)); });
    connect(session.get(), &ServerSession::startFailed, this,
            [this](const StartFailure &failure) { startFailure = failure.text; });
    connect(session.get(), &ServerSession::heldChanged, this,
            [this](const QList<HeldMessage> &messages) { held = messages; });
}

RelayStage::~RelayStage() = default;

quint16 RelayStage::start(ServerSettings settings)
{
    settings.port = 0;
    settings.path = QStringLiteral("/");
    settings.handler = QStringLiteral("relay");
    if (settings.relay.upstream.isEmpty())
        settings.relay.upstream = upstream.url("");
    session->start(settings);
    (void)QTest::qWaitFor([this] { return port != 0 || !startFailure.isEmpty(); });
    return port;
}

std::unique_ptr<RawPeer> RelayStage::openClient(const QByteArray &path, const QByteArray &fields)
{
    const size_t before = upstream.connectionCount();
    auto client = std::make_unique<RawPeer>(port);
    client->send(RawPeer::upgradeRequest(path, fields));
    std::optional<QByteArray> head;
    const bool answered = QTest::qWaitFor([&] { return (head = client->takeHead()).has_value() || client->isGone(); });
    const bool open = answered && head && head->startsWith("HTTP/1.1 101 ");
    return open && upstream.connectionCount() > before ? std::move(client) : nullptr;
}

bool RelayStage::waitForHeld(qsizetype count)
{
    return QTest::qWaitFor([&] { return held.size() == count; });
}

QStringList RelayStage::log() const
{
    QStringList texts;
    for (const LogEntry &entry : store->entries({0, std::numeric_limits<qint64>::max()}))
        texts.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(entry.peer)
                         .arg(QLatin1String(directionName(entry.direction)), QLatin1String(kindName(entry.kind)),
                              QString::fromUtf8(entry.payload)));
    return texts;
}

bool RelayStage::waitForLog(const QString &part)
{
    return QTest::qWaitFor([&] { return !log().filter(part).isEmpty(); });
}
