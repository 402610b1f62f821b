#include "LogEntries.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/EntryText.h"

#include <QtTest>

using namespace entries;
using ui::EntryText;

class EntryTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesControlCharactersVisible();
    void letsNothingTurnTheTextAround();
    void cutsBetweenCharacters();
    void cutsEvenWhatIsNoUtf8();
    void showsBinaryAsHex();
    void showsAHandshakesFirstLine();
    void showsACloseWithItsName();
    void namesEveryKind();
    void givesSizesInTheirUnits();
    void givesIntervalsTheirSign();
};

void EntryTextTest::makesControlCharactersVisible()
{
    QCOMPARE(EntryText::preview(sent("a\r\n\tb")), QStringLiteral("a⇤↵⇥b"));
    const QString preview = EntryText::preview(sent(QByteArray("x\0y\x1b[31mz\x7f", 10)));
    for (const QChar unit : preview)
        QVERIFY(unit.isPrint());
}

void EntryTextTest::letsNothingTurnTheTextAround()
{
    const QString preview = EntryText::preview(sent(QStringLiteral("a\u202Egnp.exe\u2066").toUtf8()));
    QVERIFY(!preview.contains(QChar(0x202E)));
    QVERIFY(!preview.contains(QChar(0x2066)));
}

void EntryTextTest::cutsBetweenCharacters()
{
    for (const char *character : {"ü", "你", "🎐"}) {
        for (int shift = 0; shift < 4; ++shift) {
            const QByteArray text = QByteArray(shift, 'a') + QByteArray(character).repeated(200);
            const QString preview = EntryText::preview(sent(text));
            QVERIFY(!preview.contains(QChar::ReplacementCharacter));
            QVERIFY(preview.endsWith(u'…'));
        }
    }
}

void EntryTextTest::cutsEvenWhatIsNoUtf8()
{
    QCOMPARE(EntryText::head(QByteArray(10, '\x80'), 5).size(), 1);
    QCOMPARE(EntryText::head(QByteArray(10, '\x80'), 2).size(), 0);
    QCOMPARE(EntryText::head("abc", 5), QByteArray("abc"));
}

void EntryTextTest::showsBinaryAsHex()
{
    QCOMPARE(EntryText::preview(binary(QByteArray::fromHex("00ff10"))), QStringLiteral("00 FF 10"));
    QVERIFY(EntryText::preview(binary(QByteArray(1000, 'x'))).endsWith(QStringLiteral("78 …")));
}

void EntryTextTest::showsAHandshakesFirstLine()
{
    const auto head = make(LogEntry::Kind::Handshake, LogEntry::Direction::Received,
                           "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
    QCOMPARE(EntryText::preview(head), QStringLiteral("HTTP/1.1 101 Switching Protocols"));
}

void EntryTextTest::showsACloseWithItsName()
{
    LogEntry close = make(LogEntry::Kind::Close, LogEntry::Direction::None, "bye");
    close.closeCode = 1000;
    QCOMPARE(EntryText::preview(close), QStringLiteral("1000 (normal closure): bye"));
    close.payload.clear();
    QCOMPARE(EntryText::preview(close), QStringLiteral("1000 (normal closure)"));
}

void EntryTextTest::namesEveryKind()
{
    for (int kind = 0; kind <= static_cast<int>(LogEntry::Kind::Failure); ++kind)
        QVERIFY(!EntryText::kind(static_cast<LogEntry::Kind>(kind)).isEmpty());
}

void EntryTextTest::givesSizesInTheirUnits()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(EntryText::size(0), QStringLiteral("0 B"));
    QCOMPARE(EntryText::size(999), QStringLiteral("999 B"));
    QCOMPARE(EntryText::size(1100), QStringLiteral("1.1 kB"));
    QCOMPARE(EntryText::size(16'777'216), QStringLiteral("16.8 MB"));
}

void EntryTextTest::givesIntervalsTheirSign()
{
    QCOMPARE(EntryText::interval(3'000'000), u'+' + EntryText::duration(3'000'000));
    // A message in fragments is placed by its beginning, and may end behind what comes after it.
    QCOMPARE(EntryText::interval(-3'000'000), QChar(0x2212) + EntryText::duration(3'000'000));
    QCOMPARE(EntryText::interval(0), u'+' + EntryText::duration(0));
}

WINDSOCK_TEST(EntryTextTest)
#include "EntryTextTest.moc"
