#pragma once

#include <QString>

#include <optional>

namespace workbench {

/// Why a text is no JSON (RFC 8259), and where.
struct JsonError
{
    enum class Kind {
        Empty,             ///< There is nothing.
        EndsEarly,         ///< Brackets are open, or a value is missing, at the end.
        ValueExpected,     ///< Something else stands there.
        NameExpected,      ///< In an object, where "name" should stand.
        ColonExpected,     ///< Behind a name.
        CommaExpected,     ///< Behind a value: a comma, or the bracket that is open.
        TrailingComma,     ///< Before a closing bracket.
        WrongBracket,      ///< ] closes what { has opened, or the other way round.
        MoreThanOneValue,  ///< The text goes on behind its value.
        SingleQuotes,      ///< JavaScript would take them.
        Comment,           ///< Likewise.
        UnknownWord,       ///< Not true, false or null: undefined, NaN, a name without quotes.
        BadNumber,         ///< +1, 01, .5, 1., 0x10.
        BadEscape,         ///< A backslash before what it can't stand before.
        ControlCharacter,  ///< In a string: a line break, a tab.
        OpenString,        ///< A string without an end.
        UnexpectedBracket, ///< A closing one where nothing is open.
    };

    Kind kind = Kind::Empty;
    qsizetype position = 0; ///< In UTF-16 units, as QString counts.
    qsizetype length = 0;
    int line = 1;   ///< From 1.
    int column = 1; ///< From 1, in characters.
    QString found;  ///< What stands there, if it is short.

    bool operator==(const JsonError &) const = default;
};

/// Checks JSON and lays it out anew, token by token: the order of names, the spelling of numbers and strings, even names that
/// come twice, stay as they are.
class JsonFormatter
{
public:
    /// Whether `{{variables}}` may stand where a value does. In strings they may always.
    enum class Mentions { Refused, Accepted };

    /// The first error, or nothing if all is well.
    static std::optional<JsonError> check(const QString &text, Mentions mentions = Mentions::Refused);
    /// One value a line, indented by @p indent blanks a level; nothing if @p text is no JSON.
    static std::optional<QString> beautified(const QString &text, int indent = 2);
    /// Without any blank outside of strings; nothing if @p text is no JSON.
    static std::optional<QString> minified(const QString &text);
};

} // namespace workbench
