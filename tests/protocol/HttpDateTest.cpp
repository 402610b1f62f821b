#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/HttpDate.h"

#include <QtTest>

using namespace wslib;

class HttpDateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheFormOfTheRfc_data();
    void writesTheFormOfTheRfc();
    void writesNothingForNoTime();
    void writesEnglishInAnyLocale();
    void readsAllThreeForms_data();
    void readsAllThreeForms();
    void refusesWhatIsNoDate_data();
    void refusesWhatIsNoDate();
    void refusesEveryPieceAndEveryChange();
    void readsWhatItWrites();
    void takesTwoDigitsForAYearAtMostFiftyAhead_data();
    void takesTwoDigitsForAYearAtMostFiftyAhead();
};

namespace {

QDateTime utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, second), Qt::UTC);
}

} // namespace

void HttpDateTest::writesTheFormOfTheRfc_data()
{
    QTest::addColumn<QDateTime>("time");
    const auto row = [](const char *text, const QDateTime &time) { QTest::newRow(text) << time; };
    row("Sun, 06 Nov 1994 08:49:37 GMT", utc(1994, 11, 6, 8, 49, 37));
    row("Thu, 01 Jan 1970 00:00:00 GMT", QDateTime::fromSecsSinceEpoch(0));
    row("Tue, 29 Feb 2000 23:59:59 GMT", utc(2000, 2, 29, 23, 59, 59).addMSecs(999));
    row("Mon, 03 Mar 2025 01:02:03 GMT", utc(2025, 3, 3, 1, 2, 3));
    row("Wed, 30 Apr 2025 22:30:00 GMT",
        QDateTime(QDate(2025, 5, 1), QTime(0, 30), Qt::OffsetFromUTC, 2 * 3600)); // another zone
    row("Fri, 31 Dec 9999 00:00:00 GMT", utc(9999, 12, 31));
    row("Sat, 01 Jan 0101 00:00:00 GMT", utc(101, 1, 1));
}

void HttpDateTest::writesTheFormOfTheRfc()
{
    QFETCH(QDateTime, time);
    QCOMPARE(formatHttpDate(time), QByteArray(QTest::currentDataTag()));
}

void HttpDateTest::writesNothingForNoTime()
{
    QCOMPARE(formatHttpDate(QDateTime()), QByteArray());
    QCOMPARE(formatHttpDate(utc(10000, 1, 1)), QByteArray());
    QCOMPARE(formatHttpDate(utc(-1, 1, 1)), QByteArray());
}

void HttpDateTest::writesEnglishInAnyLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    const QByteArray written = formatHttpDate(utc(1994, 11, 6, 8, 49, 37));
    const auto read = parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT");
    QLocale::setDefault(before);
    QCOMPARE(written, QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(read, std::optional(utc(1994, 11, 6, 8, 49, 37)));
}

void HttpDateTest::readsAllThreeForms_data()
{
    QTest::addColumn<QDateTime>("time");
    const auto row = [](const char *text, const QDateTime &time) { QTest::newRow(text) << time; };
    row("Sun, 06 Nov 1994 08:49:37 GMT", utc(1994, 11, 6, 8, 49, 37));
    row("Sunday, 06-Nov-94 08:49:37 GMT", utc(1994, 11, 6, 8, 49, 37));
    row("Sun Nov  6 08:49:37 1994", utc(1994, 11, 6, 8, 49, 37));
    row("Wed Nov 16 08:49:37 1994", utc(1994, 11, 16, 8, 49, 37));
    row("Wednesday, 31-Dec-25 23:59:59 GMT", utc(2025, 12, 31, 23, 59, 59));
    row("Mon, 06 Nov 1994 00:00:00 GMT", utc(1994, 11, 6)); // it was a Sunday
    row("Tue, 29 Feb 2000 00:00:00 GMT", utc(2000, 2, 29));
    row("Sat, 31 Dec 2016 23:59:60 GMT", utc(2017, 1, 1)); // a leap second
    row("Fri, 31 Dec 9999 23:59:59 GMT", utc(9999, 12, 31, 23, 59, 59));
}

void HttpDateTest::readsAllThreeForms()
{
    QFETCH(QDateTime, time);
    const auto read = parseHttpDate(QTest::currentDataTag());
    QVERIFY(read.has_value());
    QCOMPARE(*read, time);
    QCOMPARE(read->timeSpec(), Qt::UTC);
}

void HttpDateTest::refusesWhatIsNoDate_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             " ",
                             "0",
                             "784111777",
                             "yesterday",
                             ",",
                             "Sun,",
                             "Sunday,",
                             "Sun, 06 Nov 1994 08:49:37",
                             "Sun, 06 Nov 1994 08:49:37 UTC",
                             "Sun, 06 Nov 1994 08:49:37 +0000",
                             "Sun, 06 Nov 1994 08:49:37 gmt",
                             "sun, 06 nov 1994 08:49:37 GMT",
                             "Sun, 6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 94 08:49:37 GMT",
                             "Sun, 06 Nov 1994 8:49:37 GMT",
                             "Sun, 06 Nov 1994 24:00:00 GMT",
                             "Sun, 06 Nov 1994 08:60:00 GMT",
                             "Sun, 06 Nov 1994 08:49:61 GMT",
                             "Sun, 31 Nov 1994 08:49:37 GMT",
                             "Sun, 29 Feb 1900 08:49:37 GMT",
                             "Sun, 00 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 0000 08:49:37 GMT",
                             "Sun, 06 Foo 1994 08:49:37 GMT",
                             "Foo, 06 Nov 1994 08:49:37 GMT",
                             "Sun,  06 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994  08:49:37 GMT",
                             "Sun, 06-Nov-94 08:49:37 GMT",
                             "Sunday, 06 Nov 1994 08:49:37 GMT",
                             "Sunday, 06-Nov-1994 08:49:37 GMT",
                             "Sun Nov 6 08:49:37 1994",
                             "Sun Nov 06 08:49:37 94",
                             "Sun Nov  6 08:49:37 1994 GMT",
                             "Sun, -6 Nov 1994 08:49:37 GMT",
                             "Sun, +6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
                             "1994-11-06T08:49:37Z"})
        QTest::newRow(text) << QByteArray(text);
}

void HttpDateTest::refusesWhatIsNoDate()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseHttpDate(text));
}

void HttpDateTest::refusesEveryPieceAndEveryChange()
{
    for (const QByteArray &whole :
         {QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"), QByteArray("Sunday, 06-Nov-94 08:49:37 GMT"),
          QByteArray("Sun Nov  6 08:49:37 1994")}) {
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QVERIFY(!parseHttpDate(QByteArray(whole.constData(), i)));
            QByteArray changed = whole;
            changed[i] = '\xFF';
            QVERIFY(!parseHttpDate(changed));
        }
        QVERIFY(!parseHttpDate(whole + ' '));
        QVERIFY(!parseHttpDate(whole + '\0'));
    }
}

void HttpDateTest::readsWhatItWrites()
{
    RandomSource random;
    for (int i = 0; i < 2000; ++i) {
        const QDateTime time = utc(1, 1, 1).addDays(random.below(3651000)).addSecs(random.below(86400));
        QCOMPARE(parseHttpDate(formatHttpDate(time)), std::optional(time));
    }
}

// RFC 9110 §5.6.7: more than 50 years in the future is the past.
void HttpDateTest::takesTwoDigitsForAYearAtMostFiftyAhead_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("thisYear");
    QTest::addColumn<int>("year");
    QTest::newRow("50 ahead") << QByteArray("76") << 2026 << 2076;
    QTest::newRow("51 ahead") << QByteArray("77") << 2026 << 1977;
    QTest::newRow("this year") << QByteArray("26") << 2026 << 2026;
    QTest::newRow("last year") << QByteArray("25") << 2026 << 2025;
    QTest::newRow("99") << QByteArray("99") << 2026 << 1999;
    QTest::newRow("00") << QByteArray("00") << 2026 << 2000;
    QTest::newRow("the next century") << QByteArray("10") << 2060 << 2110;
    QTest::newRow("not yet the next century") << QByteArray("11") << 2060 << 2011;
    QTest::newRow("when it was written") << QByteArray("94") << 1995 << 1994;
}

void HttpDateTest::takesTwoDigitsForAYearAtMostFiftyAhead()
{
    QFETCH(QByteArray, digits);
    QFETCH(int, thisYear);
    QFETCH(int, year);
    QCOMPARE(parseHttpDate("Sunday, 06-Nov-" + digits + " 08:49:37 GMT", thisYear),
             std::optional(utc(year, 11, 6, 8, 49, 37)));
}

WINDSOCK_TEST(HttpDateTest)
#include "HttpDateTest.moc"
