#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"

#include <QWidget>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace ui {

class CertificateTree;

/// What there is to look at of a failed opening, in tabs: heads, body, redirects, the proxy's answer, certificates. Secrets
/// are dots until a person asks to see them.
class EvidenceView : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceView(QWidget *parent = nullptr);

    /// Shows the most telling first; hides itself if there is nothing.
    void show(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    void showTab(workbench::Evidence evidence);
    bool areSecretsShown() const;

    /// What a tab of @p evidence says, secrets masked or not.
    static QString text(workbench::Evidence evidence, const workbench::FailedOpening &failure, bool secrets);

private:
    QString label(workbench::Evidence evidence) const;
    void showPage(int tab);
    void copyPem();

    workbench::FailedOpening m_failure;
    QTabBar *m_tabs;
    QCheckBox *m_reveal;
    QPushButton *m_copyPem;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_text;
    CertificateTree *m_certificates;
};

} // namespace ui
