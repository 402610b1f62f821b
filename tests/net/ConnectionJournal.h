#pragma once

#include "wslib/net/Connection.h"

#include <QByteArrayList>
#include <QObject>

/// What the signals of a connection said, in their order and in words: "opened", `text "hello"`, `binary
/// 00ff`, `ping "x"`, `pong ""`, "failed Protocol", `closed 1000 "bye"`.
class ConnectionJournal : public QObject
{
    Q_OBJECT

public:
    /// Writes down what @p connection says from now on.
    void watch(wslib::Connection *connection);

    const QByteArrayList &events() const { return m_events; }
    /// Whether closed() has come.
    bool isClosed() const;
    /// The last failure's.
    const wslib::Error &error() const { return m_error; }

private:
    QByteArrayList m_events;
    wslib::Error m_error;
};

/// "HostNotFound", "Tls" …
QByteArray kindText(wslib::Error::Kind kind);
/// `closed 1000 "bye"`
QByteArray closedText(wslib::CloseCode code, const QString &reason);
/// `text "hello"`, `binary 00ff`
QByteArray messageText(const wslib::Message &message);
