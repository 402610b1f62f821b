#include "ui/client/LogOrReason.h"

#include "ui/doctor/DoctorPanel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "workbench/doctor/Doctor.h"

#include <QApplication>

#include <utility>

namespace ui {

using workbench::Remedy;

LogOrReason::LogOrReason(LogView *log, QWidget *parent)
    : QStackedWidget(parent)
    , m_log(log)
    , m_doctor(new DoctorPanel(this))
{
    addWidget(m_log);
    addWidget(m_doctor);
    m_doctor->setOffered({Remedy::TryAgain, Remedy::UseTls, Remedy::UsePlain, Remedy::StartLocalServer, Remedy::EditUrl,
                          Remedy::FollowRedirect, Remedy::OpenHeaders, Remedy::OpenSubprotocols, Remedy::OpenAuth,
                          Remedy::OpenTls, Remedy::OpenProxy, Remedy::OpenOptions});
    connect(m_doctor, &DoctorPanel::remedyRequested, this, &LogOrReason::remedyRequested);
    connect(m_doctor, &DoctorPanel::dismissed, this, [this] {
        show(m_log);
        m_log->table()->setFocus(Qt::OtherFocusReason);
    });
}

void LogOrReason::show(QWidget *page)
{
    setCurrentWidget(page);
    Q_EMIT reasonHidden(page != m_doctor && m_doctor->hasDiagnosis());
}

bool LogOrReason::explain(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis)
{
    if (failure.error.kind == wslib::Error::Kind::InvalidRequest)
        return false; // nothing was sent: the sentence says it all
    m_doctor->explain(failure, diagnosis);
    show(m_doctor);
    if (std::exchange(m_hadFocus, false))
        m_doctor->takeFocus();
    return true;
}

const workbench::Diagnosis &LogOrReason::diagnosis() const
{
    return m_doctor->diagnosis();
}

void LogOrReason::beginAgain()
{
    m_hadFocus = m_hadFocus || m_doctor->isAncestorOf(QApplication::focusWidget());
    m_doctor->forget();
    show(m_log);
}

void LogOrReason::forget()
{
    m_hadFocus = false;
    m_doctor->forget();
    show(m_log);
}

void LogOrReason::showReason()
{
    show(m_doctor);
    m_doctor->takeFocus();
}

QWidget *LogOrReason::reason() const
{
    return m_doctor;
}

} // namespace ui
