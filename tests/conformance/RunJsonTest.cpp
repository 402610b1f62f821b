#include "SampleRuns.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/reports/RunJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace workbench::conformance;

namespace {

QList<RunReport> read(const QByteArray &json)
{
    const auto result = readRuns(json);
    if (const auto *error = std::get_if<QString>(&result))
        qWarning("%s", qPrintable(*error));
    return std::get<QList<RunReport>>(result);
}

QString errorOf(const QByteArray &json)
{
    const auto result = readRuns(json);
    const auto *error = std::get_if<QString>(&result);
    return error == nullptr ? QString() : *error;
}

QByteArray sampleJson()
{
    return runJson({sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::Failed, "why")})});
}

quint32 seed()
{
    const quint32 chosen = QRandomGenerator::global()->generate();
    qInfo("seed %u", chosen);
    return chosen;
}

} // namespace

/// A report that is written is read back; whatever else is read ends in a sentence.
class RunJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void readsBackAnything();
    void keepsLargeNumbers();
    void durationsAreReadBack();
    void aPayloadIsWrittenOnce();
    void aCaseIsALine();
    void unknownMembersAreIgnored();
    void newerVersionsAreRefused();
    void foreignFilesAreRefused_data();
    void foreignFilesAreRefused();
    void sayWhereItIsWrong_data();
    void sayWhereItIsWrong();
    void brokenBytesEndInASentence();
};

void RunJsonTest::readsWhatItWrote()
{
    RunReport hostile = sampleRun({sampleCase("1.1.1", Verdict::Failed, hostileBytes())});
    hostile.agent = QString::fromUtf8(hostileName().toUtf8()); // a lone surrogate is no text
    hostile.cases.first().receivedHead = hostileBytes();
    hostile.cases.first().question.title = "\xEF\xBB\xBF with a byte order mark";
    const QList<RunReport> runs{sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::Failed)}),
                                hostile, sampleRun({})};
    QCOMPARE(difference(runs, read(runJson(runs))), QByteArray());
    QCOMPARE(difference({}, read(runJson({}))), QByteArray());
}

void RunJsonTest::readsBackAnything()
{
    QRandomGenerator random(seed());
    for (int round = 0; round < 200; ++round) {
        const QList<RunReport> runs{randomRun(random), randomRun(random)};
        const QByteArray json = runJson(runs);
        QVERIFY(QJsonDocument::fromJson(json).isObject());
        QCOMPARE(difference(runs, read(json)), QByteArray());
        QCOMPARE(runJson(read(json)), json);
    }
}

void RunJsonTest::keepsLargeNumbers()
{
    CaseReport report = sampleCase("9.2.1", Verdict::Ok);
    for (const quint64 length : {~quint64{0}, quint64{1} << 63U, (quint64{1} << 53U) + 1, quint64{1} << 53U}) {
        report.frames.first().payloadLength = length;
        QCOMPARE(read(runJson({sampleRun({report})})).first().cases.first().frames.first().payloadLength, length);
    }
}

// A run may be long, and a clock may have been set back.
void RunJsonTest::durationsAreReadBack()
{
    using namespace std::chrono_literals;
    RunReport run = sampleRun({sampleCase("1.1.1", Verdict::Ok)});
    run.duration = 24h * 365;
    run.cases.first().duration = 24h * 30;
    QCOMPARE(read(runJson({run})).first().duration, run.duration);
    QCOMPARE(read(runJson({run})).first().cases.first().duration, run.cases.first().duration);
    run.duration = -1h;
    run.cases.first().duration = -1ms;
    QCOMPARE(read(runJson({run})).first().duration, 0ms);
    QCOMPARE(read(runJson({run})).first().cases.first().duration, 0ms);
}

void RunJsonTest::aPayloadIsWrittenOnce()
{
    CaseReport report = sampleCase("10.1.1", Verdict::Ok);
    report.frames.first().payload = QByteArray(1024, 'x');
    const qsizetype before = runJson({sampleRun({report})}).size();
    report.frames += QList<FrameRecord>(1000, report.frames.first());
    const QByteArray json = runJson({sampleRun({report})});
    QVERIFY2(json.size() < before + 150 * 1000, QByteArray::number(json.size()));
    QCOMPARE(read(json).first().cases.first().frames, report.frames);
}

void RunJsonTest::aCaseIsALine()
{
    // So that two reports can be compared by diff.
    const QByteArrayList lines = sampleJson().split('\n');
    QCOMPARE(
        std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.contains("\"id\":\""); }),
        2);
}

void RunJsonTest::unknownMembersAreIgnored()
{
    QByteArray json = sampleJson();
    json.replace("\"id\":", "\"weather\":[\"fine\"],\"id\":").replace("\"fin\":", "\"fish\":null,\"fin\":");
    json.replace("{\"format\"", "{\"comment\":{},\"format\"");
    QCOMPARE(difference(read(sampleJson()), read(json)), QByteArray());
}

void RunJsonTest::newerVersionsAreRefused()
{
    const QString error = errorOf(sampleJson().replace("\"version\":1", "\"version\":2"));
    QVERIFY2(error.contains(QLatin1String("version 2")) && error.contains(QLatin1String("newer")), qPrintable(error));
}

void RunJsonTest::foreignFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("half a report") << sampleJson().first(200);
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("another object") << QByteArray("{\"log\":{}}");
    QTest::newRow("the name alone") << QByteArray("{\"format\":\"windsock-conformance\"}");
    QTest::newRow("no runs") << QByteArray("{\"format\":\"windsock-conformance\",\"version\":1}");
    QTest::newRow("version 0") << QByteArray("{\"format\":\"windsock-conformance\",\"version\":0,\"runs\":[]}");
    QTest::newRow("runs that are none") << QByteArray(
        "{\"format\":\"windsock-conformance\",\"version\":1,\"runs\":[1,\"x\",null,[]]}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("bytes") << QByteArray("\xFF\xFE\x00\x01", 4);
}

void RunJsonTest::foreignFilesAreRefused()
{
    QFETCH(QByteArray, json);
    const QString error = errorOf(json);
    QVERIFY2(error.endsWith(u'.') && error.front().isUpper(), qPrintable(error));
}

void RunJsonTest::sayWhereItIsWrong_data()
{
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QString>("where");
    const auto add = [](const char *right, const char *wrong, const char *where) {
        QTest::newRow(wrong) << QByteArray(right) << QByteArray(wrong) << QString::fromLatin1(where);
    };
    add("\"verdict\":\"FAILED\"", "\"verdict\":\"BAD\"", "runs[0].cases[1].verdict");
    add("\"verdict\":\"OK\"", "\"verdict\":7", "runs[0].cases[0].verdict");
    add("\"side\":\"server\"", "\"side\":\"both\"", "runs[0].side");
    add("\"category\":\"framing\"", "\"category\":\"knitting\"", "runs[0].cases[0].category");
    add("\"id\":\"6.2.3\"", "\"id\":\"1.1.1\"", "runs[0].cases[1].id");
    add("\"id\":\"6.2.3\"", "\"id\":\"\"", "runs[0].cases[1].id");
    add("\"opcode\":1", "\"opcode\":16", "runs[0].cases[0].frames[0].opcode");
    add("\"opcode\":1", "\"opcode\":1.5", "runs[0].cases[0].frames[0].opcode");
    add("\"length\":5", "\"length\":-5", "runs[0].cases[0].frames[0].length");
    add("\"length\":5", "\"length\":\"x\"", "runs[0].cases[0].frames[0].length");
    add("\"header\":\"8105\"", "\"header\":\"81zz\"", "runs[0].cases[0].frames[1].header");
    add("\"opcode\":1", "\"atNs\":9223372036854775000,\"opcode\":1", "runs[0].cases[0].frames[0].atNs");
    add("\"payload\":\"SGVsbG8=\"", "\"payload\":\"?\"", "runs[0].cases[0].frames[0].payload");
    add("\"payload\":\"SGVsbG8=\"", "\"payloadOfFrame\":0", "runs[0].cases[0].frames[0].payloadOfFrame");
    add("\"droppedBy\":\"peer\"", "\"droppedBy\":\"cat\"", "runs[0].cases[0].closing.droppedBy");
    add("\"complete\":true", "\"complete\":\"yes\"", "runs[0].complete");
}

void RunJsonTest::sayWhereItIsWrong()
{
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, wrong);
    QFETCH(QString, where);
    QVERIFY(sampleJson().contains(right));
    const QString error = errorOf(sampleJson().replace(right, wrong));
    QVERIFY2(error.contains(where + u' '), qPrintable(error));
}

void RunJsonTest::brokenBytesEndInASentence()
{
    QRandomGenerator random(seed());
    const QByteArray good = runJson({randomRun(random), sampleRun({sampleCase("6.2.3", Verdict::Failed, "why")})});
    for (int round = 0; round < 3000; ++round) {
        QByteArray json = good;
        for (int i = random.bounded(1, 4); i > 0; --i) {
            const int at = random.bounded(static_cast<int>(json.size()));
            switch (random.bounded(4)) {
            case 0:
                json[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                json.remove(at, random.bounded(1, 20));
                break;
            case 2:
                json.insert(at, json.mid(random.bounded(static_cast<int>(json.size())), 20));
                break;
            default:
                json[at] = "{}[]\",:019-"[random.bounded(11)];
            }
        }
        const auto result = readRuns(json);
        if (const auto *error = std::get_if<QString>(&result))
            QVERIFY(error->endsWith(u'.'));
        else
            QCOMPARE(difference(std::get<QList<RunReport>>(result), read(runJson(std::get<QList<RunReport>>(result)))),
                     QByteArray());
    }
}

WINDSOCK_TEST(RunJsonTest)
#include "RunJsonTest.moc"
