#pragma once

#include "workbench/compose/TemplateExpander.h"
#include "workbench/profile/MessageDraft.h"

#include "wslib/protocol/Message.h"

#include <QCoreApplication>

#include <optional>

namespace ui {

/// What a draft comes to: a message, or a sentence on why it doesn't.
struct MadeMessage
{
    std::optional<wslib::Message> message; ///< Of Form::File: see MessageMaker.
    QString problem;                       ///< A sentence; empty if all is well.
    qsizetype position = 0;                ///< In the draft, of what is wrong …
    qsizetype length = 0;                  ///< … or 0, if it can't be said.
    bool incomplete = false;               ///< It may be right when it is typed to its end.
    bool hasMentions = false;              ///< `{{…}}`, or braces that are escaped.
    bool hasGenerated = false;             ///< It will be another one the next time.
    QString preview;                       ///< With mentions: what is sent, secrets masked, cut to what can be shown.
};

/// Makes messages of what was typed. May run in any thread.
class MessageMaker
{
    Q_DECLARE_TR_FUNCTIONS(ui::MessageMaker)

public:
    using Form = workbench::MessageDraft::Form;

    /// The message to send: counters count.
    static MadeMessage make(Form form, const QString &text, workbench::TemplateExpander &expander);
    /// The same for looking at: nothing counts, and there is a preview.
    static MadeMessage look(Form form, const QString &text, const workbench::TemplateExpander &expander);

private:
    static MadeMessage from(Form form, const QString &text, const workbench::Expansion &expansion,
                            const QString &environment);
    static void fromJson(MadeMessage &made, const QString &text, const workbench::Expansion &expansion);
    static void fromBytes(MadeMessage &made, Form form, const QString &expanded);
};

} // namespace ui
