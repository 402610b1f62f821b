#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// All of a diagnosis and its evidence as plain text, for a colleague or a bug tracker. Secrets are never in it.
struct DoctorReport
{
    Q_DECLARE_TR_FUNCTIONS(ui::DoctorReport)

public:
    static QString text(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis,
                        const QStringList &timings);
};

} // namespace ui
