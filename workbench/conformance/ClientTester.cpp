#include "workbench/conformance/ClientTester.h"

#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>
#include <memory>
#include <utility>

namespace workbench::conformance {

namespace {
constexpr qsizetype largestHead = qsizetype{64} * 1024;
}

ClientTester::ClientTester(const QList<Case> &cases, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_cases(cases)
    , m_timing(timing)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ClientTester::accept);
}

bool ClientTester::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

void ClientTester::stop()
{
    m_server.close();
    for (CaseRun *run : std::exchange(m_running, {})) {
        run->disconnect(this);
        run->deleteLater();
    }
}

void ClientTester::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto *channel = new ByteChannel(socket, this);
        auto *limit = new QTimer(channel);
        limit->start(m_timing.silence);
        connect(limit, &QTimer::timeout, channel, &QObject::deleteLater);
        connect(channel, &ByteChannel::ended, channel, &QObject::deleteLater);
        auto head = std::make_shared<QByteArray>();
        connect(channel, &ByteChannel::received, this, [this, channel, limit, head](const QByteArray &bytes) {
            *head += bytes;
            if (std::optional<HttpText> request = HttpText::take(*head)) {
                delete limit;
                channel->disconnect();
                headArrived(channel, *request, *head);
            } else if (head->size() > largestHead) {
                channel->deleteLater();
            }
        });
    }
}

void ClientTester::headArrived(ByteChannel *channel, const HttpText &request, const QByteArray &leftover)
{
    const qsizetype index = choose(request.target());
    if (index < 0) {
        connect(channel, &ByteChannel::ended, channel, &QObject::deleteLater);
        channel->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        channel->close();
        return;
    }
    m_started.insert(index);
    auto *run = new CaseRun(m_cases[index], m_timing, this);
    m_running.append(run);
    connect(run, &CaseRun::finished, this, [this, run, index](const CaseReport &report) {
        m_running.removeOne(run);
        run->deleteLater();
        m_done.insert(index);
        Q_EMIT caseFinished(report);
        if (m_done.size() == m_cases.size())
            Q_EMIT finished();
    });
    Q_EMIT caseStarted(run->question().id);
    run->answer(channel, request, leftover);
}

// -1: there is none.
qsizetype ClientTester::choose(const QByteArray &target) const
{
    const QUrlQuery query(QUrl::fromEncoded(target));
    const QString id = query.queryItemValue(QStringLiteral("id"));
    const QString number = query.queryItemValue(QStringLiteral("case"));
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        const bool isNamed = !id.isEmpty()       ? QString::fromLatin1(m_cases[i].id) == id
                             : !number.isEmpty() ? number.toLongLong() == i + 1
                                                 : !m_started.contains(i);
        if (isNamed)
            return i;
    }
    return -1;
}

} // namespace workbench::conformance
