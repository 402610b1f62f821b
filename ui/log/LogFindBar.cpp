#include "ui/log/LogFindBar.h"

#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/log/LogFinder.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <utility>

namespace ui {

LogFindBar::LogFindBar(LogFinder *finder, QWidget *parent)
    : QFrame(parent)
    , m_finder(finder)
    , m_field(named(new QLineEdit(this), QStringLiteral("logFindText"), tr("Find in the log")))
{
    setObjectName(QStringLiteral("logFindBar"));
    setProperty("bar", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    m_field->setPlaceholderText(tr("Find (Enter: next, Shift+Enter: previous)"));
    m_case = addToggle(QStringLiteral("logFindCase"), QStringLiteral("Aa"), tr("Tell upper from lower case"));
    m_expression = addToggle(QStringLiteral("logFindExpression"), QStringLiteral(".*"), tr("Regular expression"));
    m_verdict = named(new ElidedLabel(this), QStringLiteral("logFindVerdict"), tr("What was found"));
    layout->addWidget(m_verdict);
    QToolButton *previous =
        addButton(QStringLiteral("logFindPrevious"), QStringLiteral("previous"), tr("Previous match (Shift+F3)"));
    QToolButton *next = addButton(QStringLiteral("logFindNext"), QStringLiteral("next"), tr("Next match (F3)"));
    QToolButton *close = addButton(QStringLiteral("logFindClose"), QStringLiteral("close"), tr("Close (Escape)"));
    connect(previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(next, &QToolButton::clicked, this, [this] { step(false); });
    connect(close, &QToolButton::clicked, this, &LogFindBar::dismiss);
    connect(m_field, &QLineEdit::textChanged, this, &LogFindBar::look);
    connect(finder, &LogFinder::changed, this, &LogFindBar::takeChange);
    hide();
}

QToolButton *LogFindBar::addToggle(const QString &name, const QString &sign, const QString &meaning)
{
    QToolButton *button = addButton(name, {}, meaning);
    button->setText(sign);
    button->setCheckable(true);
    button->setProperty("toggle", true);
    connect(button, &QToolButton::toggled, this, &LogFindBar::look);
    return button;
}

QToolButton *LogFindBar::addButton(const QString &name, const QString &iconName, const QString &meaning)
{
    auto *button = named(new QToolButton(this), name, meaning);
    button->setToolTip(meaning);
    button->setFocusPolicy(Qt::StrongFocus);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName, IconTone::Muted));
    layout()->addWidget(button);
    return button;
}

void LogFindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!m_finder->isActive())
        look();
}

void LogFindBar::dismiss()
{
    hide();
    m_pending.reset();
    m_text = {};
    m_finder->find({});
    Q_EMIT textChanged({});
    Q_EMIT dismissed();
}

void LogFindBar::setCurrent(qint64 number)
{
    m_current = number;
    updateVerdict();
}

// While one types, the first match from where one is on.
void LogFindBar::look()
{
    if (isHidden())
        return;
    m_text = {m_field->text(), m_expression->isChecked(), m_case->isChecked(), true};
    m_pending.reset();
    m_error = m_finder->find(m_text);
    if (!m_error.isEmpty())
        m_text = {};
    Q_EMIT textChanged(m_text);
    if (!m_text.pattern.isEmpty() && m_finder->position(m_current) == 0)
        go(false);
    updateVerdict();
}

void LogFindBar::step(bool backward)
{
    if (isHidden() || m_field->text().isEmpty())
        return open();
    go(backward);
}

void LogFindBar::go(bool backward)
{
    const qint64 number = backward ? m_finder->previous(m_current) : m_finder->next(m_current);
    // Around the end one may go only when all is known; what lies ahead may not be found yet.
    const bool around = backward ? number >= m_current : number <= m_current;
    if (m_finder->isSearching() && (number < 0 || around)) {
        m_pending = backward;
        return;
    }
    m_pending.reset();
    if (number >= 0)
        Q_EMIT matchWanted(number);
}

void LogFindBar::takeChange()
{
    if (m_pending)
        go(*m_pending);
    updateVerdict();
}

void LogFindBar::updateVerdict()
{
    const QLocale locale;
    const qint64 count = m_finder->count();
    const qint64 position = m_finder->position(m_current);
    const QString dots = m_finder->isSearching() ? QStringLiteral("…") : QString();
    QString verdict;
    if (!m_error.isEmpty())
        verdict = m_error;
    else if (!m_finder->isActive())
        verdict = QString();
    else if (count == 0)
        verdict = m_finder->isSearching() ? tr("Searching…") : tr("Not found");
    else if (position > 0)
        verdict = tr("%1 of %2").arg(locale.toString(position), locale.toString(count)) + dots;
    else
        verdict = (count == 1 ? tr("1 match") : tr("%1 matches").arg(locale.toString(count))) + dots;
    m_verdict->setText(verdict);
    m_verdict->setToolTip(m_error);
    const bool problem = !m_error.isEmpty() || (m_finder->isActive() && count == 0 && !m_finder->isSearching());
    if (m_verdict->property("problem").toBool() != problem) {
        m_verdict->setProperty("problem", problem);
        restyle(m_verdict);
    }
}

void LogFindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        step(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
