#pragma once

#include "ui/conformance/CaseMatrix.h"
#include "workbench/conformance/LabRun.h"

#include <QCoreApplication>

#include <variant>

class QSettings;

namespace ui {

class LabForm;

/// What is asked of whom, as it was typed.
class LabRequest
{
    Q_DECLARE_TR_FUNCTIONS(ui::LabRequest)

public:
    /// What @p form says, for these cases; or a sentence on what is wrong with it.
    static std::variant<workbench::conformance::LabOptions, QString>
    of(const LabForm &form, const QList<workbench::conformance::Case> &cases);
    /// The host that is asked; of clients, the address that they come to. Empty: it can't be read.
    static QString host(const LabForm &form);

    /// What was chosen the last time.
    static CaseMatrix::Choice loadChoice(const QSettings &settings);
    static void saveChoice(QSettings &settings, const CaseMatrix::Choice &choice);
};

} // namespace ui
