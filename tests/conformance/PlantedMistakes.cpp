#include "PlantedMistakes.h"

#include "tests/support/ChildProcess.h"
#include "workbench/conformance/ClientTester.h"
#include "workbench/conformance/ServerTester.h"

#include <QtTest>

using namespace workbench::conformance;

namespace {

constexpr int parallel = 24; // most of the time is spent waiting

// Of the same Python as the peers of tests/interop, but nothing is needed of it.
QString python()
{
    return qEnvironmentVariable("WINDSOCK_PYTHON", QStringLiteral("/usr/bin/python3"));
}

QStringList scriptFor(Side side)
{
    return {QStringLiteral(WINDSOCK_MISTAKES "/%1.py")
                .arg(side == Side::Server ? QStringLiteral("server") : QStringLiteral("client"))};
}

bool waitFor(const QList<CaseReport> &reports, qsizetype count)
{
    return QTest::qWaitFor([&] { return reports.size() == count; }, 60'000);
}

QList<CaseReport> askServer(const QString &mistake, const QList<Case> &cases, const Timing &timing)
{
    ChildProcess peer(python(), scriptFor(Side::Server) + QStringList{QStringLiteral("--mistake"), mistake});
    const QString port = peer.waitForLine(QStringLiteral("port "));
    ServerTester tester(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(port)), timing);
    QList<CaseReport> reports;
    QObject::connect(&tester, &ServerTester::caseFinished, &tester,
                     [&reports](const CaseReport &report) { reports.append(report); });
    tester.run(cases, parallel);
    if (!waitFor(reports, cases.size()))
        qWarning("server.py said: %s", peer.errorOutput().constData());
    return reports;
}

QList<CaseReport> askClient(const QString &mistake, const QList<Case> &cases, const Timing &timing)
{
    ClientTester tester(cases, timing);
    if (!tester.listen())
        return {};
    QList<CaseReport> reports;
    QObject::connect(&tester, &ClientTester::caseFinished, &tester,
                     [&reports](const CaseReport &report) { reports.append(report); });
    ChildProcess peer(python(), scriptFor(Side::Client)
                                    + QStringList{QStringLiteral("--mistake"), mistake, QStringLiteral("--parallel"),
                                                  QString::number(parallel),
                                                  QStringLiteral("ws://127.0.0.1:%1").arg(tester.port()),
                                                  QString::number(cases.size())});
    if (!waitFor(reports, cases.size()))
        qWarning("client.py said: %s", peer.errorOutput().constData());
    return reports;
}

} // namespace

QList<CaseReport> askPlanted(Side side, const QString &mistake, const QList<Case> &cases, const Timing &timing)
{
    return side == Side::Server ? askServer(mistake, cases, timing) : askClient(mistake, cases, timing);
}

QStringList listedMistakes(Side side)
{
    ChildProcess script(python(), scriptFor(side) + QStringList{QStringLiteral("--list")});
    QStringList names;
    if (script.waitForExit() == 0) {
        for (const QByteArray &line : script.output().trimmed().split('\n'))
            names.append(QString::fromUtf8(line.left(line.indexOf('\t'))));
    }
    return names;
}
