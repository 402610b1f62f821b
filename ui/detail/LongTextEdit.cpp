#include "ui/detail/LongTextEdit.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QMimeData>
#include <QScrollBar>
#include <QTextDocument>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

namespace {

// A piece is laid out as a whole when a part of it is seen, so this much is laid out in vain at most.
constexpr qsizetype pieceUnits = 512;
// A text up to this size is broken anew at once when there is more or less room; a larger one when that comes to rest.
constexpr qsizetype breaksAtOnce = qsizetype{128} * 1024;
constexpr std::chrono::milliseconds rest{60};

} // namespace

LongTextEdit::LongTextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_breakTimer.setSingleShot(true);
    m_breakTimer.setInterval(rest);
    connect(&m_breakTimer, &QTimer::timeout, this, &LongTextEdit::breakAnew);
}

void LongTextEdit::setText(const QString &text)
{
    m_text = text;
    m_breakTimer.stop();
    m_longest = longestLine();
    showLines(BrokenLines(m_text, m_longest));
}

void LongTextEdit::setWrapped(bool wrapped)
{
    rememberPlace();
    setLineWrapMode(wrapped ? WidgetWidth : NoWrap);
    breakAnew();
}

// Whole lines of the window, so that nothing tells a break of ours from one for want of room, as long as all characters are
// equally wide.
qsizetype LongTextEdit::longestLine() const
{
    if (lineWrapMode() == NoWrap)
        return pieceUnits;
    const double width = QFontMetricsF(font()).horizontalAdvance(u'0');
    const double room = viewport()->width() - 2 * document()->documentMargin();
    const qsizetype columns = std::max(20, width > 0 ? static_cast<int>(room / width) : 0);
    return std::max<qsizetype>(1, pieceUnits / columns) * columns;
}

void LongTextEdit::showLines(BrokenLines lines)
{
    m_lines = std::move(lines);
    setWordWrapMode(m_lines.isBroken() ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    setPlainText(m_lines.shown());
}

void LongTextEdit::rememberPlace()
{
    m_top = verticalScrollBar()->value() > 0 ? m_lines.inText(firstVisibleBlock().position()) : 0;
    m_cursorSeen = viewport()->rect().intersects(cursorRect());
}

void LongTextEdit::breakAnew()
{
    const qsizetype longest = longestLine();
    if (std::exchange(m_longest, longest) == longest)
        return;
    BrokenLines lines(m_text, longest);
    if (!lines.isBroken() && !m_lines.isBroken())
        return; // as before
    const qsizetype anchor = m_lines.inText(textCursor().anchor());
    const qsizetype position = m_lines.inText(textCursor().position());
    showLines(std::move(lines));
    setTextCursor(cursorOver(anchor, position));
    const QTextBlock first = document()->findBlock(static_cast<int>(m_lines.inShown(m_top)));
    verticalScrollBar()->setValue(m_top > 0 ? first.firstLineNumber() : 0);
    if (m_top > 0 && m_cursorSeen)
        centerCursor();
    Q_EMIT brokenAnew();
}

QTextCursor LongTextEdit::cursorOver(qsizetype begin, qsizetype end) const
{
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(m_lines.inShown(begin)));
    cursor.setPosition(static_cast<int>(m_lines.inShown(end)), QTextCursor::KeepAnchor);
    return cursor;
}

QString LongTextEdit::selectedText() const
{
    const QTextCursor cursor = textCursor();
    const qsizetype begin = m_lines.inText(cursor.selectionStart());
    return m_text.mid(begin, m_lines.inText(cursor.selectionEnd()) - begin);
}

QMimeData *LongTextEdit::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData; // its receiver's
    copied->setText(selectedText());
    return copied;
}

void LongTextEdit::resizeEvent(QResizeEvent *event)
{
    if (!m_breakTimer.isActive())
        rememberPlace(); // before the lines are laid out anew
    QPlainTextEdit::resizeEvent(event);
    if (m_text.size() <= breaksAtOnce)
        breakAnew();
    else
        m_breakTimer.start();
}

void LongTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_breakTimer.start();
}

} // namespace ui
