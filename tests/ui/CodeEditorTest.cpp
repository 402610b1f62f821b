#include "tests/support/TestRegistry.h"

#include "ui/script/CodeEditor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using ui::CodeEditor;

class CodeEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabsAreSpaces();
    void indentsAndUnindentsLines();
    void newLinesKeepTheIndentation();
    void pastesTabsAsSpaces();
    void undoes();
    void keepsEveryCharacter();
    void findsForwardsAndBackwards();
    void theMarkStaysWithItsLine();
    void makesRoomForTheNumbers();
    void colours_data();
    void colours();
};

namespace {

/// The parts of the last line that aren't plain.
QStringList coloured(const CodeEditor &editor)
{
    QStringList parts;
    const QTextBlock block = editor.document()->lastBlock();
    for (const QTextLayout::FormatRange &range : block.layout()->formats())
        parts += block.text().mid(range.start, range.length);
    return parts;
}

} // namespace

void CodeEditorTest::tabsAreSpaces()
{
    CodeEditor editor;
    QTest::keyClick(&editor, Qt::Key_Tab);
    QTest::keyClicks(&editor, QStringLiteral("ab"));
    QTest::keyClick(&editor, Qt::Key_Tab);
    QTest::keyClicks(&editor, QStringLiteral("c"));
    QCOMPARE(editor.exactText(), QStringLiteral("    ab  c"));
}

void CodeEditorTest::indentsAndUnindentsLines()
{
    CodeEditor editor;
    editor.setPlainText(QStringLiteral("a\n\n  b\nc"));
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(0);
    cursor.setPosition(6, QTextCursor::KeepAnchor);
    editor.setTextCursor(cursor);
    QTest::keyClick(&editor, Qt::Key_Tab);
    QCOMPARE(editor.exactText(), QStringLiteral("    a\n\n      b\nc"));
    QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
    QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(editor.exactText(), QStringLiteral("a\n\nb\nc"));
}

void CodeEditorTest::newLinesKeepTheIndentation()
{
    CodeEditor editor;
    QTest::keyClicks(&editor, QStringLiteral("  if (x) {"));
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, QStringLiteral("y();"));
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, QStringLiteral("z"));
    QCOMPARE(editor.exactText(), QStringLiteral("  if (x) {\n      y();\n      z"));
}

void CodeEditorTest::pastesTabsAsSpaces()
{
    CodeEditor editor;
    QGuiApplication::clipboard()->setText(QStringLiteral("\tx\n\t\ty"));
    editor.paste();
    QCOMPARE(editor.exactText(), QStringLiteral("    x\n        y"));
}

void CodeEditorTest::undoes()
{
    CodeEditor editor;
    editor.setPlainText(QStringLiteral("one"));
    editor.selectAll();
    QTest::keyClick(&editor, Qt::Key_Tab);
    QCOMPARE(editor.exactText(), QStringLiteral("    one"));
    editor.undo();
    QCOMPARE(editor.exactText(), QStringLiteral("one"));
}

void CodeEditorTest::keepsEveryCharacter()
{
    CodeEditor editor;
    const QString text = QStringLiteral("'a\u00A0b'\n\t// 🎐");
    editor.setPlainText(text);
    QCOMPARE(editor.exactText(), text);
}

void CodeEditorTest::findsForwardsAndBackwards()
{
    CodeEditor editor;
    editor.setPlainText(QStringLiteral("one two\nONE"));
    QVERIFY(editor.find(QStringLiteral("one"), false));
    QCOMPARE(editor.textCursor().selectionStart(), 0);
    QVERIFY(editor.find(QStringLiteral("one"), false));
    QCOMPARE(editor.textCursor().selectionStart(), 8);
    QVERIFY(editor.find(QStringLiteral("one"), false)); // around the end
    QCOMPARE(editor.textCursor().selectionStart(), 0);
    QVERIFY(editor.find(QStringLiteral("one"), true));
    QCOMPARE(editor.textCursor().selectionStart(), 8);
    QVERIFY(!editor.find(QStringLiteral("three"), false));
    QCOMPARE(editor.textCursor().selectionStart(), 8); // where it was
}

void CodeEditorTest::theMarkStaysWithItsLine()
{
    CodeEditor editor;
    editor.setPlainText(QStringLiteral("a\nb\nc"));
    editor.setErrorLine(2, QStringLiteral("why"));
    QCOMPARE(editor.errorLine(), 2);
    editor.moveCursor(QTextCursor::Start);
    QTest::keyClick(&editor, Qt::Key_Return);
    QCOMPARE(editor.errorLine(), 3);
    editor.setErrorLine(0);
    QCOMPARE(editor.errorLine(), 0);
    editor.setErrorLine(99); // of a script that was longer
    QCOMPARE(editor.errorLine(), 0);
}

void CodeEditorTest::makesRoomForTheNumbers()
{
    CodeEditor editor;
    const int narrow = editor.numbersWidth();
    editor.setPlainText(QString(10'000, u'\n'));
    QVERIFY(editor.numbersWidth() > narrow);
}

void CodeEditorTest::colours_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *name, const char *text, const QStringList &parts) {
        QTest::newRow(name) << QString::fromLatin1(text) << parts;
    };
    row("keyword", "return x;", {QStringLiteral("return")});
    row("member", "x.return", {});
    row("comment", "x // y", {QStringLiteral("// y")});
    row("comment over lines", "/* a\nb */ c", {QStringLiteral("b */")});
    row("string", "'a\\'b' + c", {QStringLiteral("'a\\'b'")});
    row("unfinished string", "\"abc", {QStringLiteral("\"abc")});
    row("template over lines", "`a\nb` + c", {QStringLiteral("b`")});
    row("number", "0x1F + a1", {QStringLiteral("0x1F")});
    row("expression", "x = /[/]'/g", {QStringLiteral("/[/]'/")});
    row("division", "a / b / c", {});
    row("hook", "onOpen", {QStringLiteral("onOpen")});
}

void CodeEditorTest::colours()
{
    QFETCH(QString, text);
    QFETCH(QStringList, parts);
    CodeEditor editor;
    editor.setPlainText(text);
    QCOMPARE(coloured(editor), parts);
}

WINDSOCK_TEST(CodeEditorTest)
#include "CodeEditorTest.moc"
