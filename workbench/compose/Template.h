#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace workbench {

/// A text that mentions variables, taken apart: `{{name}}` for one of the environment, `{{$name argument …}}` for a generated
/// value. `\{{` stands for two plain braces; of backslashes in front of braces, an even number is just that many backslashes.
class Template
{
public:
    /// One `{{…}}`, where it stands in the text.
    struct Mention
    {
        qsizetype position = 0; ///< Of the first brace.
        qsizetype length = 0;   ///< To behind the last one.
        QString name;           ///< Without blanks around; of a generated value with its dollar sign.
        QStringList arguments;  ///< Of generated values only.

        bool isGenerated() const { return name.startsWith(u'$'); }
        bool operator==(const Mention &) const = default;
    };

    /// What the text is made of, in its order: literal text (braces no longer escaped), or a mention.
    struct Piece
    {
        QString text;
        int mention = -1; ///< Its index in mentions(), or -1.
    };

    explicit Template(const QString &text);

    const QList<Piece> &pieces() const { return m_pieces; }
    const QList<Mention> &mentions() const { return m_mentions; }
    /// Whether there is nothing to be put in, and no escape to be taken away.
    bool isPlain() const { return m_plain; }

private:
    void addText(QStringView text);
    void addMention(QStringView inner, qsizetype position, qsizetype length);

    QList<Piece> m_pieces;
    QList<Mention> m_mentions;
    bool m_plain = true;
};

} // namespace workbench
