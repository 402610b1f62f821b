#include "ui/compose/DraftText.h"

namespace ui {

using workbench::JsonError;
using workbench::TemplateProblem;

QString DraftText::form(Form form)
{
    switch (form) {
    case Form::Text:
        return tr("Text");
    case Form::Json:
        return tr("JSON");
    case Form::Hex:
        return tr("Hex");
    case Form::Base64:
        return tr("Base64");
    case Form::File:
        break;
    }
    return tr("File");
}

QString DraftText::jsonError(const JsonError &error)
{
    if (error.kind == JsonError::Kind::Empty)
        return tr("There is no JSON yet.");
    return tr("Line %1, column %2: %3")
        .arg(QString::number(error.line), QString::number(error.column), jsonCause(error));
}

QString DraftText::jsonCause(const JsonError &error)
{
    using Kind = JsonError::Kind;
    switch (error.kind) {
    case Kind::Empty:
    case Kind::EndsEarly:
        return tr("The text ends, but a bracket is still open.");
    case Kind::ValueExpected:
        return tr("A value is missing here.");
    case Kind::NameExpected:
        return tr("In an object, a name in double quotes stands here.");
    case Kind::ColonExpected:
        return tr("A colon is missing behind the name.");
    case Kind::CommaExpected:
        return tr("A comma is missing, or a closing bracket.");
    case Kind::TrailingComma:
        return tr("The comma before this bracket has nothing behind it. Take it away.");
    case Kind::WrongBracket:
        return tr("This bracket closes another kind than the one that is open.");
    case Kind::MoreThanOneValue:
        return tr("The JSON is complete before this; nothing may follow it.");
    case Kind::SingleQuotes:
        return tr("Strings stand in double quotes, not in single ones.");
    case Kind::Comment:
        return tr("JSON has no comments.");
    case Kind::UnknownWord:
        return error.found.isEmpty()
                   ? tr("Text stands in double quotes. Without them there is only true, false and null.")
                   : tr("“%1” is no JSON. Text stands in double quotes; without them there is only "
                        "true, false and null.")
                         .arg(error.found);
    case Kind::BadNumber:
        return tr("Numbers are written like 12, -0.5 or 1e6.");
    case Kind::BadEscape:
        return tr("After a backslash comes one of \" \\ / b f n r t, or u and four hex digits.");
    case Kind::ControlCharacter:
        return tr("A tab or another control character can't stand in a string. Write \\t, or \\u and four hex digits.");
    case Kind::OpenString:
        return tr("This string has no closing quote. (A line break in it is written \\n.)");
    case Kind::UnexpectedBracket:
        return tr("This bracket closes nothing.");
    }
    return {};
}

QString DraftText::templateProblem(const TemplateProblem &problem, const QString &environment)
{
    using Kind = TemplateProblem::Kind;
    switch (problem.kind) {
    case Kind::UnknownVariable:
        return environment.isEmpty()
                   ? tr("There is no variable “%1”, since no environment is chosen. To send the braces as they are, "
                        "write "
                        "\\{{.")
                         .arg(problem.name)
                   : tr("The environment “%1” has no variable “%2”. To send the braces as they are, write \\{{.")
                         .arg(environment, problem.name);
    case Kind::UnknownGenerator:
        return tr("“%1” is no value that can be generated. There are %2.")
            .arg(problem.name, workbench::TemplateExpander::generators().join(QStringLiteral(", ")));
    case Kind::BadArgument:
        return tr("“%1” can't be told that. It is written like {{$uuid}}, {{$counter 100}}, {{$random 1 6}}, "
                  "{{$randomHex "
                  "16}} or {{$randomText 8}}.")
            .arg(problem.name);
    case Kind::Cycle:
        return tr("The value of the variable “%1” mentions itself, so it would never end.").arg(problem.name);
    case Kind::TooDeep:
        return tr("The variables mention one another too deeply; “%1” is one too many.").arg(problem.name);
    case Kind::TooLong:
        return tr("With the variable “%1” put in, the text would be longer than 64 million characters.")
            .arg(problem.name);
    }
    return {};
}

QString DraftText::refusal(wslib::Endpoint::SendResult why)
{
    using Result = wslib::Endpoint::SendResult;
    switch (why) {
    case Result::InvalidUtf8:
        return tr("That is not valid UTF-8, so it can't go in a text message. Send it as binary.");
    case Result::TooLong:
        return tr("A ping or a pong has room for 125 bytes only.");
    case Result::InvalidCode:
        return tr("That close code must not be sent. Use 1000 to 1003, 1007 to 1014, or 3000 to 4999.");
    case Result::BufferFull:
        return tr("The server doesn't read what it is sent, and enough is waiting for it. Try again later.");
    case Result::NotOpen:
    case Result::Queued:
        break;
    }
    return tr("There is no open connection. Connect first; what you typed is kept.");
}

QString DraftText::summary(const workbench::MessageDraft &draft)
{
    constexpr qsizetype enough = 200;
    return draft.text().left(enough).simplified();
}

} // namespace ui
