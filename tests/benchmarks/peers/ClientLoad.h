#pragma once

#include "LoadOptions.h"

#include <QByteArray>
#include <QString>

/// What a client program is to do, by the command line of bench_load, and what it counts: each of its connections keeps
/// `window` messages under way, and what comes back is checked.
class ClientLoad
{
public:
    explicit ClientLoad(const LoadOptions &options);

    const LoadOptions &options() const { return m_options; }
    QString url() const;
    bool isText() const { return m_options.kind != "binary"; }
    /// What all connections send.
    const QByteArray &payload() const { return m_payload; }
    const QString &text() const { return m_text; }

    /// A message came, @p isLong as what was sent; @p isSame compares it, which is done with every 16th.
    template <typename Compare>
    void came(bool isLong, Compare isSame)
    {
        const bool isSample = m_messages++ % 16 == 0;
        m_checked += isSample ? 1 : 0;
        if (!isLong || (isSample && !isSame()))
            wrong();
    }

    /// Runs the event loop as long as it is measured, and prints what bench_load prints.
    int run();

private:
    [[noreturn]] static void wrong();
    void print(double seconds, double serverCpu, double ownCpu, quint64 messages) const;

    LoadOptions m_options;
    QByteArray m_payload;
    QString m_text;
    quint64 m_messages = 0;
    quint64 m_checked = 0;
};
