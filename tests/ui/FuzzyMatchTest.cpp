#include "tests/support/TestRegistry.h"

#include "ui/palette/FuzzyMatch.h"

#include <QtTest>

using ui::FuzzyMatch;

/// What is typed finds what is meant.
class FuzzyMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void doesntFind_data();
    void doesntFind();
    void prefers_data();
    void prefers();
    void findsEverythingByNothing();
};

void FuzzyMatchTest::finds_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hits"); // the text, with what isn't hit as dots
    const auto add = [](const char *name, const char *pattern, const char *text, const char *hits) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(text) << QString::fromUtf8(hits);
    };
    add("the beginning", "new", "New Client Tab", "New...........");
    add("initials", "nct", "New Client Tab", "N...C......T..");
    add("side by side rather than far apart", "tab", "The Last Tab", ".........Tab");
    add("the beginnings of words", "ct", "Direct Close Tab", ".......C.....T..");
    add("a letter twice", "aa", "Abort All", "A.....A..");
    add("words in any order", "tab new", "New Client Tab", "New........Tab");
    add("accents", "offnen", "Öffnen", "Öffnen");
    add("capitals", "FILTER", "filter", "filter");
    add("humps", "qr", "showQrCode", "....Qr....");
}

void FuzzyMatchTest::finds()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, hits);
    const auto match = FuzzyMatch::of(pattern, text);
    QVERIFY(match);
    QString seen(text.size(), u'.');
    for (const qsizetype at : match->positions)
        seen[at] = text.at(at);
    QCOMPARE(seen, hits);
    QVERIFY(match->score > 0);
}

void FuzzyMatchTest::doesntFind_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::newRow("a letter that isn't there") << QStringLiteral("newz") << QStringLiteral("New Client Tab");
    QTest::newRow("the wrong order") << QStringLiteral("wen") << QStringLiteral("New");
    QTest::newRow("one of two words") << QStringLiteral("new zebra") << QStringLiteral("New Client Tab");
    QTest::newRow("in nothing") << QStringLiteral("a") << QString();
}

void FuzzyMatchTest::doesntFind()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QVERIFY(!FuzzyMatch::of(pattern, text));
}

void FuzzyMatchTest::prefers_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    const auto add = [](const char *pattern, const char *better, const char *worse) {
        QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(better) << QString::fromUtf8(worse);
    };
    add("ping", "Ping", "Show Pings and Pongs");
    add("tab", "Tab 1", "Restart on Battery");
    add("st", "Send Text", "Last");
    add("close", "Close Tab", "Can Lose It");
}

void FuzzyMatchTest::prefers()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto good = FuzzyMatch::of(pattern, better);
    const auto bad = FuzzyMatch::of(pattern, worse);
    QVERIFY(good);
    QVERIFY(!bad || good->score > bad->score);
}

void FuzzyMatchTest::findsEverythingByNothing()
{
    for (const QString &pattern : {QString(), QStringLiteral("  ")}) {
        const auto match = FuzzyMatch::of(pattern, QStringLiteral("anything"));
        QVERIFY(match);
        QCOMPARE(match->score, 0);
        QVERIFY(match->positions.isEmpty());
    }
}

WINDSOCK_TEST(FuzzyMatchTest)
#include "FuzzyMatchTest.moc"
