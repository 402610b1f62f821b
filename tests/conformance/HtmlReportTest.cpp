#include "SampleRuns.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/reports/HtmlReport.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtTest>

using namespace workbench::conformance;

namespace {

/// Everything between @p start and the next @p end behind it.
QByteArray between(const QByteArray &page, const char *start, const char *end)
{
    const qsizetype from = page.indexOf(start) + static_cast<qsizetype>(qstrlen(start));
    return page.mid(from, page.indexOf(end, from) - from);
}

RunReport mixedRun()
{
    return sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.1.1", Verdict::NonStrict, "late"),
                      sampleCase("6.2.3", Verdict::Failed, "the echo did not come back")});
}

} // namespace

class HtmlReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEveryCaseAndItsEvidence();
    void needsNothingElse();
    void runsItsOwnScriptAlone();
    void peersCanNotWriteMarkup();
    void sidesAreApart();
    void aCaseThatAnAgentWasNotAsked();
    void staysSmall();
};

void HtmlReportTest::hasEveryCaseAndItsEvidence()
{
    const QByteArray page = htmlReport({mixedRun()});
    QVERIFY(!page.isEmpty() && page.startsWith("<!DOCTYPE html>"));
    for (const char *part :
         {"id=\"server-1.1.1\"", "id=\"server-6.2.3\"", "MUST be 0 unless an extension is negotiated",
          "https://www.rfc-editor.org/rfc/rfc6455#section-5.2", "the echo did not come back", "81 85 01 02 03 04",
          "\xE2\x80\x9CHello\xE2\x80\x9D", "GET /echo HTTP/1.1", "Close 1000", "1 case failed, by the rule", "12 ms",
          "1.2.3"})
        QVERIFY2(page.contains(part), part);
    QCOMPARE(page.count("<details class=case"), 3);
    QVERIFY(htmlReport({}).contains("<h1>"));
}

void HtmlReportTest::needsNothingElse()
{
    QByteArray page = htmlReport({mixedRun()});
    QVERIFY(!page.contains("url("));
    QVERIFY(!page.contains("@import"));
    QVERIFY(!page.contains(" src="));
    QVERIFY(!page.contains("<link"));
    QVERIFY(!page.contains(" style="));
    QVERIFY(!page.contains(" onclick="));
}

void HtmlReportTest::runsItsOwnScriptAlone()
{
    const QByteArray page = htmlReport({mixedRun()});
    const auto hash = [](const QByteArray &text) {
        return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
    };
    const QByteArray policy = between(page, "Content-Security-Policy\" content=\"", "\"");
    QVERIFY(policy.startsWith("default-src 'none';"));
    const QByteArray script = between(page, "<script>", "</script>");
    QVERIFY(script.contains("hashchange"));
    QVERIFY(policy.contains("script-src " + hash(script)));
    QVERIFY(policy.contains("style-src " + hash(between(page, "<style>", "</style>"))));
    QCOMPARE(page.count("<script"), 1);
}

void HtmlReportTest::peersCanNotWriteMarkup()
{
    RunReport run = mixedRun();
    run.agent = hostileName();
    run.target = hostileName();
    run.version = hostileName();
    for (CaseReport &report : run.cases) {
        report.question.id += hostileBytes();
        report.question.title = hostileBytes();
        report.question.section = hostileBytes();
        report.question.rule = hostileBytes();
        report.question.risk = hostileBytes();
        report.explanation = hostileBytes();
        report.expected = {hostileBytes()};
        report.sentHead = hostileBytes();
        report.receivedHead = hostileBytes();
        report.closing.reason = hostileBytes();
        report.frames.first().payload = hostileBytes();
        report.frames.last().payload = "<b>&\"'</script>";
    }
    const QByteArray page = htmlReport({run});
    QCOMPARE(page.count("<script"), 1);
    QCOMPARE(page.count("</script"), 1);
    QVERIFY(!page.contains("<img"));
    QVERIFY(!page.contains("<!--"));
    QVERIFY(!page.contains("\"'"));
    QCOMPARE(page.count("<details class=case"), 3);
    for (const char octet : page)
        QVERIFY(static_cast<quint8>(octet) >= 0x20 || octet == '\n');
    QCOMPARE(QString::fromUtf8(page).toUtf8(), page);
    QVERIFY(!QString::fromUtf8(page).contains(QChar(0x202E)));
    QVERIFY(page.contains("\\x00"));
}

void HtmlReportTest::sidesAreApart()
{
    RunReport clients = mixedRun();
    clients.side = Side::Client;
    for (CaseReport &report : clients.cases)
        report.question.side = Side::Client;
    const QByteArray page = htmlReport({mixedRun(), clients});
    QVERIFY(page.contains("id=\"server-6.2.3\"") && page.contains("id=\"client-6.2.3\""));
    QVERIFY(page.contains("Tested servers") && page.contains("Tested clients"));
}

void HtmlReportTest::aCaseThatAnAgentWasNotAsked()
{
    RunReport other = sampleRun({sampleCase("1.1.1", Verdict::Failed, "why")});
    other.agent = QStringLiteral("other/2");
    const QByteArray page = htmlReport({mixedRun(), other});
    QCOMPARE(page.count("<details class=case"), 3);
    QCOMPARE(page.count("<b>not asked</b>"), 2);
    QVERIFY(page.contains("data-v=OF"));
    QVERIFY(page.contains(".server{--n:2}"));
}

void HtmlReportTest::staysSmall()
{
    // Four agents, a thousand cases each, a thousand frames a case.
    QList<CaseReport> cases;
    for (int i = 0; i < 1000; ++i) {
        cases.append(sampleCase("1.1." + QByteArray::number(i), i % 50 == 0 ? Verdict::Failed : Verdict::Ok));
        cases.last().frames = QList<FrameRecord>(1000, cases.last().frames.first());
    }
    QList<RunReport> runs(4, sampleRun(cases));
    const QByteArray page = htmlReport(runs);
    QVERIFY2(page.size() < 6'000'000, QByteArray::number(page.size()));
    QVERIFY(page.contains("frames are left out here"));
    QVERIFY(page.contains("those that are OK are left out"));
}

WINDSOCK_TEST(HtmlReportTest)
#include "HtmlReportTest.moc"
