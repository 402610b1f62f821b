#include "ui/conformance/CaseDetail.h"

#include "ui/Button.h"
#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/conformance/CaseLog.h"
#include "ui/conformance/CaseText.h"
#include "ui/detail/HandshakeView.h"
#include "ui/frames/FramesPage.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

using workbench::conformance::Case;
using workbench::conformance::CaseReport;
using workbench::conformance::Side;

CaseDetail::CaseDetail(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_ask(makeButton(this, QStringLiteral("caseAsk"), tr("Ask Again"), tr("Ask the selected cases again (R)"),
                       QStringLiteral("retry")))
    , m_open(makeButton(this, QStringLiteral("caseOpen"), tr("Open as Log"),
                        tr("Open what passed in a tab, as a log (Enter)"), QStringLiteral("open-tab")))
    , m_copy(makeButton(this, QStringLiteral("caseCopy"), QString(), tr("Copy what came of the case as text"),
                        QStringLiteral("copy")))
    , m_forms(named(new QTabBar(this), QStringLiteral("caseForms"), tr("What is shown of the case")))
    , m_pages(new QStackedWidget(this))
    , m_text(named(new QTextBrowser(this), QStringLiteral("caseText"), tr("What came of the case")))
    , m_frames(new FramesPage(this))
    , m_handshake(new HandshakeView(this))
{
    setObjectName(QStringLiteral("caseDetail"));
    m_title->setObjectName(QStringLiteral("caseTitle"));
    m_title->setProperty("heading", true);
    m_title->setTextFormat(Qt::PlainText);
    m_copy->setProperty("compact", true);
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this] { showPage(Frames); });
    m_forms->addTab(tr("Verdict"));
    m_forms->addTab(tr("Frames"));
    m_forms->addTab(tr("Handshake"));
    m_forms->setDrawBase(false);
    m_forms->setExpanding(false);
    m_forms->setUsesScrollButtons(false);
    for (QWidget *page : std::initializer_list<QWidget *>{m_text, m_frames, m_handshake})
        m_pages->addWidget(page);
    assemble();
    connect(m_forms, &QTabBar::currentChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        fillPage();
    });
    connect(m_ask, &QPushButton::clicked, this, &CaseDetail::askRequested);
    connect(m_open, &QPushButton::clicked, this, &CaseDetail::openRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_report)
            QGuiApplication::clipboard()->setText(CaseText::plain(*m_report));
    });
    clear();
}

void CaseDetail::assemble()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_forms);
    head->addWidget(m_title, 1);
    head->addWidget(m_ask);
    head->addWidget(m_open);
    head->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
}

void CaseDetail::show(const CaseReport &report, const CaseReport *before, const QString &agent)
{
    m_report = report;
    m_before = before ? std::optional(*before) : std::nullopt;
    present(report.question, agent);
}

void CaseDetail::show(const Case &question)
{
    m_report.reset();
    m_before.reset();
    present(question, {});
}

void CaseDetail::present(const Case &question, const QString &agent)
{
    m_question = question;
    const QString name = tr("%1  %2").arg(QString::fromUtf8(question.id), QString::fromUtf8(question.title));
    m_title->setText(agent.isEmpty() ? name : tr("%1 · %2").arg(name, agent));
    m_title->setToolTip(QStringLiteral("<span>%1</span>").arg(m_title->text().toHtmlEscaped()));
    fill();
}

void CaseDetail::clear()
{
    m_report.reset();
    m_before.reset();
    m_question.reset();
    m_title->clear();
    fill();
}

void CaseDetail::fill()
{
    const bool hasHeads = m_report && !(m_report->sentHead.isEmpty() && m_report->receivedHead.isEmpty());
    m_forms->setTabEnabled(Frames, m_report && !m_report->frames.isEmpty());
    m_forms->setTabEnabled(Handshake, hasHeads);
    if (!m_forms->isTabEnabled(m_forms->currentIndex()))
        m_forms->setCurrentIndex(Verdict);
    m_ask->setEnabled(m_question && m_canAsk);
    m_open->setEnabled(m_report.has_value());
    m_copy->setEnabled(m_report.has_value());
    fillPage();
}

// Only what is seen is made: one goes through cases quickly.
void CaseDetail::fillPage()
{
    switch (m_forms->currentIndex()) {
    case Frames:
        return m_frames->setEntry(m_report ? std::optional(CaseLog::exchange(*m_report)) : std::nullopt);
    case Handshake: {
        const bool weAsked = !m_report || m_report->question.side == Side::Server;
        const QByteArray sent = m_report ? m_report->sentHead : QByteArray();
        const QByteArray received = m_report ? m_report->receivedHead : QByteArray();
        return m_handshake->setHeads({weAsked ? sent : received, weAsked ? received : sent});
    }
    default:
        break;
    }
    if (m_report)
        m_text->setHtml(CaseText::page(*m_report, m_before ? &*m_before : nullptr, palette()));
    else if (m_question)
        m_text->setHtml(CaseText::page(*m_question, palette()));
    else
        m_text->setPlainText(tr("Select a case to see what came of it."));
    // Also once there is the room for it that is still to come.
    m_text->verticalScrollBar()->setValue(0);
    QTimer::singleShot(0, m_text, [text = m_text] { text->verticalScrollBar()->setValue(0); });
}

void CaseDetail::showPage(Page page)
{
    if (m_forms->isTabEnabled(page))
        m_forms->setCurrentIndex(page);
}

void CaseDetail::setCanAsk(bool can)
{
    m_canAsk = can;
    m_ask->setEnabled(m_question && can);
}

void CaseDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fillPage();
}

} // namespace ui
