#include "ui/log/StatusLine.h"

#include "ui/ElidedLabel.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace ui {

namespace {

IconTone toneOf(StatusLine::State state)
{
    switch (state) {
    case StatusLine::State::Open:
        return IconTone::Success;
    case StatusLine::State::Busy:
        return IconTone::Warning;
    case StatusLine::State::Idle:
        break;
    }
    return IconTone::Muted;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_facts(new ElidedLabel(this))
    , m_action(new QToolButton(this))
    , m_counts(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    m_state->setObjectName(QStringLiteral("statusState"));
    m_state->setProperty("heading", true);
    m_facts->setObjectName(QStringLiteral("statusFacts"));
    m_facts->setProperty("muted", true);
    m_action->setObjectName(QStringLiteral("statusAction"));
    m_action->setFocusPolicy(Qt::StrongFocus);
    connect(m_action, &QToolButton::clicked, this, &StatusLine::actionTriggered);
    setAction({});
    m_counts->setObjectName(QStringLiteral("statusCounts"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->setSpacing(6);
    layout->addWidget(m_icon);
    layout->addWidget(m_state);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_counts);
    drawIcon();
}

QString StatusLine::iconName(State state)
{
    switch (state) {
    case State::Open:
        return QStringLiteral("state-open");
    case State::Busy:
        return QStringLiteral("state-busy");
    case State::Idle:
        break;
    }
    return QStringLiteral("state-idle");
}

void StatusLine::setState(State state, const QString &text, const QStringList &facts)
{
    m_shape = state;
    drawIcon();
    m_state->setText(text);
    const QString separator = QStringLiteral(" · ");
    m_facts->setText(facts.isEmpty() ? QString() : separator.mid(1) + facts.join(separator));
    m_facts->setToolTip(QStringLiteral("<span>%1</span>").arg(facts.join(separator).toHtmlEscaped()));
}

void StatusLine::setAction(const QString &label, const QString &explanation)
{
    m_action->setText(label);
    m_action->setAccessibleName(explanation.isEmpty() ? tr("No action") : explanation);
    m_action->setToolTip(explanation);
    m_action->setVisible(!label.isEmpty());
}

void StatusLine::drawIcon()
{
    m_icon->setPixmap(icon(iconName(m_shape), toneOf(m_shape)).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon(); // a label keeps the pixels it was given
    QFrame::changeEvent(event);
}

void StatusLine::setCounts(const LogModel &model)
{
    const QLocale locale;
    const auto totals = model.totals();
    m_counts->setText(tr("↑ %1 (%2)   ↓ %3 (%4)   %5 hidden · %6 dropped")
                          .arg(locale.toString(totals.messagesSent), EntryText::size(totals.bytesSent),
                               locale.toString(totals.messagesReceived), EntryText::size(totals.bytesReceived),
                               locale.toString(model.hidden()), locale.toString(model.dropped())));
}

} // namespace ui
