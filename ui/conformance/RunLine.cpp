#include "ui/conformance/RunLine.h"

#include "ui/Named.h"
#include "ui/conformance/ConformanceText.h"
#include "ui/theme/Fonts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using workbench::conformance::LabProgress;
using workbench::conformance::Tally;
using workbench::conformance::Verdict;

namespace {

// A sign beside the colour.
QString sign(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return QStringLiteral("✓");
    case Verdict::Informational:
        return QStringLiteral("i");
    case Verdict::NonStrict:
        return QStringLiteral("!");
    case Verdict::Unimplemented:
        return QStringLiteral("–");
    case Verdict::Failed:
        break;
    }
    return QStringLiteral("✕");
}

} // namespace

RunLine::RunLine(QWidget *parent)
    : QWidget(parent)
    , m_progress(named(new QProgressBar(this), QStringLiteral("labProgress"), tr("How far the run is")))
    , m_tally(named(new QLabel(this), QStringLiteral("labTally"), tr("Verdicts so far")))
    , m_comparison(named(new QLabel(this), QStringLiteral("labComparison"), tr("What has changed")))
{
    setObjectName(QStringLiteral("runLine"));
    m_tally->setTextFormat(Qt::RichText);
    m_comparison->setTextFormat(Qt::PlainText);
    m_comparison->setProperty("muted", true);
    m_comparison->setWordWrap(true);
    m_progress->hide();
    m_comparison->hide();
    followFont(m_progress, [this] { m_progress->setFixedWidth(m_progress->fontMetrics().averageCharWidth() * 38); });
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_progress);
    row->addWidget(m_tally, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_comparison);
    hide();
}

void RunLine::setRunning(bool running)
{
    m_progress->setVisible(running);
    if (running) {
        m_progress->setRange(0, 0);
        m_progress->setFormat({});
    }
    setVisible(running || m_counts.total() > 0);
}

void RunLine::setProgress(const LabProgress &progress)
{
    if (progress.total <= 0)
        return;
    m_progress->setRange(0, progress.total);
    m_progress->setValue(std::clamp(progress.asked, 0, progress.total));
    const QLocale locale;
    const QString left = ConformanceText::timeLeft(progress.left);
    const QString count = tr("%1 of %2").arg(locale.toString(progress.asked), locale.toString(progress.total));
    m_progress->setFormat(left.isEmpty() ? count : tr("%1 · %2").arg(count, left));
}

void RunLine::setTally(const Tally &tally)
{
    m_counts = tally;
    showTally();
    setVisible(!m_progress->isHidden() || tally.total() > 0);
}

void RunLine::showTally()
{
    QStringList words;
    for (const Verdict verdict : ConformanceText::verdicts()) {
        if (m_counts.of(verdict) == 0)
            continue;
        Tally one;
        one.counts.at(static_cast<size_t>(verdict)) = m_counts.of(verdict);
        words += QStringLiteral("<span style=\"color:%1; white-space:nowrap\"><b>%2</b>&nbsp;%3</span>")
                     .arg(ConformanceText::color(verdict, palette()).name(), sign(verdict),
                          ConformanceText::tally(one).toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;")));
    }
    m_tally->setText(words.join(QStringLiteral(" &nbsp; ")));
    m_tally->setToolTip(ConformanceText::tally(m_counts));
}

void RunLine::setComparison(const QString &sentence)
{
    m_comparison->setText(sentence);
    m_comparison->setVisible(!sentence.isEmpty());
}

QString RunLine::comparison() const
{
    return m_comparison->text();
}

void RunLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showTally();
}

} // namespace ui
