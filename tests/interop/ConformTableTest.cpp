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
    void checkFacts(int number, const RunReport &run) const;

    QString m_folder = qEnvironmentVariable("WINDSOCK_CONFORM_TABLE"); ///< Of the project; empty: a few cases only.
    QList<ConformPeer> m_peers;
    ConformTable m_table;
};

namespace {

const QString command = QStringLiteral("tests/interop/conform");

// Whose answers we know: those of these versions.
const char *const knownPeers[] = {"wslib", "tornado 6.2", "python-websockets 10.4", "ws 8.11.0", "QtWebSockets 6.4.2"};

struct Fact
{
    const char *id;
    const char *verdicts; ///< Of the peers in their order: OK, NON-STRICT, UNIMPLEMENTED, FAILED.
};

// The same of a server and of a client.
const Fact facts[] = {
    {"1.1.2", "OOOOO"},  // a message
    {"2.5.1", "OOOOO"},  // a ping between fragments
    {"6.4.1", "OOOOF"},  // a character cut by fragments
    {"6.6.1", "ONNNN"},  // text that could be known to be wrong before the frame is complete
    {"7.2.11", "OFOOO"}, // Close with 1005
    {"8.2.1", "OFOOF"},  // the wrong mask bit
    {"12.4.3", "OOOOU"}, // compression
    {"12.8.7", "OFFOU"}, // final blocks
};

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
    if (!whole) {
        for (const Fact &fact : facts)
            selection.only += QLatin1String(fact.id);
    }
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
    if (!isWhole())
        checkFacts(number, run);
}

void ConformTableTest::checkFacts(int number, const RunReport &run) const
{
    // Of another version than we know, nothing is known but that it will hardly be worse.
    const bool isKnown = m_peers[number].name == QLatin1String(knownPeers[number]);
    for (const Fact &fact : facts) {
        const CaseReport *report = run.find(fact.id);
        QVERIFY2(report != nullptr, fact.id);
        const char known = fact.verdicts[number];
        const char found = *verdictName(report->verdict);
        const QByteArray text = QByteArray(fact.id) + ": " + verdictName(report->verdict) + ", " + report->explanation;
        QVERIFY2(found == known || (!isKnown && (found == 'O' || known == 'F')), text.constData());
    }
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
