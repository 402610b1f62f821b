#include "workbench/chat/ChatName.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;

class ChatNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
    void isItsOwnCleaned_data() { cleans_data(); }
    void isItsOwnCleaned();
    void cutsBetweenCharacters();
    void takesForOne_data();
    void takesForOne();
    void numbersWithinTheLength();
    void countsCodePoints();
};

void ChatNameTest::cleans_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const QString &asked, const QString &name) {
        QTest::newRow(what) << asked << name;
    };
    row("plain", QStringLiteral("ann"), QStringLiteral("ann"));
    row("empty", {}, QStringLiteral("guest"));
    row("blank", QStringLiteral(" \t\n\u3000 "), QStringLiteral("guest"));
    row("trimmed", QStringLiteral("  ann "), QStringLiteral("ann"));
    row("whitespace within", QStringLiteral("ann \t\r\n\u2003 lee"), QStringLiteral("ann lee"));
    row("control characters", QStringLiteral("a\u0001n\u0000n\u007F\u009F"), QStringLiteral("ann"));
    row("direction override", QStringLiteral("\u202Egnp.nna\u202C"), QStringLiteral("gnp.nna"));
    row("direction isolates and marks", QStringLiteral("\u2066a\u2069\u200En\u200Fn\u061C"), QStringLiteral("ann"));
    row("zero width", QStringLiteral("a\u200Bn\u200C\u200Dn\uFEFF\u2060"), QStringLiteral("ann"));
    row("only what can't be seen", QStringLiteral("\u200B\u3164\u2800\u00AD\uFE0F"), QStringLiteral("guest"));
    row("whitespace around the unseen", QStringLiteral("a \u200B b\u200B "), QStringLiteral("a b"));
    row("tags", QStringLiteral("ann\U000E0041\U000E007F"), QStringLiteral("ann"));
    row("half a surrogate pair", QString(QChar(0xD83D)) + QStringLiteral("ann") + QChar(0xDE00),
        QStringLiteral("\uFFFDann\uFFFD"));
    row("normal form", QStringLiteral("Rene\u0301"), QStringLiteral("Ren\u00E9"));
    row("other writings", QStringLiteral("\u05E9\u05DC\u05D5\u05DD \u674E \U0001F600"),
        QStringLiteral("\u05E9\u05DC\u05D5\u05DD \u674E \U0001F600"));
    row("HTML is only text", QStringLiteral("<b>&amp;"), QStringLiteral("<b>&amp;"));
    row("32 characters", QString(32, u'x'), QString(32, u'x'));
    row("33 characters", QString(33, u'x'), QString(32, u'x'));
    row("no blank at the cut", QString(31, u'x') + QStringLiteral(" yy"), QString(31, u'x'));
    row("32 astral characters", QStringLiteral("\U0001F600").repeated(33), QStringLiteral("\U0001F600").repeated(32));
    row("a million characters", QString(1'000'000, u'x'), QString(32, u'x'));
}

void ChatNameTest::cleans()
{
    QFETCH(QString, asked);
    QTEST(cleanedChatName(asked, 32), "name");
}

void ChatNameTest::isItsOwnCleaned()
{
    QFETCH(QString, name);
    QCOMPARE(cleanedChatName(name, 32), name);
}

void ChatNameTest::cutsBetweenCharacters()
{
    const QString flag = QStringLiteral("\U0001F1E9\U0001F1EA"); // two code points
    QCOMPARE(cleanedChatName(QStringLiteral("x") + flag.repeated(20), 32), QStringLiteral("x") + flag.repeated(15));
    // But no letter is so large that it would be a name without end.
    QCOMPARE(chatLength(cleanedChatName(QStringLiteral("e") + QString(500, QChar(0x0323)), 32)), 32);
}

void ChatNameTest::takesForOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("same") << QStringLiteral("ann") << QStringLiteral("ann") << true;
    QTest::newRow("case") << QStringLiteral("Ann") << QStringLiteral("aNN") << true;
    QTest::newRow("sharp s") << QStringLiteral("Strauss") << QStringLiteral("strauss") << true;
    QTest::newRow("full width") << QStringLiteral("\uFF41nn") << QStringLiteral("ann") << true;
    QTest::newRow("ligature") << QStringLiteral("\uFB01n") << QStringLiteral("fin") << true;
    QTest::newRow("accent") << QStringLiteral("rene") << QStringLiteral("ren\u00E9") << false;
    QTest::newRow("number") << QStringLiteral("ann") << QStringLiteral("ann (2)") << false;
}

void ChatNameTest::takesForOne()
{
    QFETCH(QString, name);
    QFETCH(QString, other);
    QTEST(chatNameKey(name) == chatNameKey(other), "same");
}

void ChatNameTest::numbersWithinTheLength()
{
    QCOMPARE(numberedChatName(QStringLiteral("ann"), 2, 32), QStringLiteral("ann (2)"));
    QCOMPARE(numberedChatName(QStringLiteral("ann (2)"), 3, 32), QStringLiteral("ann (3)"));
    QCOMPARE(numberedChatName(QStringLiteral("ann(2)"), 2, 32), QStringLiteral("ann(2) (2)"));
    QCOMPARE(numberedChatName(QString(32, u'x'), 2, 32), QString(28, u'x') + QStringLiteral(" (2)"));
    QCOMPARE(numberedChatName(QString(32, u'x'), 100, 32), QString(26, u'x') + QStringLiteral(" (100)"));
}

void ChatNameTest::countsCodePoints()
{
    QCOMPARE(chatLength({}), 0);
    QCOMPARE(chatLength(QStringLiteral("a\u00E9\U0001F600")), 3);
}

WINDSOCK_TEST(ChatNameTest)
#include "ChatNameTest.moc"
