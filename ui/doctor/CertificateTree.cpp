#include "ui/doctor/CertificateTree.h"

#include "ui/Named.h"
#include "ui/doctor/DiagnosisText.h"
#include "ui/theme/Icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace ui {

using workbench::CertificateFault;

namespace {

bool isMissingIssuer(QSslError::SslError error)
{
    return error == QSslError::UnableToGetIssuerCertificate || error == QSslError::UnableToGetLocalIssuerCertificate
           || error == QSslError::UnableToVerifyFirstCertificate || error == QSslError::CertificateUntrusted;
}

QTreeWidgetItem *addField(QTreeWidgetItem *parent, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return nullptr;
    auto *item = new QTreeWidgetItem(parent, {name, value});
    item->setToolTip(1, QStringLiteral("<span>%1</span>").arg(value.toHtmlEscaped()));
    return item;
}

QString fullName(const QSslCertificate &certificate, bool issuer)
{
    QStringList parts;
    for (const auto info : {QSslCertificate::CommonName, QSslCertificate::OrganizationalUnitName,
                            QSslCertificate::Organization, QSslCertificate::CountryName})
        parts += issuer ? certificate.issuerInfo(info) : certificate.subjectInfo(info);
    return parts.join(QStringLiteral(", "));
}

} // namespace

CertificateTree::CertificateTree(QWidget *parent)
    : QTreeWidget(parent)
{
    named(this, QStringLiteral("certificateTree"), tr("Certificates that the server sent"));
    setColumnCount(2);
    setHeaderHidden(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAlternatingRowColors(false);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

QStringList CertificateTree::summary(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis)
{
    const QList<QSslCertificate> &chain = failure.opening.tls.peerChain;
    const QList<CertificateFault> faults = workbench::faultsOf(chain, failure.error.tlsErrors);
    QStringList lines;
    QString missing;
    for (qsizetype link = 0; link < chain.size(); ++link) {
        QStringList wrong;
        for (const CertificateFault &fault : faults) {
            if (fault.link != link)
                continue;
            wrong += DiagnosisText::fault(fault, diagnosis.expectedName);
            if (isMissingIssuer(fault.error))
                missing = fault.issuer;
        }
        const QString name = workbench::certificateName(chain[link]);
        lines += wrong.isEmpty()
                     ? tr("%1. %2").arg(QString::number(link + 1), name)
                     : tr("%1. %2: %3").arg(QString::number(link + 1), name, wrong.join(QStringLiteral("; ")));
    }
    if (!missing.isEmpty())
        lines += tr("%1. Missing: “%2”").arg(QString::number(chain.size() + 1), missing);
    return lines;
}

void CertificateTree::show(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis)
{
    clear();
    const QList<QSslCertificate> &chain = failure.opening.tls.peerChain;
    const QList<CertificateFault> faults = workbench::faultsOf(chain, failure.error.tlsErrors);
    const QStringList titles = summary(failure, diagnosis);
    for (qsizetype link = 0; link < chain.size(); ++link) {
        const bool isWrong = std::any_of(faults.cbegin(), faults.cend(),
                                         [link](const CertificateFault &fault) { return fault.link == link; });
        addLink(chain[link], titles[link], isWrong);
    }
    if (titles.size() > chain.size())
        addMissing(titles.last());
}

void CertificateTree::addLink(const QSslCertificate &certificate, const QString &title, bool isWrong)
{
    auto *item = new QTreeWidgetItem(this, {title});
    item->setFirstColumnSpanned(true);
    item->setIcon(0, isWrong ? icon(QStringLiteral("kind-failure"), IconTone::Danger)
                             : icon(QStringLiteral("state-open"), IconTone::Success));
    item->setData(0, Qt::AccessibleTextRole, isWrong ? tr("Wrong: %1").arg(title) : title);
    QFont bold = font();
    bold.setBold(isWrong);
    item->setFont(0, bold);
    addField(item, tr("For"), workbench::certificateNames(certificate).join(QStringLiteral(", ")));
    addField(item, tr("Subject"), fullName(certificate, false));
    addField(item, tr("Issuer"), fullName(certificate, true));
    addField(item, tr("Good from"), DiagnosisText::date(certificate.effectiveDate()));
    addField(item, tr("Good until"), DiagnosisText::date(certificate.expiryDate()));
    addField(item, tr("Key"), workbench::keyText(certificate));
    addField(item, tr("Serial number"), QString::fromLatin1(certificate.serialNumber()));
    addField(item, tr("SHA-256"), workbench::fingerprint(certificate));
    item->setExpanded(isWrong || topLevelItemCount() == 1);
}

void CertificateTree::addMissing(const QString &title)
{
    auto *item = new QTreeWidgetItem(this, {title});
    item->setFirstColumnSpanned(true);
    item->setIcon(0, icon(QStringLiteral("kind-failure"), IconTone::Danger));
    QFont bold = font();
    bold.setBold(true);
    item->setFont(0, bold);
}

void CertificateTree::keyPressEvent(QKeyEvent *event)
{
    const QTreeWidgetItem *item = currentItem();
    if (event->matches(QKeySequence::Copy) && item != nullptr) {
        QGuiApplication::clipboard()->setText(item->text(1).isEmpty() ? item->text(0) : item->text(1));
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

} // namespace ui
