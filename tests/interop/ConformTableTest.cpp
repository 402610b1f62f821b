#include "ConformTable.h"
#include "ConformPeers.h"
#include "MarkedText.h"

#include "tests/support/TestRegistry.h"

#include "workbench/conformance/CaseSelection.h"
#include "workbench/conformance/reports/RunJson.h"

#include <QtTest>

using namespace workbench::conformance;

/// The conformance table, asked of everybody, both ways. tests/interop/conform has it write what came of all cases into the
/// READMEs; without that, a few cases whose outcome is known keep it alive.
class ConformTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void peers_data();
    void peers();
    void cleanupTestCase();

private:
    bool isWhole() const { return !m_folder.isEmpty(); }
    static QList<Case> cases(Side side, bool whole);

    QString m_folder = qEnvironmentVariable("WINDSOCK_CONFORM_TABLE"); ///< Of the project; empty: a few cases only.
    QList<ConformPeer> m_peers;
    ConformTable m_table;
};

namespace {

const QString command = QStringLiteral("tests/interop/conform");

} // namespace

void ConformTableTest::initTestCase()
{
    m_peers = conformPeers();
    QVERIFY(m_peers.size() >= 4); // QtWebSockets may be missing
}

void ConformTableTest::peers_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<Side>("side");
    for (int number = 0; number < m_peers.size(); ++number) {
        const QByteArray name = m_peers[number].name.toUtf8();
        QTest::addRow("%s as a server", name.constData()) << number << Side::Server;
        QTest::addRow("%s as a client", name.constData()) << number << Side::Client;
    }
}

QList<Case> ConformTableTest::cases(Side side, bool whole)
{
    CaseSelection selection;
    selection.slow = qEnvironmentVariableIsSet("WINDSOCK_CONFORM_SLOW");
    selection.security = qEnvironmentVariableIsSet("WINDSOCK_CONFORM_SECURITY");
    selection.only = qEnvironmentVariable("WINDSOCK_CONFORM_ONLY").split(u' ', Qt::SkipEmptyParts);
    if (!whole)
        selection.only = {QStringLiteral("1.1.2")};
    const auto selected = select(side, selection);
    const auto *found = std::get_if<QList<Case>>(&selected);
    return found == nullptr ? QList<Case>() : *found;
}

void ConformTableTest::peers()
{
    QFETCH(int, number);
    QFETCH(Side, side);
    const QList<Case> asked = cases(side, isWhole());
    QVERIFY(!asked.isEmpty());
    const RunReport run = conform(m_peers[number], side, asked);
    QCOMPARE(run.cases.size(), asked.size());
    m_table.add(run);
}

void ConformTableTest::cleanupTestCase()
{
    if (!isWhole())
        return;
    const QString json = qEnvironmentVariable("WINDSOCK_CONFORM_JSON");
    if (!json.isEmpty()) {
        QFile file(json);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(runJson(m_table.runs()));
    }
    QVERIFY2(m_table.runs().size() == 2 * m_peers.size(),
             "One of the peers wasn't asked, so the tables aren't written.");
    QCOMPARE(writeMarked(m_folder + QStringLiteral("/tests/interop/README.md"), QStringLiteral("conformance table"),
                         command, m_table.markdown()),
             QString());
    QCOMPARE(writeMarked(m_folder + QStringLiteral("/README.md"), QStringLiteral("conformance summary"), command,
                         m_table.summary()),
             QString());
}

WINDSOCK_TEST(ConformTableTest)
#include "ConformTableTest.moc"
