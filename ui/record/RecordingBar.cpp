#include "ui/record/RecordingBar.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int fullBar = 1000; // what is counted may be more than an int holds

} // namespace

RecordingBar::RecordingBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(named(new QLabel(this), QStringLiteral("recordingText"), tr("Recording")))
    , m_progress(named(new QProgressBar(this), QStringLiteral("recordingProgress"), tr("How far it is")))
    , m_cancel(makeButton(this, QStringLiteral("recordingCancel"), tr("Cancel"), tr("Stop it")))
    , m_show(makeButton(this, QStringLiteral("recordingShow"), tr("Show in Folder"), tr("Open the file's folder")))
    , m_dismiss(makeButton(this, QStringLiteral("recordingDismiss"), tr("Dismiss"), tr("Dismiss the notice")))
{
    setObjectName(QStringLiteral("recordingBar"));
    setProperty("notice", QStringLiteral("note"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    followFont(m_progress, [this] { m_progress->setFixedWidth(m_progress->fontMetrics().averageCharWidth() * 26); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 2, 4, 2);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progress, m_cancel, m_show, m_dismiss})
        layout->addWidget(widget);
    connect(m_cancel, &QPushButton::clicked, this, &RecordingBar::cancelRequested);
    connect(m_show, &QPushButton::clicked, this, &RecordingBar::showRequested);
    connect(m_dismiss, &QPushButton::clicked, this, &RecordingBar::dismissed);
    hide();
}

void RecordingBar::begin(const QString &text)
{
    m_progress->setRange(0, 0);
    m_cancel->setEnabled(true);
    m_show->hide();
    showText(text, Mood::Note, true);
}

void RecordingBar::setProgress(qint64 done, qint64 total)
{
    if (total <= 0)
        return;
    m_progress->setRange(0, fullBar);
    m_progress->setValue(static_cast<int>(std::clamp(double(done) / double(total), 0.0, 1.0) * fullBar));
}

void RecordingBar::finish(const QString &text, bool canShow)
{
    m_show->setVisible(canShow);
    showText(text, Mood::Note, false);
}

void RecordingBar::fail(const QString &text)
{
    m_show->hide();
    showText(text, Mood::Warning, false);
}

void RecordingBar::showText(const QString &text, Mood mood, bool running)
{
    const bool hadFocus = m_cancel->hasFocus();
    m_mood = mood;
    setProperty("notice", mood == Mood::Warning ? QStringLiteral("warning") : QStringLiteral("note"));
    restyle(this);
    drawIcon();
    m_text->setText(text);
    m_progress->setVisible(running);
    m_dismiss->setVisible(!running);
    if (!running && hadFocus)
        m_dismiss->setFocus(); // the button that had it goes
    m_cancel->setVisible(running);
    show();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString RecordingBar::text() const
{
    return m_text->text();
}

bool RecordingBar::isRunning() const
{
    return !m_cancel->isHidden();
}

void RecordingBar::drawIcon()
{
    const bool warning = m_mood == Mood::Warning;
    m_icon->setPixmap(icon(warning ? QStringLiteral("warning") : QStringLiteral("recording"),
                           warning ? IconTone::Warning : IconTone::Muted)
                          .pixmap(QSize(18, 18), devicePixelRatioF()));
}

void RecordingBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon(); // a label keeps the pixels it was given
    QFrame::changeEvent(event);
}

} // namespace ui
