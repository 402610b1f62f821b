#include "ui/compose/RepeatBar.h"

#include "ui/Named.h"
#include "ui/theme/Icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace ui {

RepeatBar::RepeatBar(QWidget *parent)
    : QWidget(parent)
    , m_every(named(new QSpinBox(this), QStringLiteral("repeatEvery"), tr("Time between two messages")))
    , m_unit(named(new QComboBox(this), QStringLiteral("repeatUnit"), tr("Unit of the time")))
    , m_count(named(new QSpinBox(this), QStringLiteral("repeatCount"), tr("How many messages")))
    , m_button(named(new QPushButton(tr("Start"), this), QStringLiteral("repeatStart"), tr("Start sending")))
    , m_state(named(new QLabel(this), QStringLiteral("repeatState"), tr("How many were sent")))
{
    m_every->setRange(1, 86'400'000);
    m_every->setValue(1000);
    m_unit->addItems({tr("ms"), tr("s")});
    m_count->setRange(0, 1'000'000'000);
    m_count->setSpecialValueText(tr("without an end"));
    m_count->setSuffix(tr(" times"));
    m_count->setToolTip(tr("How many messages; 0 for no end"));
    m_state->setProperty("muted", true);
    m_state->setWordWrap(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    giveIcon(m_button, QStringLiteral("start"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(new QLabel(tr("Send every"), this));
    row->addWidget(m_every);
    row->addWidget(m_unit);
    row->addWidget(m_count);
    row->addWidget(m_button);
    row->addWidget(m_state, 1);
    connect(m_button, &QPushButton::clicked, this, [this] { isRunning() ? stop() : start(); });
    connect(&m_timer, &QTimer::timeout, this, &RepeatBar::tick);
}

std::chrono::milliseconds RepeatBar::interval() const
{
    return std::chrono::milliseconds(m_unit->currentIndex() == 0 ? m_every->value() : m_every->value() * qint64{1000});
}

QWidgetList RepeatBar::inTabOrder() const
{
    return {m_every, m_unit, m_count, m_button};
}

void RepeatBar::takeFocus()
{
    m_every->setFocus();
    m_every->selectAll();
}

void RepeatBar::start()
{
    m_sent = 0;
    m_why.clear();
    m_wanted = m_count->value();
    // QTimer counts milliseconds in an int: 24 days.
    m_timer.start(std::min(interval(), std::chrono::milliseconds(std::numeric_limits<int>::max())));
    m_button->setText(tr("Stop"));
    m_button->setAccessibleName(tr("Stop sending"));
    giveIcon(m_button, QStringLiteral("stop"));
    say();
    Q_EMIT started();
    tick();
}

void RepeatBar::tick()
{
    Q_EMIT due();
}

void RepeatBar::countSent()
{
    ++m_sent;
    if (m_wanted > 0 && m_sent >= m_wanted)
        stop();
    else
        say();
}

void RepeatBar::takeBack(const QString &why)
{
    m_sent = std::max(0, m_sent - 1);
    if (isRunning())
        return stop(why);
    if (m_why.isEmpty())
        m_why = why; // the last one of a count: it had stopped as if all had gone
    say();
}

void RepeatBar::stop(const QString &why)
{
    if (!isRunning())
        return;
    m_why = why;
    m_timer.stop();
    m_button->setText(tr("Start"));
    m_button->setAccessibleName(tr("Start sending"));
    giveIcon(m_button, QStringLiteral("start"));
    say();
}

void RepeatBar::say()
{
    const QString sent = QLocale().toString(m_sent);
    QString text =
        m_wanted > 0 ? tr("Sent %1 of %2.").arg(sent, QLocale().toString(m_wanted)) : tr("Sent %1.").arg(sent);
    if (!m_why.isEmpty())
        text = tr("%1 Stopped: %2").arg(text, m_why);
    m_state->setText(text);
}

} // namespace ui
