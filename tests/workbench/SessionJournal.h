#pragma once

#include "workbench/log/LogStore.h"
#include "workbench/session/ClientSession.h"
#include "workbench/session/NetworkThread.h"
#include "workbench/session/ServerSession.h"

#include <QByteArrayList>

/// What a session says and logs, brought from its thread to the test's, in words: "state Open", "opened",
/// "failed …", "closed 1000", "refused …", "started ws://…", "peers 2".
class SessionJournal : public QObject
{
    Q_OBJECT

public:
    void watch(workbench::ClientSession *session);
    void watch(workbench::ServerSession *session);

    const QByteArrayList &events() const { return m_events; }
    /// The last event that starts with @p start; empty if there is none.
    QByteArray find(const QByteArray &start) const;
    bool has(const QByteArray &start) const { return !find(start).isEmpty(); }
    int count(const QByteArray &start) const;
    /// The wslib::ConnectPhases that were entered, by their numbers.
    const QList<int> &phases() const { return m_phases; }
    void clear() { m_events.clear(); }
    const workbench::ConnectionFacts &facts() const { return m_facts; }
    const QList<workbench::PeerInfo> &peers() const { return m_peers; }

private:
    QByteArrayList m_events;
    QList<int> m_phases;
    workbench::ConnectionFacts m_facts;
    QList<workbench::PeerInfo> m_peers;
};

/// The entries of @p log in words: "sent text hello", "received binary …", "none note …"; handshakes by their
/// first line.
QByteArrayList logTexts(const workbench::LogStore &log);

/// A clock that says what it is told.
class FakeClock : public workbench::Clock
{
public:
    qint64 monotonicNs() const override { return 7; }
    qint64 wallClockMs() const override { return 11; }
};
