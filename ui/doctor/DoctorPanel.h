#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"

#include <QFrame>
#include <QHash>
#include <QSet>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

class EvidenceView;
class TimingBar;

/// Why a connection couldn't be opened, in place of a message: a sentence on the cause and one on what to do, buttons that do
/// it, and the evidence under it.
class DoctorPanel : public QFrame
{
    Q_OBJECT

public:
    explicit DoctorPanel(QWidget *parent = nullptr);

    /// Which remedies have a button; those that nobody could carry out have none. Before anything is shown.
    void setOffered(const QSet<workbench::Remedy> &remedies) { m_offered = remedies; }

    /// Takes what is to be shown. Doesn't bring the panel itself on screen.
    void explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    /// Nothing failed: the evidence is let go of.
    void forget();
    bool hasDiagnosis() const { return m_hasDiagnosis; }
    const workbench::Diagnosis &diagnosis() const { return m_diagnosis; }
    QString headline() const;
    QString advice() const;
    /// Puts the keyboard onto the first button.
    void takeFocus();

Q_SIGNALS:
    void remedyRequested(workbench::Remedy remedy);
    /// Somebody wants the room back; the diagnosis stays.
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *makeText(const QString &name, const QString &accessibleName);
    QWidget *makeContent();
    QLayout *makeHead();
    QHBoxLayout *makeActions();
    void showRemedies();
    QList<workbench::Remedy> offeredRemedies() const;
    void copyReport();
    void drawIcon();

    workbench::FailedOpening m_failure;
    workbench::Diagnosis m_diagnosis;
    bool m_hasDiagnosis = false;
    QSet<workbench::Remedy> m_offered;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_advice;
    QHBoxLayout *m_actions;
    QHash<workbench::Remedy, QPushButton *> m_buttons;
    QPushButton *m_report;
    TimingBar *m_timings;
    EvidenceView *m_evidence;
};

} // namespace ui
