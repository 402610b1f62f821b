#pragma once

#include "workbench/doctor/Cause.h"

#include <QStackedWidget>

namespace workbench {
struct Diagnosis;
struct FailedOpening;
} // namespace workbench

namespace ui {

class DoctorPanel;
class LogView;

/// A client's log, or in its place why there is no connection to log.
class LogOrReason : public QStackedWidget
{
    Q_OBJECT

public:
    /// Takes @p log.
    explicit LogOrReason(LogView *log, QWidget *parent = nullptr);

    /// A connection couldn't be opened. False if there is nothing to explain that the error doesn't say.
    bool explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    const workbench::Diagnosis &diagnosis() const;
    /// Another try begins: the log is shown, and the next reason, if there is one, gets the keyboard if this one has it.
    void beginAgain();
    /// A connection is open: there is no reason any more.
    void forget();
    /// Brings the reason back that was dismissed, with the keyboard in it.
    void showReason();
    /// Where the reason is told.
    QWidget *reason() const;

Q_SIGNALS:
    void remedyRequested(workbench::Remedy remedy);
    /// Whether there is a reason that isn't on screen.
    void reasonHidden(bool hidden);

private:
    void show(QWidget *page);

    LogView *m_log;
    DoctorPanel *m_doctor;
    bool m_hadFocus = false;
};

} // namespace ui
