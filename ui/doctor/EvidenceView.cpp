#include "ui/doctor/EvidenceView.h"

#include "ui/Named.h"
#include "ui/doctor/CertificateTree.h"
#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "workbench/doctor/HttpHints.h"
#include "workbench/doctor/SecretMask.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui {

using workbench::Evidence;
using workbench::FailedOpening;

namespace {

// Bytes that are no text must be seen, and none of them may do anything.
QString headText(const QByteArray &head, bool secrets)
{
    QString text = QString::fromUtf8(secrets ? head : workbench::SecretMask::masked(head));
    text.remove(u'\r');
    for (QChar &character : text) {
        if (character.unicode() < 0x20 && character != u'\n' && character != u'\t')
            character = QChar(0x2400 + character.unicode()); // its picture: ␀, ␕ …
    }
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

QString bodyText(const FailedOpening &failure)
{
    const QByteArray &body = failure.error.responseBody;
    const auto text = workbench::bodyText(failure.error.response.headers, body);
    const qint64 announced = failure.error.response.headers.value("Content-Length").value_or(QByteArray()).toLongLong();
    if (text && announced > body.size())
        return *text + QStringLiteral("\n\n")
               + EvidenceView::tr("… (only the first %1 are kept)").arg(EntryText::size(body.size()));
    if (text)
        return *text;
    const QString type =
        QString::fromUtf8(failure.error.response.headers.value("Content-Type").value_or("application/octet-stream"));
    return EvidenceView::tr("%1 of %2").arg(EntryText::size(body.size()), type);
}

QString redirectText(const FailedOpening &failure, bool secrets)
{
    QStringList parts;
    for (const wslib::HandshakeHeads &heads : failure.opening.redirects)
        parts += headText(heads.request, secrets) + QStringLiteral("\n\n") + headText(heads.response, secrets);
    return parts.join(QStringLiteral("\n\n────────\n\n"));
}

} // namespace

EvidenceView::EvidenceView(QWidget *parent)
    : QWidget(parent)
    , m_tabs(named(new QTabBar(this), QStringLiteral("doctorTabs"), tr("Evidence")))
    , m_reveal(named(new QCheckBox(tr("Show secrets"), this), QStringLiteral("showSecrets"), tr("Show secrets")))
    , m_copyPem(
          named(new QPushButton(tr("Copy PEM"), this), QStringLiteral("copyPem"), tr("Copy the certificates as PEM")))
    , m_pages(new QStackedWidget(this))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("evidenceText"), tr("Evidence as text")))
    , m_certificates(new CertificateTree(this))
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_reveal->setToolTip(tr("Show credentials, cookies and tokens as they were sent"));
    giveIcon(m_copyPem, QStringLiteral("copy"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    useMonospace(m_text);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_certificates);
    // What is read scrolls by itself; it must not ask for more room than there is.
    followFont(m_pages, [this] { m_pages->setMinimumHeight(m_pages->fontMetrics().height() * 5); });
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_reveal);
    head->addWidget(m_copyPem);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &EvidenceView::showPage);
    connect(m_reveal, &QCheckBox::toggled, this, [this] { showPage(m_tabs->currentIndex()); });
    connect(m_copyPem, &QPushButton::clicked, this, &EvidenceView::copyPem);
}

void EvidenceView::show(const FailedOpening &failure, const workbench::Diagnosis &diagnosis)
{
    m_failure = failure;
    {
        const QSignalBlocker quiet(m_tabs);
        const QSignalBlocker still(m_reveal);
        m_reveal->setChecked(false);
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
        for (const Evidence evidence : {Evidence::Request, Evidence::Response, Evidence::Body, Evidence::Redirects,
                                        Evidence::Proxy, Evidence::Certificates}) {
            if (diagnosis.evidence.contains(evidence))
                m_tabs->setTabData(m_tabs->addTab(label(evidence)), static_cast<int>(evidence));
        }
    }
    m_tabs->updateGeometry(); // which it leaves out while it is hidden
    m_certificates->show(failure, diagnosis);
    setVisible(!diagnosis.evidence.isEmpty());
    if (!diagnosis.evidence.isEmpty())
        showTab(diagnosis.evidence.first());
}

void EvidenceView::showTab(Evidence evidence)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toInt() == static_cast<int>(evidence))
            m_tabs->setCurrentIndex(i);
    }
    showPage(m_tabs->currentIndex());
}

bool EvidenceView::areSecretsShown() const
{
    return m_reveal->isChecked();
}

QString EvidenceView::label(Evidence evidence) const
{
    switch (evidence) {
    case Evidence::Request:
        return tr("Request");
    case Evidence::Response:
        return m_failure.error.response.status == 0 ? tr("What came") : tr("Answer");
    case Evidence::Body:
        return tr("Body (%1)").arg(EntryText::size(m_failure.error.responseBody.size()));
    case Evidence::Redirects:
        return tr("Redirects (%1)").arg(m_failure.opening.redirects.size());
    case Evidence::Proxy:
        return tr("Proxy's answer");
    case Evidence::Certificates:
        break;
    }
    return tr("Certificates (%1)").arg(m_failure.opening.tls.peerChain.size());
}

QString EvidenceView::text(Evidence evidence, const FailedOpening &failure, bool secrets)
{
    switch (evidence) {
    case Evidence::Request:
        return headText(failure.opening.heads.request, secrets);
    case Evidence::Response:
        return headText(failure.opening.heads.response, secrets);
    case Evidence::Body:
        return bodyText(failure);
    case Evidence::Redirects:
        return redirectText(failure, secrets);
    case Evidence::Proxy:
        return headText(failure.opening.proxyAnswer, secrets);
    case Evidence::Certificates:
        break;
    }
    return {};
}

void EvidenceView::showPage(int tab)
{
    if (tab < 0)
        return;
    const auto evidence = static_cast<Evidence>(m_tabs->tabData(tab).toInt());
    const bool certificates = evidence == Evidence::Certificates;
    m_pages->setCurrentIndex(certificates ? 1 : 0);
    m_copyPem->setVisible(certificates);
    const QString masked = text(evidence, m_failure, false);
    m_reveal->setVisible(masked != text(evidence, m_failure, true));
    m_text->setPlainText(m_reveal->isChecked() ? text(evidence, m_failure, true) : masked);
    m_text->setAccessibleName(tr("Evidence: %1").arg(m_tabs->tabText(tab)));
}

void EvidenceView::copyPem()
{
    QGuiApplication::clipboard()->setText(QString::fromLatin1(workbench::toPem(m_failure.opening.tls.peerChain)));
}

} // namespace ui
