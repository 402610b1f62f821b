#include "LogEntries.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/EntryDetail.h"
#include "ui/log/HexDump.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QtTest>

using namespace entries;
using ui::EntryDetail;

class EntryDetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void saysWhatItIsFor();
    void showsTextAsItIs();
    void showsBinaryAsADump();
    void showsTextAsADumpWhenAsked();
    void showsAWindowOfALargePayloadAndSaysSo();
    void cutsTheWindowBetweenCharacters();

private:
    static QString text(const EntryDetail &detail)
    {
        return detail.findChild<QPlainTextEdit *>(QStringLiteral("detailText"))->toPlainText();
    }
    static QString note(const EntryDetail &detail)
    {
        return detail.findChild<QLabel *>(QStringLiteral("detailNote"))->text();
    }
};

void EntryDetailTest::saysWhatItIsFor()
{
    const EntryDetail detail;
    QVERIFY(!detail.findChild<QPlainTextEdit *>(QStringLiteral("detailText"))->placeholderText().isEmpty());
    QCOMPARE(text(detail), QString());
}

void EntryDetailTest::showsTextAsItIs()
{
    EntryDetail detail;
    detail.setEntry(received("{\n  \"a\": 1\n}"));
    QCOMPARE(text(detail), QStringLiteral("{\n  \"a\": 1\n}"));
    QCOMPARE(note(detail), QString());
}

void EntryDetailTest::showsBinaryAsADump()
{
    EntryDetail detail;
    detail.setEntry(binary("Windsock\x01\xff, and more"));
    QCOMPARE(text(detail),
             QStringLiteral("00000000  57 69 6E 64 73 6F 63 6B  01 FF 2C 20 61 6E 64 20  Windsock.., and \n"
                            "00000010  6D 6F 72 65                                       more"));
}

void EntryDetailTest::showsTextAsADumpWhenAsked()
{
    EntryDetail detail;
    detail.setEntry(received("abc"));
    detail.findChild<QAbstractButton *>(QStringLiteral("detailAsHex"))->click();
    QVERIFY(text(detail).startsWith(QStringLiteral("00000000  61 62 63")));
    detail.setEntry(received("def")); // the next one is shown as what it is
    QCOMPARE(text(detail), QStringLiteral("def"));
}

void EntryDetailTest::showsAWindowOfALargePayloadAndSaysSo()
{
    EntryDetail detail;
    detail.setEntry(received(QByteArray("0123456789abcdef\n").repeated(1'000'000)));
    QCOMPARE(text(detail).size(), EntryDetail::windowBytes);
    QCOMPARE(note(detail), QStringLiteral("Only the first 65,536 of 17,000,000 bytes are shown."));
    detail.setEntry(received("small"));
    QCOMPARE(note(detail), QString());
}

void EntryDetailTest::cutsTheWindowBetweenCharacters()
{
    EntryDetail detail;
    detail.setEntry(received('a' + QByteArray("ü\n").repeated(50'000)));
    QVERIFY(!text(detail).contains(QChar::ReplacementCharacter));
}

WINDSOCK_TEST(EntryDetailTest)
#include "EntryDetailTest.moc"
