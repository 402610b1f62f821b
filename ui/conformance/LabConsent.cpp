#include "ui/conformance/LabConsent.h"

#include "ui/Dialogs.h"
#include "ui/conformance/ConformanceText.h"
#include "ui/conformance/LabForm.h"
#include "ui/conformance/LabRequest.h"
#include "workbench/conformance/LocalHost.h"

#include <utility>

namespace ui {

using workbench::conformance::Side;

namespace {

QString attacked(const LabForm &form)
{
    return (form.side() == Side::Client ? QStringLiteral("clients ") : QString()) + LabRequest::host(form);
}

} // namespace

LabConsent::LabConsent(std::shared_ptr<Dialogs> dialogs)
    : m_dialogs(std::move(dialogs))
{
}

bool LabConsent::covers(const LabForm &form) const
{
    return workbench::conformance::isLocalHost(LabRequest::host(form)) || m_agreed == attacked(form);
}

bool LabConsent::ask(const LabForm &form, QWidget *parent)
{
    if (covers(form))
        return true;
    const QString question = ConformanceText::securityQuestion(LabRequest::host(form), form.side() == Side::Client);
    if (!m_dialogs->confirm(parent, question, tr("I May Test It")))
        return false;
    m_agreed = attacked(form);
    return true;
}

} // namespace ui
