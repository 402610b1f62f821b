#include "ui/doctor/DoctorReport.h"

#include "ui/doctor/CertificateTree.h"
#include "ui/doctor/DiagnosisText.h"
#include "ui/doctor/EvidenceView.h"
#include "workbench/doctor/SecretMask.h"

namespace ui {

using workbench::Evidence;

QString DoctorReport::text(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis,
                           const QStringList &timings)
{
    const DiagnosisText::Words words = DiagnosisText::of(diagnosis);
    QStringList parts{words.headline + u'\n' + words.advice};
    const QByteArray url = workbench::SecretMask::maskedUrl(diagnosis.url.toUtf8());
    parts += tr("URL: %1").arg(QString::fromUtf8(url)) + u'\n' + timings.join(u'\n');
    if (!failure.opening.tls.protocol.isEmpty())
        parts += failure.opening.tls.protocol + QStringLiteral(", ") + failure.opening.tls.cipher;
    const auto add = [&](Evidence evidence, const QString &title) {
        if (diagnosis.evidence.contains(evidence))
            parts += QStringLiteral("== %1 ==\n").arg(title) + EvidenceView::text(evidence, failure, false);
    };
    add(Evidence::Redirects, tr("Redirects"));
    add(Evidence::Proxy, tr("Proxy's answer"));
    add(Evidence::Request, tr("Request"));
    add(Evidence::Response, tr("Answer"));
    add(Evidence::Body, tr("Body"));
    if (diagnosis.evidence.contains(Evidence::Certificates))
        parts += QStringLiteral("== %1 ==\n").arg(tr("Certificates"))
                 + CertificateTree::summary(failure, diagnosis).join(u'\n') + u'\n'
                 + QString::fromLatin1(workbench::toPem(failure.opening.tls.peerChain));
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace ui
