#include "ui/log/GoToBar.h"

#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogPlace.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

GoToBar::GoToBar(const LogModel *model, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_field(named(new QLineEdit(this), QStringLiteral("goToPlace"), tr("Go to a number or a time")))
    , m_problem(named(new ElidedLabel(this), QStringLiteral("goToProblem"), tr("What is wrong with the place")))
{
    setObjectName(QStringLiteral("goToBar"));
    setProperty("bar", true);
    m_field->setPlaceholderText(tr("Go to 14:05:03, +12.5 s since connect, or #120"));
    m_problem->setProperty("problem", true);
    auto *button = named(new QToolButton(this), QStringLiteral("goToNow"), tr("Go there"));
    button->setText(tr("Go"));
    auto *close = named(new QToolButton(this), QStringLiteral("goToClose"), tr("Close (Escape)"));
    close->setIcon(icon(QStringLiteral("close"), IconTone::Muted));
    close->setToolTip(close->accessibleName());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_problem, 1);
    for (QToolButton *tool : {button, close}) {
        tool->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(tool);
    }
    m_problem->hide();
    connect(button, &QToolButton::clicked, this, &GoToBar::go);
    connect(close, &QToolButton::clicked, this, &GoToBar::dismiss);
    connect(m_field, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    hide();
}

void GoToBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void GoToBar::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

void GoToBar::go()
{
    const auto place = LogPlace::parse(m_field->text());
    const int row = place.value ? place.value->rowIn(*m_model, m_currentRow) : -1;
    const QString problem = place.value ? tr("There is nothing in the log to go to.") : place.error;
    m_problem->setText(problem);
    m_problem->setToolTip(problem);
    m_problem->setVisible(row < 0);
    if (row < 0)
        return;
    Q_EMIT placeWanted(row);
    dismiss();
}

void GoToBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
