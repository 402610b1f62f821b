#include "SampleRuns.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/reports/AutobahnJson.h"
#include "workbench/conformance/reports/RunJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace workbench::conformance;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// index.json's entry of the one case of @p report.
QJsonObject entry(const CaseReport &report)
{
    const QMap<QString, QByteArray> files = autobahnFiles({sampleRun({report})});
    return object(files[QStringLiteral("index.json")])[QStringLiteral("echo/1.0")]
        .toObject()[QString::fromLatin1(report.question.id)]
        .toObject();
}

QString closeBehaviour(const CaseReport &report)
{
    return entry(report)[QStringLiteral("behaviorClose")].toString();
}

} // namespace

class AutobahnJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIndexIsAutobahns();
    void aCaseHasAutobahnsKeys();
    void framesAreLogged();
    void lengthsThatWereOnlyDeclared_data();
    void lengthsThatWereOnlyDeclared();
    void closingBehaviour();
    void withoutAConnection();
    void fileNamesAreSafeAndApart();
    void aRunThatWasReadSaysTheSame();
};

void AutobahnJsonTest::theIndexIsAutobahns()
{
    const QMap<QString, QByteArray> files =
        autobahnFiles({sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::NonStrict)})});
    QCOMPARE(files.keys(), (QStringList{QStringLiteral("echo_1_0_case_1_1_1.json"),
                                        QStringLiteral("echo_1_0_case_6_2_3.json"), QStringLiteral("index.json")}));
    const QJsonObject cases = object(files[QStringLiteral("index.json")])[QStringLiteral("echo/1.0")].toObject();
    const QJsonObject expected{{QStringLiteral("behavior"), QStringLiteral("NON-STRICT")},
                               {QStringLiteral("behaviorClose"), QStringLiteral("OK")},
                               {QStringLiteral("duration"), 12},
                               {QStringLiteral("remoteCloseCode"), 1000},
                               {QStringLiteral("reportfile"), QStringLiteral("echo_1_0_case_6_2_3.json")}};
    QCOMPARE(cases[QStringLiteral("6.2.3")].toObject(), expected);
    QCOMPARE(cases.size(), 2);
}

void AutobahnJsonTest::aCaseHasAutobahnsKeys()
{
    const QMap<QString, QByteArray> files =
        autobahnFiles({sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::Failed, "why")})});
    const QJsonObject written = object(files[QStringLiteral("echo_1_0_case_6_2_3.json")]);
    const QByteArrayList keys =
        QByteArray("agent behavior behaviorClose case closedByMe createStats createWirelog description "
                   "droppedByMe duration expectation expected expectedClose failedByMe httpRequest "
                   "httpResponse id isServer localCloseCode localCloseReason received remoteCloseCode "
                   "remoteCloseReason reportCompressionRatio reportTime result resultClose rxFrameStats "
                   "rxOctetStats started trafficStats txFrameStats txOctetStats wasClean "
                   "wasCloseHandshakeTimeout wasNotCleanReason wasOpenHandshakeTimeout "
                   "wasServerConnectionDropTimeout wirelog")
            .split(' ');
    QStringList expected;
    for (const QByteArray &key : keys)
        expected.append(QString::fromLatin1(key));
    QCOMPARE(written.keys(), expected);
    QCOMPARE(written[QStringLiteral("case")].toInt(), 2);
    QCOMPARE(written[QStringLiteral("isServer")].toBool(), false);
    QCOMPARE(written[QStringLiteral("started")].toString(), QStringLiteral("2026-11-20T13:34:00Z"));
    QVERIFY(written[QStringLiteral("httpRequest")].toString().startsWith(QLatin1String("GET /echo")));
    QVERIFY(written[QStringLiteral("expectation")].toString().contains(QLatin1String("MUST be 0")));
}

void AutobahnJsonTest::framesAreLogged()
{
    const QMap<QString, QByteArray> files = autobahnFiles({sampleRun({sampleCase("1.1.1", Verdict::Ok)})});
    const QJsonObject written = object(files[QStringLiteral("echo_1_0_case_1_1_1.json")]);
    const QByteArray log = QJsonDocument(written[QStringLiteral("wirelog")].toArray()).toJson(QJsonDocument::Compact);
    // "Hello" under the key 01 02 03 04; then as it came.
    QCOMPARE(log, QByteArray("[[\"TF\",[5,\"Hello\"],1,true,0,\"01020304\",null,null,false],"
                             "[\"TO\",[11,\"81850102030449676f686e\"],false],"
                             "[\"RO\",[7,\"810548656c6c6f\"]],"
                             "[\"RF\",[5,\"Hello\"],1,true,0,false,null]]"));
    QCOMPARE(QJsonDocument(written[QStringLiteral("received")].toArray()).toJson(QJsonDocument::Compact),
             QByteArray("[[\"message\",\"Hello\",false]]"));
    QCOMPARE(written[QStringLiteral("rxFrameStats")].toObject(), (QJsonObject{{QStringLiteral("1"), 1}}));
}

void AutobahnJsonTest::lengthsThatWereOnlyDeclared_data()
{
    QTest::addColumn<quint64>("length");
    QTest::newRow("signed") << quint64{0x7FFFFFFFFFFFFFFFU};
    QTest::newRow("unsigned") << quint64{0xFFFFFFFFFFFFFFFFU};
}

// A frame that was only begun, of a message of many such.
void AutobahnJsonTest::lengthsThatWereOnlyDeclared()
{
    QFETCH(quint64, length);
    CaseReport report = sampleCase("9.2.10", Verdict::Ok);
    FrameRecord frame = report.frames.last();
    QCOMPARE(frame.direction, FrameRecord::Direction::Received);
    frame.fin = false;
    frame.header = QByteArray::fromHex("017f7fffffffffffffff");
    frame.payload = "begun";
    frame.payloadLength = length;
    report.frames = {frame, frame, frame};
    report.frames[1].opcode = 0;
    report.frames[2].opcode = 0;
    report.frames[2].fin = true;
    const QMap<QString, QByteArray> files = autobahnFiles({sampleRun({report})});
    const QJsonObject written = object(files[QStringLiteral("echo_1_0_case_9_2_10.json")]);
    const QJsonObject octets = written[QStringLiteral("rxOctetStats")].toObject();
    QCOMPARE(octets[QStringLiteral("15")].toInt(), 3);
    const QJsonArray log = written[QStringLiteral("wirelog")].toArray();
    QCOMPARE(log[0].toArray()[1].toArray()[0].toInteger(), qint64{15});
    QCOMPARE(log[1].toArray()[1].toArray()[0].toInteger(), qint64{1} << 53U);
    QCOMPARE(written[QStringLiteral("received")].toArray()[0].toArray()[1].toString(),
             QStringLiteral("begunbegunbegun ..."));
}

void AutobahnJsonTest::closingBehaviour()
{
    CaseReport report = sampleCase("7.1.1", Verdict::Ok);
    QCOMPARE(closeBehaviour(report), QStringLiteral("OK"));
    report.closing.droppedBy = ClosingRecord::DroppedBy::Us;
    QCOMPARE(closeBehaviour(report), QStringLiteral("FAILED BY CLIENT"));
    report.closing = {false, noCloseFrame, {}, noCloseFrame, ClosingRecord::DroppedBy::Peer};
    QCOMPARE(closeBehaviour(report), QStringLiteral("UNCLEAN"));
    QVERIFY(entry(report)[QStringLiteral("remoteCloseCode")].isNull());
    report.closing.droppedBy = ClosingRecord::DroppedBy::Us;
    QCOMPARE(closeBehaviour(report), QStringLiteral("FAILED"));
    report.question.expected.ending.codes.insert(leftOpen, Verdict::Ok); // it may have patience
    QCOMPARE(closeBehaviour(report), QStringLiteral("OK"));
    report.closing = {true, 1011, {}, 1000, ClosingRecord::DroppedBy::Peer};
    QCOMPARE(closeBehaviour(report), QStringLiteral("WRONG CODE"));
    QCOMPARE(entry(report)[QStringLiteral("remoteCloseCode")].toInt(), 1011);
    report.question.expected.ending.otherCode = Verdict::Informational;
    QCOMPARE(closeBehaviour(report), QStringLiteral("INFORMATIONAL"));
}

void AutobahnJsonTest::withoutAConnection()
{
    CaseReport report = sampleCase("14.1.1", Verdict::Ok);
    report.receivedHead = "HTTP/1.1 400 Bad Request\r\n\r\n";
    report.closing = {};
    QCOMPARE(closeBehaviour(report), QStringLiteral("OK"));
    report.verdict = Verdict::Failed;
    QCOMPARE(closeBehaviour(report), QStringLiteral("FAILED"));
}

void AutobahnJsonTest::fileNamesAreSafeAndApart()
{
    QList<RunReport> runs;
    const QString names[] = {QStringLiteral("echo/1.0"),
                             QStringLiteral("echo 1 0"),
                             QStringLiteral("Echo_1_0"),
                             QStringLiteral("echo/1.0"),
                             QString(),
                             QStringLiteral("../../.."),
                             hostileName(),
                             QString(1000, u'x'),
                             QStringLiteral("日本"),
                             QStringLiteral("echo_1_0_2"),
                             QStringLiteral("a%1"),
                             QStringLiteral("a%1")};
    for (const QString &name : names) {
        runs.append(sampleRun({sampleCase("1.1.1", Verdict::Ok)}));
        runs.last().agent = name;
    }
    runs.last().cases.append(sampleCase("../x", Verdict::Ok));
    const QMap<QString, QByteArray> files = autobahnFiles(runs);
    QCOMPARE(files.size(), runs.size() + 2);
    static const QRegularExpression safe(QStringLiteral("^[a-z0-9_]{1,180}\\.json$"));
    for (const QString &file : files.keys())
        QVERIFY2(safe.match(file).hasMatch(), qPrintable(file));
    const QJsonObject index = object(files[QStringLiteral("index.json")]);
    QCOMPARE(index.size(), runs.size());
    QVERIFY(index.contains(QStringLiteral("a%1 (2)")));
    for (const QJsonValue agent : index) {
        for (const QJsonValue row : agent.toObject())
            QVERIFY(files.contains(row.toObject()[QStringLiteral("reportfile")].toString()));
    }
}

void AutobahnJsonTest::aRunThatWasReadSaysTheSame()
{
    const QList<RunReport> runs{sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::Failed)})};
    const auto read = std::get<QList<RunReport>>(readRuns(runJson(runs)));
    QCOMPARE(autobahnFiles(read), autobahnFiles(runs));
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 50; ++round)
        QVERIFY(!autobahnFiles({randomRun(random), randomRun(random)}).isEmpty());
}

WINDSOCK_TEST(AutobahnJsonTest)
#include "AutobahnJsonTest.moc"
