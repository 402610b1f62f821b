#include "workbench/compose/DraftHistory.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;
using Form = MessageDraft::Form;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

DraftHistory abc()
{
    DraftHistory history;
    for (const char *text : {"a", "b", "c"})
        history.add(Form::Text, str(text));
    return history;
}

} // namespace

class DraftHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksBackAndForth();
    void beginsBeforeWhatWasJustSent();
    void keepsTheFormsApart();
    void knowsATextTwiceInARowOnce();
    void keepsWhatWasBeingWrittenWhenSomethingElseIsSent();
    void keepsWhatWasBeingWrittenWhenAStepIsChanged();
    void hasABound();
};

void DraftHistoryTest::walksBackAndForth()
{
    DraftHistory history = abc();
    QCOMPARE(history.older(Form::Text, str("draft")), str("c"));
    QCOMPARE(history.older(Form::Text, str("c")), str("b"));
    QCOMPARE(history.older(Form::Text, str("b")), str("a"));
    QVERIFY(!history.older(Form::Text, str("a")));
    QCOMPARE(history.newer(Form::Text, str("a")), str("b"));
    QCOMPARE(history.newer(Form::Text, str("b")), str("c"));
    QCOMPARE(history.newer(Form::Text, str("c")), str("draft"));
    QVERIFY(!history.newer(Form::Text, str("draft")));
}

void DraftHistoryTest::beginsBeforeWhatWasJustSent()
{
    DraftHistory history = abc();
    QCOMPARE(history.older(Form::Text, str("c")), str("b"));
    QCOMPARE(history.newer(Form::Text, str("b")), str("c"));
    QVERIFY(!history.newer(Form::Text, str("c")));
}

void DraftHistoryTest::keepsTheFormsApart()
{
    DraftHistory history = abc();
    history.add(Form::Hex, str("00"));
    QCOMPARE(history.older(Form::Text, QString()), str("c"));
    QCOMPARE(history.older(Form::Hex, QString()), str("00"));
    QVERIFY(!history.older(Form::Json, QString()));
}

void DraftHistoryTest::knowsATextTwiceInARowOnce()
{
    DraftHistory history = abc();
    history.add(Form::Text, str("c"));
    history.add(Form::Text, QString());
    QCOMPARE(history.entries().size(), 3);
    history.add(Form::Text, str("a"));
    QCOMPARE(history.entries().size(), 4);
}

void DraftHistoryTest::keepsWhatWasBeingWrittenWhenSomethingElseIsSent()
{
    DraftHistory history = abc();
    history.older(Form::Text, str("draft"));
    history.add(Form::Text, str("c"));
    QCOMPARE(history.older(Form::Text, str("c")), str("draft"));
}

void DraftHistoryTest::keepsWhatWasBeingWrittenWhenAStepIsChanged()
{
    DraftHistory history = abc();
    history.older(Form::Text, str("draft"));
    QCOMPARE(history.older(Form::Text, str("changed")), str("draft"));
    QCOMPARE(history.newer(Form::Text, str("draft")), str("changed"));
}

void DraftHistoryTest::hasABound()
{
    DraftHistory history;
    for (int i = 0; i < 500; ++i)
        history.add(Form::Text, QString::number(i));
    QCOMPARE(history.entries().size(), DraftHistory::maxEntries);
    QCOMPARE(history.entries().last().text, str("499"));
    history.add(Form::Text, QString(DraftHistory::maxLength / 4 + 1, u'x'));
    QCOMPARE(history.entries().last().text, str("499"));
    for (int i = 0; i < 10; ++i)
        history.add(Form::Text, QString(DraftHistory::maxLength / 4, QChar(u'a' + i)));
    QCOMPARE(history.entries().size(), 4);
}

WINDSOCK_TEST(DraftHistoryTest)
#include "DraftHistoryTest.moc"
