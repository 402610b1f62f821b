#include "SessionJournal.h"

#include <limits>

using namespace workbench;

void SessionJournal::watch(ClientSession *session)
{
    connect(session, &ClientSession::stateChanged, this, [this](ClientSession::State state) {
        static constexpr const char *names[] = {"Idle", "Connecting", "Open", "Closing", "Waiting"};
        m_events.append(QByteArray("state ") + names[static_cast<size_t>(state)]);
    });
    connect(session, &ClientSession::phaseEntered, this,
            [this](wslib::ConnectPhase phase) { m_phases.append(static_cast<int>(phase)); });
    connect(session, &ClientSession::waiting, this, [this](std::chrono::milliseconds, int number, const QString &why) {
        m_events.append("waiting " + QByteArray::number(number) + ' ' + why.toUtf8());
    });
    connect(session, &ClientSession::opened, this, [this](const ConnectionFacts &facts) {
        m_facts = facts;
        m_events.append("opened");
    });
    connect(session, &ClientSession::failed, this,
            [this](const wslib::Error &error) { m_events.append("failed " + error.text.toUtf8()); });
    connect(session, &ClientSession::closed, this, [this](wslib::CloseCode code, const QString &reason) {
        m_events.append("closed " + QByteArray::number(static_cast<int>(code)) + ' ' + reason.toUtf8());
    });
    connect(session, &ClientSession::sendRefused, this, [this](wslib::Endpoint::SendResult why) {
        static constexpr const char *names[] = {"Queued",  "NotOpen",     "InvalidUtf8",
                                                "TooLong", "InvalidCode", "BufferFull"};
        m_events.append(QByteArray("refused ") + names[static_cast<size_t>(why)]);
    });
    connect(session, &ClientSession::roundTripMeasured, this, [this](std::chrono::nanoseconds time) {
        m_events.append(time.count() > 0 ? "round trip" : "impossible round trip");
    });
}

void SessionJournal::watch(ServerSession *session)
{
    connect(session, &ServerSession::started, this,
            [this](const QString &url) { m_events.append("started " + url.toUtf8()); });
    connect(session, &ServerSession::startFailed, this,
            [this](const StartFailure &failure) { m_events.append("failed " + failure.text.toUtf8()); });
    connect(session, &ServerSession::stopped, this, [this] { m_events.append("stopped"); });
    connect(session, &ServerSession::peersChanged, this, [this](const QList<PeerInfo> &peers) {
        m_peers = peers;
        m_events.append("peers " + QByteArray::number(peers.size()));
    });
}

QByteArray SessionJournal::find(const QByteArray &start) const
{
    for (auto event = m_events.rbegin(); event != m_events.rend(); ++event) {
        if (event->startsWith(start))
            return *event;
    }
    return {};
}

int SessionJournal::count(const QByteArray &start) const
{
    int found = 0;
    for (const QByteArray &event : m_events)
        found += event.startsWith(start) ? 1 : 0;
    return found;
}

QByteArrayList logTexts(const LogStore &log)
{
    QByteArrayList texts;
    for (const LogEntry &entry : log.entries({0, std::numeric_limits<qint64>::max()})) {
        QByteArray text = QByteArray(directionName(entry.direction)) + ' ' + kindName(entry.kind) + ' ';
        if (entry.kind == LogEntry::Kind::Close)
            text += QByteArray::number(entry.closeCode) + ' ';
        texts.append((text + entry.payload.left(qMax<qsizetype>(0, entry.payload.indexOf('\r')))
                      + (entry.payload.contains('\r') ? QByteArray() : entry.payload))
                         .trimmed());
    }
    return texts;
}
