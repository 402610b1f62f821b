#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"

#include <QTreeWidget>

namespace ui {

/// The certificates that a server sent, its own first: what each says, and which link of the chain is wrong and why.
class CertificateTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit CertificateTree(QWidget *parent = nullptr);

    void show(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    /// A line for each link: "1. localhost: expired on …". The issuer that is missing is one, too.
    static QStringList summary(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addLink(const QSslCertificate &certificate, const QString &title, bool isWrong);
    void addMissing(const QString &title);
};

} // namespace ui
