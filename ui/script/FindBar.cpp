#include "ui/script/FindBar.h"

#include "ui/Named.h"
#include "ui/script/CodeEditor.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

FindBar::FindBar(CodeEditor *editor, QWidget *parent)
    : QFrame(parent)
    , m_editor(editor)
    , m_words(named(new QLineEdit(this), QStringLiteral("findWords"), tr("Find in the script")))
    , m_verdict(named(new QLabel(this), QStringLiteral("findVerdict"), tr("What was found")))
{
    setObjectName(QStringLiteral("findBar"));
    m_words->setPlaceholderText(tr("Find (Enter: next, Shift+Enter: previous)"));
    m_verdict->setProperty("problem", true);
    auto *previous = named(new QToolButton(this), QStringLiteral("findPrevious"), tr("Find the previous"));
    previous->setText(tr("Previous"));
    auto *next = named(new QToolButton(this), QStringLiteral("findNext"), tr("Find the next"));
    next->setText(tr("Next"));
    auto *close = named(new QToolButton(this), QStringLiteral("findClose"), tr("Close the search (Escape)"));
    close->setIcon(icon(QStringLiteral("close"), IconTone::Muted));
    close->setToolTip(close->accessibleName());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_verdict);
    for (QToolButton *button : {previous, next, close}) {
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
    }
    connect(previous, &QToolButton::clicked, this, [this] { find(true); });
    connect(next, &QToolButton::clicked, this, [this] { find(false); });
    connect(close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(m_words, &QLineEdit::textChanged, m_verdict, &QLabel::clear);
    hide();
}

void FindBar::open()
{
    const QString selected = m_editor->textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_words->setText(selected);
    show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void FindBar::dismiss()
{
    hide();
    m_editor->setFocus();
}

void FindBar::find(bool backward)
{
    const bool found = m_editor->find(m_words->text(), backward);
    m_verdict->setText(found || m_words->text().isEmpty() ? QString() : tr("Not found"));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
