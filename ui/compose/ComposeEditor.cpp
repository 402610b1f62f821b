#include "ui/compose/ComposeEditor.h"

#include "ui/compose/ComposeHighlighter.h"
#include "ui/compose/MentionCompleter.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

#include <utility>

namespace ui {

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

ComposeEditor::ComposeEditor(workbench::MessageDraft::Form form,
                             std::shared_ptr<const workbench::TemplateExpander> expander, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new ComposeHighlighter(document(), form, expander))
    , m_completer(new MentionCompleter(this, std::move(expander)))
{
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    useMonospace(this);
    followFont(this, [this] { setMinimumHeight(fontMetrics().height() * 2); });
    m_highlighter->setPalette(palette());
}

// toPlainText() would turn no-break spaces into plain ones; what is typed is what is sent.
QString ComposeEditor::exactText() const
{
    QString text = document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

void ComposeEditor::replaceText(const QString &text, bool cursorAtEnd)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    cursor.movePosition(cursorAtEnd ? QTextCursor::End : QTextCursor::Start);
    cursor.movePosition(QTextCursor::EndOfLine);
    setTextCursor(cursor);
    ensureCursorVisible();
}

// ---- What is wrong --------------------------------------------------------------------------------------------------

void ComposeEditor::setMark(qsizetype position, qsizetype length)
{
    m_markPosition = position;
    m_markLength = length;
    showMark();
}

void ComposeEditor::showMark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const qsizetype size = document()->characterCount() - 1;
    if (m_markLength > 0 && m_markPosition + m_markLength <= size) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(static_cast<int>(m_markPosition));
        mark.cursor.setPosition(static_cast<int>(m_markPosition + m_markLength), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(ThemeColors::of(palette()).danger);
        mark.format.setBackground(ThemeColors::of(palette()).dangerBack);
        marks += mark;
    }
    setExtraSelections(marks);
}

void ComposeEditor::goToMark()
{
    setFocus();
    if (extraSelections().isEmpty())
        return;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(m_markPosition));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void ComposeEditor::environmentChanged()
{
    m_highlighter->rehighlight();
}

void ComposeEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setPalette(palette());
        showMark();
    }
}

// ---- Keys and files -------------------------------------------------------------------------------------------------

// A line as it is seen: a long one may be broken into several.
bool ComposeEditor::isAtEdge(int key) const
{
    QTextCursor cursor = textCursor();
    return !cursor.hasSelection() && !cursor.movePosition(key == Qt::Key_Up ? QTextCursor::Up : QTextCursor::Down);
}

void ComposeEditor::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool vertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    const bool walks = modifiers == Qt::AltModifier || (modifiers == Qt::NoModifier && isAtEdge(event->key()));
    if (m_completer->wants(*event)) {
        event->ignore(); // the list's own filter has it
        return;
    }
    if (event->matches(QKeySequence::InsertLineSeparator)) {
        textCursor().insertBlock(); // Shift+Enter: a line like any other; Qt's own U+2028 would be sent
        ensureCursorVisible();
    } else if (!vertical || !walks) {
        QPlainTextEdit::keyPressEvent(event);
        if (!event->text().isEmpty())
            m_completer->update();
    } else if (event->key() == Qt::Key_Up) {
        Q_EMIT olderRequested();
    } else {
        Q_EMIT newerRequested();
    }
}

void ComposeEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFile(event->mimeData()).isEmpty())
        QPlainTextEdit::dragEnterEvent(event);
    else
        event->acceptProposedAction();
}

void ComposeEditor::dragMoveEvent(QDragMoveEvent *event)
{
    if (droppedFile(event->mimeData()).isEmpty())
        QPlainTextEdit::dragMoveEvent(event);
    else
        event->acceptProposedAction();
}

void ComposeEditor::dropEvent(QDropEvent *event)
{
    const QString path = droppedFile(event->mimeData());
    if (path.isEmpty()) {
        QPlainTextEdit::dropEvent(event);
        return;
    }
    event->acceptProposedAction();
    Q_EMIT fileDropped(path);
}

} // namespace ui
