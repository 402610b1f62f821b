#pragma once

#include <QCoreApplication>

#include <memory>

class QWidget;

namespace ui {

class Dialogs;
class LabForm;

/// Whom the security half may be asked of: this machine, and whoever was agreed to.
class LabConsent
{
    Q_DECLARE_TR_FUNCTIONS(ui::LabConsent)

public:
    explicit LabConsent(std::shared_ptr<Dialogs> dialogs);

    /// Whether it may be asked of whom @p form says; of clients, whoever can reach us is attacked.
    bool covers(const LabForm &form) const;
    /// The same; where it isn't known, it is asked for, above @p parent.
    bool ask(const LabForm &form, QWidget *parent);

private:
    std::shared_ptr<Dialogs> m_dialogs;
    QString m_agreed; ///< The latest.
};

} // namespace ui
