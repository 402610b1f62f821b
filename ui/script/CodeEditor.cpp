#include "ui/script/CodeEditor.h"

#include "ui/script/JavaScriptHighlighter.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int indentWidth = 4;

QString spaces(int count)
{
    return QString(count, u' ');
}

int indentOf(const QString &line)
{
    const auto end = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; });
    return static_cast<int>(end - line.begin());
}

/// The column of line numbers at the left.
class NumberColumn : public QWidget
{
public:
    explicit NumberColumn(CodeEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event, this); }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip && !m_editor->why().isEmpty())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_editor->why().toHtmlEscaped(), this);
        return QWidget::event(event);
    }

private:
    CodeEditor *m_editor;
};

} // namespace

CodeEditor::CodeEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new NumberColumn(this))
    , m_highlighter(new JavaScriptHighlighter(document()))
{
    useMonospace(this);
    setLineWrapMode(NoWrap);
    m_highlighter->setPalette(palette());
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEditor::updateMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEditor::updateMarks);
    followFont(this, [this] {
        setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * indentWidth);
        updateMargin();
    });
    updateMarks();
}

QString CodeEditor::exactText() const
{
    QString text = document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

// ---- Lines ----------------------------------------------------------------------------------------------------------

int CodeEditor::numbersWidth() const
{
    const int digits = std::max(3, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(u'9') * (digits + 2) + 8;
}

void CodeEditor::updateMargin()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    m_numbers->update();
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    // Beside what is seen of the text: not beside the scroll bar below it.
    m_numbers->setGeometry(contentsRect().left(), viewport()->y(), numbersWidth(), viewport()->height());
}

void CodeEditor::paintNumbers(QPaintEvent *event, QWidget *column)
{
    const ThemeColors &colors = ThemeColors::of(palette());
    QPainter painter(column);
    painter.fillRect(event->rect(), colors.window);
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    const int wrong = errorLine() - 1;
    const int right = column->width() - 8;
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const int number = block.blockNumber();
        const QRectF place(0, top, right, blockBoundingRect(block).height());
        painter.setPen(number == wrong ? colors.danger : number == current ? colors.text : colors.muted);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
        if (number == wrong)
            painter.drawText(place.adjusted(4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("✗"));
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void CodeEditor::setErrorLine(int line, const QString &why)
{
    const QTextBlock block = line > 0 ? document()->findBlockByNumber(line - 1) : QTextBlock();
    m_error = block.isValid() ? QTextCursor(block) : QTextCursor();
    m_why = m_error.isNull() ? QString() : why;
    updateMarks();
    m_numbers->update();
}

int CodeEditor::errorLine() const
{
    return m_error.isNull() ? 0 : m_error.blockNumber() + 1;
}

void CodeEditor::updateMarks()
{
    const ThemeColors &colors = ThemeColors::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    const auto add = [&](QTextCursor cursor, const QColor &back) {
        cursor.clearSelection();
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(back);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks += mark;
    };
    add(textCursor(), colors.stripe);
    if (!m_error.isNull())
        add(m_error, colors.dangerBack);
    setExtraSelections(marks);
    m_numbers->update();
}

void CodeEditor::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

bool CodeEditor::find(const QString &text, bool backward)
{
    if (text.isEmpty())
        return false;
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (QPlainTextEdit::find(text, flags))
        return true;
    const QTextCursor before = textCursor();
    moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    if (QPlainTextEdit::find(text, flags))
        return true;
    setTextCursor(before);
    return false;
}

// ---- Typing ---------------------------------------------------------------------------------------------------------

bool CodeEditor::event(QEvent *event)
{
    // Here, Ctrl+F looks into the script, whatever it is elsewhere in the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->matches(QKeySequence::Find))
        Q_EMIT findRequested();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else if (event->key() == Qt::Key_Tab && modifiers == Qt::NoModifier)
        indent();
    else if (event->key() == Qt::Key_Backtab)
        unindent();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && modifiers == Qt::NoModifier)
        breakLine();
    else
        QPlainTextEdit::keyPressEvent(event);
}

template <typename Change>
void CodeEditor::forSelectedLines(Change change)
{
    QTextCursor cursor = textCursor();
    const int end = cursor.selectionEnd();
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    const QTextBlock last = document()->findBlock(end);
    cursor.beginEditBlock();
    while (block.isValid() && block.blockNumber() <= last.blockNumber()) {
        change(QTextCursor(block), block.text());
        block = block.next();
    }
    cursor.endEditBlock();
}

void CodeEditor::indent()
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection()) {
        cursor.insertText(spaces(indentWidth - cursor.positionInBlock() % indentWidth));
        return;
    }
    forSelectedLines([](QTextCursor line, const QString &text) {
        if (!text.isEmpty())
            line.insertText(spaces(indentWidth));
    });
}

void CodeEditor::unindent()
{
    forSelectedLines([](QTextCursor line, const QString &text) {
        line.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, std::min(indentWidth, indentOf(text)));
        line.removeSelectedText();
    });
}

void CodeEditor::breakLine()
{
    QTextCursor cursor = textCursor();
    const QTextBlock block = document()->findBlock(cursor.selectionStart());
    const QString line = block.text();
    const QString before = line.left(cursor.selectionStart() - block.position()).trimmed();
    const int deeper = before.endsWith(u'{') || before.endsWith(u'[') || before.endsWith(u'(') ? indentWidth : 0;
    cursor.insertText(
        QStringLiteral("\n")
        + spaces(indentOf(before.isEmpty() ? line.left(cursor.selectionStart() - block.position()) : line) + deeper));
    ensureCursorVisible();
}

void CodeEditor::insertFromMimeData(const QMimeData *source)
{
    QString text = source->text();
    textCursor().insertText(text.replace(u'\t', spaces(indentWidth)));
    ensureCursorVisible();
}

void CodeEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setPalette(palette());
        updateMarks();
    }
}

} // namespace ui
