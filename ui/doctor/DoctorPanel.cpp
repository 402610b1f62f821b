#include "ui/doctor/DoctorPanel.h"

#include "ui/Named.h"
#include "ui/doctor/DiagnosisText.h"
#include "ui/doctor/DoctorReport.h"
#include "ui/doctor/EvidenceView.h"
#include "ui/doctor/TimingBar.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMetaEnum>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using workbench::Remedy;

namespace {

QString iconOf(Remedy remedy)
{
    switch (remedy) {
    case Remedy::StartLocalServer:
        return QStringLiteral("start");
    case Remedy::TryAgain:
        return QStringLiteral("retry");
    default:
        return {};
    }
}

} // namespace

DoctorPanel::DoctorPanel(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_headline(makeText(QStringLiteral("doctorHeadline"), tr("What went wrong")))
    , m_advice(makeText(QStringLiteral("doctorAdvice"), tr("What to do")))
    , m_report(named(new QPushButton(tr("Copy report"), this), QStringLiteral("copyReport"), tr("Copy report")))
    , m_timings(new TimingBar(this))
    , m_evidence(new EvidenceView(this))
{
    named(this, QStringLiteral("doctorPanel"), tr("Why the connection couldn't be opened"));
    m_headline->setProperty("heading", true);
    giveIcon(m_report, QStringLiteral("copy"));
    m_report->setToolTip(tr("Copy all of this as text, without secrets"));
    connect(m_report, &QPushButton::clicked, this, &DoctorPanel::copyReport);
    auto *scroller = new QScrollArea(this);
    scroller->setObjectName(QStringLiteral("doctorScroller"));
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setWidget(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(scroller);
    drawIcon();
}

QLabel *DoctorPanel::makeText(const QString &name, const QString &accessibleName)
{
    auto *label = named(new QLabel(this), name, accessibleName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // a server's words are in it
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QWidget *DoctorPanel::makeContent()
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("doctorContent"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(11, 9, 9, 9);
    layout->setSpacing(8);
    layout->addLayout(makeHead());
    m_actions = makeActions();
    layout->addLayout(m_actions);
    layout->addWidget(m_timings);
    layout->addWidget(m_evidence, 1);
    layout->addStretch();
    return content;
}

QLayout *DoctorPanel::makeHead()
{
    auto *close = named(new QToolButton(this), QStringLiteral("dismissDoctor"), tr("Back to the log"));
    close->setToolTip(tr("Back to the log (Esc)"));
    close->setIcon(icon(QStringLiteral("close"), IconTone::Muted));
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &DoctorPanel::dismissed);
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    auto *head = new QHBoxLayout;
    head->setSpacing(9);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    return head;
}

QHBoxLayout *DoctorPanel::makeActions()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto names = QMetaEnum::fromType<Remedy>();
    for (int i = 0; i < names.keyCount(); ++i) {
        const auto remedy = static_cast<Remedy>(names.value(i));
        const QString words = DiagnosisText::remedy(remedy);
        auto *button =
            named(new QPushButton(words, this), QStringLiteral("remedy") + QLatin1String(names.key(i)), words);
        connect(button, &QPushButton::clicked, this, [this, remedy] { Q_EMIT remedyRequested(remedy); });
        button->hide();
        m_buttons.insert(remedy, button);
        row->addWidget(button);
    }
    row->addWidget(m_report);
    row->addStretch();
    return row;
}

void DoctorPanel::explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis)
{
    m_failure = failure;
    m_diagnosis = diagnosis;
    m_hasDiagnosis = true;
    const DiagnosisText::Words words = DiagnosisText::of(m_diagnosis);
    m_headline->setText(words.headline);
    m_advice->setText(words.advice);
    showRemedies();
    m_timings->show(m_diagnosis, failure.opening.timings);
    m_evidence->show(failure, m_diagnosis);
    QAccessibleEvent event(m_headline, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void DoctorPanel::forget()
{
    m_failure = {};
    m_diagnosis = {};
    m_hasDiagnosis = false;
}

QList<Remedy> DoctorPanel::offeredRemedies() const
{
    QList<Remedy> offered;
    for (const Remedy remedy : m_diagnosis.remedies) {
        if (m_offered.contains(remedy))
            offered.append(remedy);
    }
    return offered;
}

// The buttons stand in the order of the diagnosis: the best first, and that one in colour.
void DoctorPanel::showRemedies()
{
    for (QPushButton *button : std::as_const(m_buttons))
        button->hide();
    const QList<Remedy> remedies = offeredRemedies();
    QWidget *before = nullptr;
    for (qsizetype i = 0; i < remedies.size(); ++i) {
        QPushButton *button = m_buttons.value(remedies[i]);
        m_actions->removeWidget(button);
        m_actions->insertWidget(static_cast<int>(i), button);
        button->setProperty("primary", i == 0);
        restyle(button);
        const QString picture = iconOf(remedies[i]);
        if (!picture.isEmpty())
            giveIcon(button, picture, i == 0 ? IconTone::OnAccent : IconTone::Muted);
        button->show();
        if (before != nullptr)
            setTabOrder(before, button);
        before = button;
    }
    if (before != nullptr)
        setTabOrder(before, m_report);
}

void DoctorPanel::takeFocus()
{
    const QList<Remedy> remedies = offeredRemedies();
    QPushButton *first = remedies.isEmpty() ? m_report : m_buttons.value(remedies.first());
    first->setFocus(Qt::OtherFocusReason);
}

QString DoctorPanel::headline() const
{
    return m_headline->text();
}

QString DoctorPanel::advice() const
{
    return m_advice->text();
}

void DoctorPanel::copyReport()
{
    QGuiApplication::clipboard()->setText(DoctorReport::text(m_failure, m_diagnosis, m_timings->words()));
}

void DoctorPanel::drawIcon()
{
    m_icon->setPixmap(
        icon(QStringLiteral("kind-failure"), IconTone::Danger).pixmap(QSize(18, 18), devicePixelRatioF()));
}

void DoctorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon(); // a label keeps the pixels it was given
    QFrame::changeEvent(event);
}

void DoctorPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT dismissed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
