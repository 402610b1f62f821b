#pragma once

#include "workbench/compose/JsonFormatter.h"

#include <QStringView>

namespace workbench {

/// Cuts JSON into its tokens and finds what is no token. It knows no grammar: JsonFormatter does.
class JsonScanner
{
public:
    enum class Token { End, Open, Close, Comma, Colon, String, Scalar, Error };

    JsonScanner(QStringView text, JsonFormatter::Mentions mentions)
        : m_text(text)
        , m_mentions(mentions)
    {
    }

    /// Goes to the next token.
    Token next();
    /// The one it stands on.
    Token token() const { return m_token; }
    qsizetype position() const { return m_start; }
    QStringView text() const { return m_text.sliced(m_start, m_at - m_start); }
    /// Of Token::Error.
    JsonError::Kind error() const { return m_error; }

private:
    Token fail(JsonError::Kind kind, qsizetype position, qsizetype length);
    Token string();
    bool escape();
    Token scalar();
    Token word();
    qsizetype mentionAt(qsizetype position) const;

    QStringView m_text;
    JsonFormatter::Mentions m_mentions;
    Token m_token = Token::End;
    JsonError::Kind m_error = JsonError::Kind::Empty;
    qsizetype m_start = 0; ///< Of the token.
    qsizetype m_at = 0;    ///< Behind it.
};

} // namespace workbench
