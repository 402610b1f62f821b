#include "SampleRuns.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/reports/JUnitXml.h"

#include <QXmlStreamReader>
#include <QtTest>

using namespace workbench::conformance;

namespace {

/// "testcase:6.2.3 …", "failure:why", "skipped:…", "system-out", in order; or the reader's complaint.
QStringList outline(const QByteArray &xml)
{
    QStringList lines;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement || reader.name() == QLatin1String("properties")
            || reader.name() == QLatin1String("property"))
            continue;
        const auto attributes = reader.attributes();
        const auto what = attributes.hasAttribute(QLatin1String("name")) ? attributes.value(QLatin1String("name"))
                                                                         : attributes.value(QLatin1String("message"));
        lines.append(reader.name().toString() + u':' + what.toString());
    }
    return reader.hasError() ? QStringList{reader.errorString()} : lines;
}

} // namespace

class JUnitXmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdictsAreOutcomes();
    void countsAndNames();
    void hostileTextStaysText();
    void anythingIsXml();
};

void JUnitXmlTest::verdictsAreOutcomes()
{
    const RunReport run = sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("1.1.2", Verdict::Failed, "no echo"),
                                     sampleCase("1.1.3", Verdict::Unimplemented, "no compression"),
                                     sampleCase("6.1.1", Verdict::NonStrict, "late"),
                                     sampleCase("6.1.2", Verdict::Informational, "open")});
    const QStringList expected{QStringLiteral("testsuites:WebSocket conformance"),
                               QStringLiteral("testsuite:echo/1.0: Framing"),
                               QStringLiteral("testcase:1.1.1 Case 1.1.1"),
                               QStringLiteral("testcase:1.1.2 Case 1.1.2"),
                               QStringLiteral("failure:no echo"),
                               QStringLiteral("testcase:1.1.3 Case 1.1.3"),
                               QStringLiteral("skipped:no compression"),
                               QStringLiteral("testsuite:echo/1.0: UTF-8"),
                               QStringLiteral("testcase:6.1.1 Case 6.1.1"),
                               QStringLiteral("system-out:"),
                               QStringLiteral("testcase:6.1.2 Case 6.1.2"),
                               QStringLiteral("system-out:")};
    QCOMPARE(outline(junitXml({run})), expected);
}

void JUnitXmlTest::countsAndNames()
{
    const RunReport run = sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.1.2", Verdict::Failed, "why"),
                                     sampleCase("6.1.3", Verdict::Unimplemented, "why")});
    const QByteArray xml = junitXml({run});
    QVERIFY(
        xml.contains("<testsuites name=\"WebSocket conformance\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\" "
                     "time=\"1.500\">"));
    QVERIFY(xml.contains("classname=\"server.echo/1_0.utf8\" name=\"6.1.2 Case 6.1.2\" time=\"0.012\""));
    QVERIFY(xml.contains("timestamp=\"2026-11-20T13:34:00\""));
    QVERIFY(xml.contains("MUST be 0 unless"));
    QVERIFY(xml.contains("&lt; text FIN, 5 bytes"));
}

void JUnitXmlTest::hostileTextStaysText()
{
    RunReport run = sampleRun({sampleCase("1.1.1", Verdict::Failed, hostileBytes()),
                               sampleCase("1.1.2", Verdict::NonStrict, hostileBytes()),
                               sampleCase("1.1.3", Verdict::Unimplemented, hostileBytes())});
    run.agent = hostileName();
    run.cases.first().question.title = hostileBytes();
    run.cases.first().closing.reason = hostileBytes();
    run.cases.first().frames.first().payload = hostileBytes();
    const QByteArray xml = junitXml({run});
    QCOMPARE(outline(xml).size(), 8);
    QVERIFY(!xml.contains("<script"));
    for (const char octet : xml)
        QVERIFY(static_cast<quint8>(octet) >= 0x20 || octet == '\n');
}

void JUnitXmlTest::anythingIsXml()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 100; ++round) {
        const QStringList lines = outline(junitXml({randomRun(random), randomRun(random)}));
        QVERIFY2(lines.first().startsWith(QLatin1String("testsuites:")), qPrintable(lines.first()));
    }
}

WINDSOCK_TEST(JUnitXmlTest)
#include "JUnitXmlTest.moc"
