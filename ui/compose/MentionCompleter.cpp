#include "ui/compose/MentionCompleter.h"

#include "ui/Named.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>

#include <utility>

namespace ui {

MentionCompleter::MentionCompleter(QPlainTextEdit *editor, std::shared_ptr<const workbench::TemplateExpander> expander)
    : QObject(editor)
    , m_editor(editor)
    , m_expander(std::move(expander))
    , m_names(new QStringListModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    m_completer->setWidget(editor);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    named(m_completer->popup(), QStringLiteral("mentionNames"), tr("Variables to put in"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &MentionCompleter::insert);
}

bool MentionCompleter::wants(const QKeyEvent &key) const
{
    static constexpr int keys[] = {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab,
                                   Qt::Key_Escape, Qt::Key_Up,    Qt::Key_Down};
    return m_completer->popup()->isVisible() && key.modifiers() == Qt::NoModifier
           && std::find(std::begin(keys), std::end(keys), key.key()) != std::end(keys);
}

std::optional<QString> MentionCompleter::typed() const
{
    static const QRegularExpression pattern(QStringLiteral(R"((?<!\\)\{\{\s*([^{}]{0,60})$)"));
    const QTextCursor cursor = m_editor->textCursor();
    constexpr int enough = 100;
    const int from = qMax(0, cursor.positionInBlock() - enough);
    const auto match = pattern.match(cursor.block().text().mid(from, cursor.positionInBlock() - from));
    return match.hasMatch() && !cursor.hasSelection() ? std::optional(match.captured(1)) : std::nullopt;
}

void MentionCompleter::update()
{
    const auto name = typed();
    if (!name) {
        m_completer->popup()->hide();
        return;
    }
    m_names->setStringList(m_expander->names());
    m_completer->setCompletionPrefix(*name);
    // Who has typed a name to its end needs no list.
    const bool done = m_completer->completionCount() == 1 && m_completer->currentCompletion() == *name;
    if (m_completer->completionCount() == 0 || done) {
        m_completer->popup()->hide();
        return;
    }
    QAbstractItemView *list = m_completer->popup();
    list->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QRect place = m_editor->cursorRect();
    place.setWidth(list->sizeHintForColumn(0) + list->verticalScrollBar()->sizeHint().width() + 16);
    m_completer->complete(place);
}

void MentionCompleter::insert(const QString &name)
{
    const auto prefix = typed();
    if (!prefix)
        return;
    QTextCursor cursor = m_editor->textCursor();
    const bool closed = cursor.block().text().mid(cursor.positionInBlock()).startsWith(QLatin1String("}}"));
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(prefix->size()));
    cursor.insertText(closed ? name : name + QStringLiteral("}}"));
    if (closed)
        cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, 2);
    m_editor->setTextCursor(cursor);
}

} // namespace ui
