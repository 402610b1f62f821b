#include "tests/support/TestRegistry.h"

#include "ui/doctor/DiagnosisText.h"

#include <QMetaEnum>
#include <QtTest>

using ui::DiagnosisText;
using workbench::Cause;
using workbench::Diagnosis;

/// Every cause has sentences of its own, whatever its arguments are.
class DiagnosisTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasWordsForEveryCause_data();
    void hasWordsForEveryCause();
    void everyCauseHasOtherWords();
    void everyRemedyHasWords();
    void takesNoPlaceholderFromAServer();
    void hidesSecretsOfUrls_data();
    void hidesSecretsOfUrls();

private:
    static Diagnosis full(Cause cause);
};

// With something for every argument.
Diagnosis DiagnosisTextTest::full(Cause cause)
{
    Diagnosis diagnosis;
    diagnosis.cause = cause;
    diagnosis.url = QStringLiteral("ws://host.example:81/path");
    diagnosis.host = QStringLiteral("host.example");
    diagnosis.port = 81;
    diagnosis.path = QStringLiteral("/path");
    diagnosis.timeout = std::chrono::milliseconds(2500);
    diagnosis.proxy = {wslib::ProxyHop::Kind::Http, QStringLiteral("proxy.example"), 3128, false};
    diagnosis.answer = {200, QStringLiteral("OK"), {}, {}, {}, QStringLiteral("Title"), {}, QStringLiteral("ws://x/")};
    diagnosis.named = QStringLiteral("name");
    diagnosis.quote = QStringLiteral("quote.");
    diagnosis.detail = QStringLiteral("A detail.");
    diagnosis.versions = QStringList{QStringLiteral("8")};
    diagnosis.framework = workbench::Framework::SockJs;
    diagnosis.fault.subject = QStringLiteral("subject");
    diagnosis.fault.issuer = QStringLiteral("issuer");
    diagnosis.fault.names = QStringList{QStringLiteral("other.example")};
    diagnosis.fault.text = QStringLiteral("A fault.");
    diagnosis.fault.until = QDateTime({2020, 1, 2}, {3, 4});
    diagnosis.fault.from = diagnosis.fault.until;
    return diagnosis;
}

void DiagnosisTextTest::hasWordsForEveryCause_data()
{
    QTest::addColumn<Cause>("cause");
    const auto causes = QMetaEnum::fromType<Cause>();
    for (int i = 0; i < causes.keyCount(); ++i)
        QTest::newRow(causes.key(i)) << static_cast<Cause>(causes.value(i));
}

void DiagnosisTextTest::hasWordsForEveryCause()
{
    QFETCH(Cause, cause);
    const DiagnosisText::Words empty = DiagnosisText::of([cause] {
        Diagnosis diagnosis;
        diagnosis.cause = cause;
        return diagnosis;
    }());
    QVERIFY(!empty.headline.isEmpty());
    const DiagnosisText::Words words = DiagnosisText::of(full(cause));
    for (const QString &text : {words.headline, words.advice}) {
        QVERIFY(!text.isEmpty());
        QVERIFY2(text.endsWith(u'.') || text.endsWith(u'”'), qPrintable(text));
        QVERIFY2(!text.contains(u"  ") && !text.contains(u'%') && text == text.trimmed(), qPrintable(text));
        QVERIFY2(text.front().isUpper() || text.startsWith(u"host.example") || text.startsWith(u'“'), qPrintable(text));
    }
}

void DiagnosisTextTest::everyCauseHasOtherWords()
{
    QHash<QString, int> seen;
    const auto causes = QMetaEnum::fromType<Cause>();
    for (int i = 0; i < causes.keyCount(); ++i) {
        const QString headline = DiagnosisText::of(full(static_cast<Cause>(causes.value(i)))).headline;
        QVERIFY2(!seen.contains(headline), qPrintable(headline));
        seen.insert(headline, i);
    }
}

void DiagnosisTextTest::everyRemedyHasWords()
{
    const auto remedies = QMetaEnum::fromType<workbench::Remedy>();
    for (int i = 0; i < remedies.keyCount(); ++i)
        QVERIFY(!DiagnosisText::remedy(static_cast<workbench::Remedy>(remedies.value(i))).isEmpty());
}

void DiagnosisTextTest::takesNoPlaceholderFromAServer()
{
    Diagnosis diagnosis = full(Cause::OtherUpgradeWanted);
    diagnosis.named = QStringLiteral("%1%2%3");
    QVERIFY(DiagnosisText::of(diagnosis).headline.contains(u"“%1%2%3”"));
    diagnosis = full(Cause::UnaskedSubprotocol);
    diagnosis.offered = QStringList{QStringLiteral("%2")};
    QVERIFY(DiagnosisText::of(diagnosis).advice.contains(u"“%2”"));
}

void DiagnosisTextTest::hidesSecretsOfUrls_data()
{
    hasWordsForEveryCause_data();
}

void DiagnosisTextTest::hidesSecretsOfUrls()
{
    QFETCH(Cause, cause);
    Diagnosis diagnosis = full(cause);
    diagnosis.path = QStringLiteral("/path?token=topsecret");
    diagnosis.url = QStringLiteral("ws://host.example:81") + diagnosis.path;
    diagnosis.answer.location = diagnosis.url;
    const DiagnosisText::Words words = DiagnosisText::of(diagnosis);
    QVERIFY2(!(words.headline + words.advice).contains(u"topsecret"), qPrintable(words.headline));
}

WINDSOCK_TEST(DiagnosisTextTest)
#include "DiagnosisTextTest.moc"
