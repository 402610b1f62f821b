#include "ui/log/FilterField.h"

#include <QKeyEvent>
#include <QMenu>

namespace ui {

namespace {

constexpr int mostRemembered = 20;

} // namespace

void FilterField::remember()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty() || (!m_history.isEmpty() && m_history.constFirst() == typed))
        return;
    m_history.removeAll(typed);
    m_history.prepend(typed);
    if (m_history.size() > mostRemembered)
        m_history.removeLast();
    Q_EMIT remembered(m_history);
}

void FilterField::setHistory(const QStringList &history)
{
    m_history = history.mid(0, mostRemembered);
}

void FilterField::setHint(const QString &full, const QString &brief)
{
    m_hint = full;
    m_briefHint = brief;
    chooseHint();
}

void FilterField::chooseHint()
{
    const int frame = 2 * fontMetrics().averageCharWidth() + 12;
    const bool fits = fontMetrics().horizontalAdvance(m_hint) + frame <= width();
    setPlaceholderText(fits ? m_hint : m_briefHint);
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    chooseHint();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        remember();
        clear();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
    } else if (event->key() == Qt::Key_Down && !m_history.isEmpty()) {
        showHistory();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void FilterField::showHistory()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("filterHistory"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &typed : std::as_const(m_history)) {
        QString label = typed;
        menu->addAction(label.replace(u'&', QStringLiteral("&&")), this, [this, typed] { setText(typed); });
    }
    menu->setMinimumWidth(width());
    menu->popup(mapToGlobal(QPoint(0, height())));
    menu->setActiveAction(menu->actions().constFirst());
}

} // namespace ui
