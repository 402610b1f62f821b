#pragma once

#include "workbench/compose/JsonFormatter.h"
#include "workbench/compose/TemplateExpander.h"
#include "workbench/profile/MessageDraft.h"

#include "wslib/protocol/Endpoint.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// The words for what can be said about a message that is being written.
class DraftText
{
    Q_DECLARE_TR_FUNCTIONS(ui::DraftText)

public:
    using Form = workbench::MessageDraft::Form;

    static QString form(Form form);
    /// Why it isn't JSON: "Line 3, column 3: …".
    static QString jsonError(const workbench::JsonError &error);
    /// Why a variable can't be put in; @p environment is the name of the one that is chosen, or empty.
    static QString templateProblem(const workbench::TemplateProblem &problem, const QString &environment);
    /// Why something wasn't sent.
    static QString refusal(wslib::Endpoint::SendResult why);
    /// One line of what a draft says, for lists.
    static QString summary(const workbench::MessageDraft &draft);

private:
    static QString jsonCause(const workbench::JsonError &error);
};

} // namespace ui
