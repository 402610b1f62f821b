#include "ui/forge/ForgeResult.h"

#include "ui/Named.h"
#include "ui/detail/PhraseText.h"
#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/forge/ForgeText.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>

namespace ui {

using workbench::ForgeReport;
using workbench::ForgeVerdict;

namespace {

struct Sign
{
    const char *icon;
    IconTone tone;
};

Sign signOf(ForgeVerdict::Mark mark)
{
    switch (mark) {
    case ForgeVerdict::Mark::Right:
        return {"check", IconTone::Success};
    case ForgeVerdict::Mark::Tolerable:
        return {"warning", IconTone::Warning};
    case ForgeVerdict::Mark::Wrong:
    case ForgeVerdict::Mark::Unreached:
        return {"kind-failure", IconTone::Danger};
    default:
        return {"kind-note", IconTone::Muted};
    }
}

QString sentences(const workbench::ForgeExpectation &expected)
{
    QStringList all;
    for (const workbench::Phrase &phrase : workbench::expectationText(expected))
        all += said(phrase);
    return all.join(u'\n');
}

} // namespace

ForgeResult::ForgeResult(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_verdict(named(new QLabel(this), QStringLiteral("forgeVerdict"), tr("Verdict")))
    , m_expected(new QPlainTextEdit(this))
    , m_came(new QPlainTextEdit(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(5);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_icon);
    line->addWidget(m_verdict, 1);
    grid->addLayout(line, 0, 0, 1, 2);
    const std::tuple<QPlainTextEdit *, QString, QString> panes[] = {
        {m_expected, QStringLiteral("forgeExpected"), tr("What should come back")},
        {m_came, QStringLiteral("forgeCameBack"), tr("What came back")}};
    for (int column = 0; const auto &[pane, name, title] : panes) {
        auto *head = new QLabel(title, this);
        head->setProperty("muted", true);
        grid->addWidget(head, 1, column);
        named(pane, name, title);
        pane->setReadOnly(true);
        pane->setTabChangesFocus(true);
        grid->addWidget(pane, 2, column);
        grid->setColumnStretch(column, 1);
        ++column;
    }
    grid->setRowStretch(2, 1);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    followFont(this, [this] { m_came->setMinimumHeight(fontMetrics().lineSpacing() * 3 + 14); });
    showNothing();
}

void ForgeResult::setVerdict(const QString &text, const QString &icon, bool problem)
{
    m_verdict->setText(text);
    m_verdict->setProperty("problem", problem);
    m_icon->setVisible(!icon.isEmpty());
    restyle(m_verdict);
}

void ForgeResult::showNothing()
{
    m_came->clear();
    m_came->setPlaceholderText(tr("Nothing was sent yet."));
    setVerdict({}, {}, false);
}

void ForgeResult::showExpected(const workbench::ForgeExpectation &expected)
{
    m_expected->setPlainText(sentences(expected));
    showNothing();
}

void ForgeResult::showRunning(const QString &title)
{
    m_came->clear();
    m_came->setPlaceholderText(tr("Nothing yet."));
    setVerdict(title.isEmpty() ? tr("Sending, and waiting for the answer…")
                               : tr("Sending, and waiting for the answer: %1").arg(title),
               {}, false);
}

void ForgeResult::showReport(const ForgeReport &report)
{
    m_expected->setPlainText(sentences(report.expected));
    QStringList lines;
    for (const workbench::ForgeEvent &event : report.events)
        lines += tr("%1  %2").arg(EntryText::duration(event.at.count()), said(workbench::eventText(event)));
    if (report.eventsLeftOut > 0)
        lines += tr("… and %1 more, which aren't shown").arg(QLocale().toString(report.eventsLeftOut));
    if (report.problem.isEmpty() && report.stepsSent < report.stepsInAll
        && report.verdict.mark != ForgeVerdict::Mark::Unfit)
        lines += tr("It ended when %1 of %2 steps were sent.")
                     .arg(QLocale().toString(report.stepsSent), QLocale().toString(report.stepsInAll));
    m_came->setPlaceholderText(tr("Nothing came back."));
    m_came->setPlainText(lines.join(u'\n'));
    const Sign sign = signOf(report.verdict.mark);
    m_icon->setPixmap(ui::icon(QLatin1String(sign.icon), sign.tone).pixmap(16, 16));
    setVerdict(tr("%1: %2").arg(said(workbench::markText(report.verdict.mark)), said(workbench::findingText(report))),
               QLatin1String(sign.icon), sign.tone == IconTone::Danger);
}

} // namespace ui
