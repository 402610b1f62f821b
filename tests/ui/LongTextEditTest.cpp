#include "tests/support/TestRegistry.h"

#include "ui/detail/LongTextEdit.h"
#include "ui/log/TextHighlight.h"
#include "ui/theme/Fonts.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>
#include <QtTest>

using ui::LongTextEdit;

/// A text field for lines of any length.
class LongTextEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void breaksLongLinesWhereTheWindowEnds();
    void leavesShortLinesAlone();
    void copiesWhatTheTextHas();
    void pointsOutWhatLiesAcrossABreak();
    void staysWhereItIsWhenThereIsMoreRoom();
    void breaksLinesThatAreNotWrappedToo();

private:
    /// Digits in one line.
    static QString digits(qsizetype size);
    int columns() const;

    std::unique_ptr<LongTextEdit> m_edit;
};

void LongTextEditTest::init()
{
    m_edit = std::make_unique<LongTextEdit>();
    ui::useMonospace(m_edit.get());
    m_edit->resize(700, 300);
    m_edit->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_edit.get()));
}

QString LongTextEditTest::digits(qsizetype size)
{
    QString text;
    for (qsizetype i = 0; i < size; ++i)
        text += QChar(u'0' + static_cast<int>(i % 10));
    return text;
}

int LongTextEditTest::columns() const
{
    const double room = m_edit->viewport()->width() - 2 * m_edit->document()->documentMargin();
    return static_cast<int>(room / QFontMetricsF(m_edit->font()).horizontalAdvance(u'0'));
}

void LongTextEditTest::breaksLongLinesWhereTheWindowEnds()
{
    m_edit->setText(digits(20'000));
    QVERIFY(m_edit->isBroken());
    QCOMPARE(m_edit->text().size(), 20'000);
    QVERIFY(m_edit->blockCount() > 20);
    const QTextBlock first = m_edit->document()->firstBlock();
    QCOMPARE((first.length() - 1) % columns(), 0);
    // No line of the window tells that there is a break.
    const QTextLayout *layout = first.layout();
    QVERIFY(layout->lineCount() > 0);
    for (int line = 0; line < layout->lineCount(); ++line)
        QCOMPARE(layout->lineAt(line).textLength(), columns());
}

void LongTextEditTest::leavesShortLinesAlone()
{
    const QString text = QStringLiteral("some words that are no long line\n").repeated(500);
    m_edit->setText(text);
    QVERIFY(!m_edit->isBroken());
    QCOMPARE(m_edit->toPlainText(), text);
    QCOMPARE(m_edit->wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void LongTextEditTest::copiesWhatTheTextHas()
{
    const QString text = QStringLiteral("first\u00A0line\r\n") + digits(5000) + QStringLiteral("\nthe last");
    m_edit->setText(text);
    m_edit->selectAll();
    QCOMPARE(m_edit->selectedText(), text);
    m_edit->copy();
    QCOMPARE(QApplication::clipboard()->text(), text);
    m_edit->setTextCursor(m_edit->cursorOver(100, 4000));
    m_edit->copy();
    QCOMPARE(QApplication::clipboard()->text(), text.mid(100, 3900));
}

void LongTextEditTest::pointsOutWhatLiesAcrossABreak()
{
    m_edit->setText(QString(3000, u'a') + QStringLiteral("needle") + QString(3000, u'a'));
    const qsizetype piece = m_edit->document()->firstBlock().length() - 1;
    m_edit->setText(QString(piece - 3, u'a') + QStringLiteral("needle") + QString(3000, u'a'));
    ui::highlight(m_edit.get(), QRegularExpression(QStringLiteral("needle")));
    const auto places = m_edit->extraSelections();
    QCOMPARE(places.size(), 1);
    QCOMPARE(places.first().cursor.selectionStart(), piece - 3);
    QCOMPARE(places.first().cursor.selectionEnd(), piece + 1 + 3); // the break of ours is within
}

void LongTextEditTest::staysWhereItIsWhenThereIsMoreRoom()
{
    m_edit->setText(digits(30'000));
    m_edit->setTextCursor(m_edit->cursorOver(12'000, 12'500));
    m_edit->centerCursor();
    QVERIFY(m_edit->verticalScrollBar()->value() > 0);
    const int before = m_edit->document()->firstBlock().length();
    QSignalSpy anew(m_edit.get(), &LongTextEdit::brokenAnew);
    m_edit->resize(1000, 300);
    QTRY_COMPARE(anew.size(), 1);
    QVERIFY(m_edit->document()->firstBlock().length() != before);
    QCOMPARE((m_edit->document()->firstBlock().length() - 1) % columns(), 0);
    QCOMPARE(m_edit->selectedText(), digits(30'000).mid(12'000, 500));
    QVERIFY(m_edit->viewport()->rect().contains(m_edit->cursorRect().center()));
}

void LongTextEditTest::breaksLinesThatAreNotWrappedToo()
{
    m_edit->setText(digits(30'000));
    m_edit->setWrapped(false);
    QVERIFY(m_edit->isBroken());
    QCOMPARE(m_edit->lineWrapMode(), QPlainTextEdit::NoWrap);
    m_edit->selectAll();
    QCOMPARE(m_edit->selectedText(), digits(30'000));
    m_edit->setWrapped(true);
    QCOMPARE((m_edit->document()->firstBlock().length() - 1) % columns(), 0);
}

WINDSOCK_TEST(LongTextEditTest)
#include "LongTextEditTest.moc"
