#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include "ui/detail/BrokenLines.h"

#include <QtTest>

using ui::BrokenLines;

/// Long lines in pieces, and the way back.
class BrokenLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breaksLongLines_data();
    void breaksLongLines();
    void findsEveryPlace();
    void bearsAnyText();
};

void BrokenLinesTest::breaksLongLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("broken");
    const auto row = [](const char *name, const QString &text, const QString &shown, bool broken) {
        QTest::newRow(name) << text << shown << broken;
    };
    row("nothing", {}, {}, false);
    row("short lines", QStringLiteral("abcd\nef\n"), QStringLiteral("abcd\nef\n"), false);
    row("a long line", QStringLiteral("abcdefghij"), QStringLiteral("abcd\nefgh\nij"), true);
    row("one that ends with a piece", QStringLiteral("abcdefgh\nx"), QStringLiteral("abcd\nefgh\nx"), true);
    row("other line ends", QStringLiteral("ab\r\ncd\ref\u2029gh\n\n"), QStringLiteral("ab\ncd\nef\ngh\n\n"), false);
    row("a pair of surrogates", QStringLiteral("abc\U0001F600def"), QStringLiteral("abc\n\U0001F600de\nf"), true);
    row("marks", QStringLiteral("abce\u0301\u0302fgh"), QStringLiteral("abc\ne\u0301\u0302f\ngh"), true);
    row("marks alone", QStringLiteral("\u0301\u0301\u0301\u0301\u0301"),
        QStringLiteral("\u0301\u0301\u0301\u0301\n\u0301"), true);
    row("no characters", QString(QChar(0xFDD0)) + QChar(0xFDD1), QStringLiteral("\uFFFD\uFFFD"), false);
}

void BrokenLinesTest::breaksLongLines()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QFETCH(bool, broken);
    const BrokenLines lines(text, 4);
    QCOMPARE(lines.shown(), shown);
    QCOMPARE(lines.isBroken(), broken);
}

void BrokenLinesTest::findsEveryPlace()
{
    const QString text = QStringLiteral("abcdefghij\r\nkl");
    const BrokenLines lines(text, 4); // abcd|efgh|ij||kl
    QCOMPARE(lines.shown(), QStringLiteral("abcd\nefgh\nij\nkl"));
    const QList<qsizetype> shown{0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 12, 13, 14, 15};
    for (qsizetype at = 0; at <= text.size(); ++at)
        QCOMPARE(lines.inShown(at), shown[at]);
    // Behind a piece is the same place as before the next one.
    QCOMPARE(lines.inText(4), 4);
    QCOMPARE(lines.inText(5), 4);
    QCOMPARE(lines.inText(12), 10);
    QCOMPARE(lines.inText(13), 12);
    QCOMPARE(lines.inText(15), 14);
}

void BrokenLinesTest::bearsAnyText()
{
    RandomSource random;
    const QString units = QStringLiteral("abc \n\r\u2028\u2029\u0301\u200D\U0001F600\u0915\u094D\uFDD0\u00A0")
                          + QChar(0xD83D) + QChar(0xDE00) + QChar(0);
    for (int round = 0; round < 2000; ++round) {
        QString text;
        for (quint32 left = random.below(60); left > 0; --left)
            text += units[random.below(static_cast<quint32>(units.size()))];
        const qsizetype longest = 1 + random.below(12);
        const BrokenLines lines(text, longest);
        qsizetype last = 0;
        for (qsizetype at = 0; at <= text.size(); ++at) {
            const qsizetype shown = lines.inShown(at);
            QVERIFY(shown >= last && shown <= lines.shown().size());
            last = shown;
            const bool seen = at < text.size() && lines.inText(shown) == at && shown < lines.shown().size()
                              && lines.shown()[shown] != u'\n';
            if (seen && text[at].unicode() != 0xFDD0)
                QCOMPARE(lines.shown()[shown], text[at]);
        }
        QCOMPARE(lines.inText(lines.shown().size()), text.size());
        for (const QString &line : lines.shown().split(u'\n'))
            QVERIFY(line.size() <= std::max<qsizetype>(2, longest));
    }
}

WINDSOCK_TEST(BrokenLinesTest)
#include "BrokenLinesTest.moc"
