#include "Browser.h"
#include "tests/support/TestRegistry.h"

#include "workbench/conformance/reports/HtmlReport.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace workbench::conformance;

namespace {

const QByteArray hostile = "</script><script>window.owned = 1</script><img src=x onerror=\"window.owned = 2\">";

CaseReport caseOf(const QByteArray &id, Category category, Verdict verdict)
{
    CaseReport report;
    report.question.id = id;
    report.question.title = "Case " + id;
    report.question.category = category;
    report.question.section = "RFC 6455 §5.2";
    report.question.rule = "A rule.";
    report.verdict = verdict;
    report.explanation = hostile;
    report.receivedHead = "HTTP/1.1 101 " + hostile + "\r\n\r\n";
    FrameRecord frame;
    frame.payload = hostile;
    frame.payloadLength = static_cast<quint64>(hostile.size());
    report.frames = {frame};
    return report;
}

RunReport sampleRun()
{
    RunReport run;
    run.agent = QString::fromLatin1(hostile);
    run.cases = {caseOf("1.1.1", Category::Framing, Verdict::Ok), caseOf("1.1.2", Category::Framing, Verdict::Failed),
                 caseOf("2.1.1", Category::Pings, Verdict::NonStrict)};
    return run;
}

} // namespace

/// The page of a conformance report, in a browser: its own script runs, and nobody else's.
class ConformancePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void filtersByVerdict();
    void filtersByText();
    void aLinkOpensItsCase();
    void nobodyElsesScriptRuns();
    void isWholeOnANarrowScreen();

private:
    int shownCases()
    {
        return m_page->evaluate(QStringLiteral("document.querySelectorAll('.case:not([hidden])').length")).toInt();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<BrowserPage> m_page;
};

void ConformancePageTest::initTestCase()
{
    if (!Browser::whyNot().isEmpty())
        QSKIP(qPrintable(Browser::whyNot()));
    QFile file(m_folder.filePath(QStringLiteral("report.html")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(htmlReport({sampleRun()}));
    m_browser = std::make_unique<Browser>(QStringList{QStringLiteral("--window-size=420,900")});
    QVERIFY2(m_browser->errorString().isEmpty(), qPrintable(m_browser->errorString()));
}

void ConformancePageTest::init()
{
    m_page = m_browser->openPage(QStringLiteral("file://") + m_folder.filePath(QStringLiteral("report.html")));
    QVERIFY(m_page);
    QVERIFY(m_page->waitFor(
        QStringLiteral("document.readyState == 'complete' && !document.getElementById('filter').hidden")));
}

void ConformancePageTest::filtersByVerdict()
{
    QCOMPARE(shownCases(), 3);
    m_page->evaluate(QStringLiteral("document.querySelector('input[value=O]').click()"));
    QCOMPARE(shownCases(), 2);
    m_page->evaluate(QStringLiteral("document.querySelector('input[value=N]').click()"));
    QCOMPARE(shownCases(), 1);
    QCOMPARE(m_page->evaluate(QStringLiteral("document.querySelectorAll('.cat:not([hidden])').length")).toInt(), 1);
    QCOMPARE(m_page->evaluate(QStringLiteral("document.querySelector('output').textContent")).toString(),
             QStringLiteral("1 of 3 cases"));
}

void ConformancePageTest::filtersByText()
{
    const auto type = [this](const QString &text) {
        m_page->evaluate(
            QStringLiteral("(() => { const words = document.querySelector('input[type=search]');"
                           "words.value = '%1'; words.dispatchEvent(new Event('input', {bubbles: true})); })()")
                .arg(text));
    };
    type(QStringLiteral("case 2.1"));
    QCOMPARE(shownCases(), 1);
    type(QStringLiteral("CASE"));
    QCOMPARE(shownCases(), 3);
    type(QStringLiteral("nothing like it"));
    QCOMPARE(shownCases(), 0);
}

void ConformancePageTest::aLinkOpensItsCase()
{
    const QString isOpen = QStringLiteral("document.getElementById('server-1.1.2').open");
    QCOMPARE(m_page->evaluate(isOpen).toBool(), false);
    m_page->evaluate(QStringLiteral("document.querySelector('input[value=F]').click()")); // hides it
    m_page->evaluate(QStringLiteral("document.querySelector('.failures a[href=\"#server-1.1.2\"]').click()"));
    QVERIFY(m_page->waitFor(isOpen));
    QCOMPARE(shownCases(), 3);
}

void ConformancePageTest::nobodyElsesScriptRuns()
{
    m_page->evaluate(QStringLiteral("document.getElementById('open').click()"));
    QCOMPARE(m_page->evaluate(QStringLiteral("typeof window.owned")).toString(), QStringLiteral("undefined"));
    QCOMPARE(m_page->evaluate(QStringLiteral("document.images.length")).toInt(), 0);
    // What the page's policy says holds for whoever gets markup in nevertheless.
    m_page->evaluate(QStringLiteral("(() => { const script = document.createElement('script');"
                                    "script.textContent = 'window.owned = 3'; document.body.append(script); })()"));
    QCOMPARE(m_page->evaluate(QStringLiteral("typeof window.owned")).toString(), QStringLiteral("undefined"));
}

void ConformancePageTest::isWholeOnANarrowScreen()
{
    m_page->evaluate(QStringLiteral("document.getElementById('open').click()"));
    QVERIFY(m_page->waitFor(QStringLiteral("document.documentElement.scrollWidth <= innerWidth")));
}

WINDSOCK_TEST(ConformancePageTest)
#include "ConformancePageTest.moc"
