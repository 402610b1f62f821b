#include "ui/compose/MessageMaker.h"

#include "ui/compose/Base64Text.h"
#include "ui/compose/DraftText.h"
#include "ui/compose/HexText.h"

namespace ui {

using workbench::Expansion;
using workbench::JsonFormatter;
using workbench::TemplateExpander;

MadeMessage MessageMaker::make(Form form, const QString &text, TemplateExpander &expander)
{
    // What is no message at all doesn't count: the counter is that of messages.
    TemplateExpander trial = expander;
    const MadeMessage made = from(form, text, trial.expand(text), expander.environment().name);
    if (made.message)
        expander.setCount(trial.count());
    return made;
}

MadeMessage MessageMaker::look(Form form, const QString &text, const TemplateExpander &expander)
{
    constexpr qsizetype shown = 4000;
    MadeMessage made =
        from(form, text, expander.preview(text, TemplateExpander::Secrets::Shown), expander.environment().name);
    if (made.hasMentions && made.problem.isEmpty())
        made.preview = expander.preview(text).text.left(shown);
    return made;
}

MadeMessage MessageMaker::from(Form form, const QString &text, const Expansion &expansion, const QString &environment)
{
    MadeMessage made;
    made.hasMentions = expansion.hasMentions;
    made.hasGenerated = expansion.hasGenerated;
    if (form == Form::Json)
        fromJson(made, text, expansion);
    if (!made.problem.isEmpty())
        return made;
    if (!expansion.isComplete()) {
        const workbench::TemplateProblem &problem = expansion.problems.first();
        made.message.reset();
        made.problem = DraftText::templateProblem(problem, environment);
        made.position = problem.position;
        made.length = problem.length;
        return made;
    }
    if (form == Form::Hex || form == Form::Base64)
        fromBytes(made, form, expansion.text);
    else
        made.message = wslib::Message{wslib::Opcode::Text, expansion.text.toUtf8()};
    return made;
}

void MessageMaker::fromJson(MadeMessage &made, const QString &text, const Expansion &expansion)
{
    if (const auto error = JsonFormatter::check(text, JsonFormatter::Mentions::Accepted)) {
        made.problem = DraftText::jsonError(*error);
        made.position = error->position;
        made.length = error->length;
        made.incomplete = error->kind == workbench::JsonError::Kind::Empty;
    } else if (made.hasMentions && expansion.isComplete()) {
        // A value may have quotes or brackets in it: only what is sent shows whether it is JSON.
        if (auto inside = JsonFormatter::check(expansion.text)) {
            if (expansion.hasSecret)
                inside->found.clear(); // it may be the secret
            made.problem = tr("With the variables put in, this is no JSON. %1").arg(DraftText::jsonError(*inside));
        }
    }
}

void MessageMaker::fromBytes(MadeMessage &made, Form form, const QString &expanded)
{
    const TypedBytes typed = form == Form::Hex ? HexText::parse(expanded) : Base64Text::parse(expanded);
    if (typed.error.isEmpty()) {
        made.message = wslib::Message{wslib::Opcode::Binary, typed.bytes};
        return;
    }
    made.problem = made.hasMentions ? tr("With the variables put in: %1").arg(typed.error) : typed.error;
    made.position = made.hasMentions ? 0 : typed.position;
    made.length = made.hasMentions ? 0 : typed.length;
    made.incomplete = typed.incomplete;
}

} // namespace ui
