#pragma once

#include "tests/support/ChildProcess.h"

#include <QJsonObject>

/// `windsock-cli serve --port 0 --log json` with further arguments, such as faults.
class FaultyServer : public ChildProcess
{
public:
    explicit FaultyServer(const QStringList &arguments);

    bool isListening() const { return !m_url.isEmpty(); }
    QString url() const { return m_url; }
    /// What the log said of faults so far, in order, without what differs from run to run: "message 1 to the client is lost".
    QStringList strikes();
    /// Waits until there are so many.
    bool waitForStrikes(qsizetype count);

private:
    QString m_url;
};

/// What a foreign client saw: see tests/interop/peers/ws_witness.js. @p script is "ws_witness.js" or "websockets_witness.py".
struct Witness
{
    Witness(const QString &script, const QString &url, const QJsonObject &options = {});

    QStringList messages() const;
    /// When the message came, counted from 0, in ms since the client began; -1 if it didn't.
    double time(int message) const;
    int number(const char *name) const { return static_cast<int>(seen[QLatin1String(name)].toDouble()); }
    QString text(const char *name) const { return seen[QLatin1String(name)].toString(); }
    bool opened() const { return seen[QLatin1String("opened")].toBool(); }

    QJsonObject seen; ///< Empty if it printed nothing.
    QByteArray output;
};
