#include "workbench/compose/Template.h"

#include <QRegularExpression>

namespace workbench {

namespace {

// What stands between the braces: on one line, and with no brace in it. `{{{` is a brace, then a mention.
const QRegularExpression &mentionPattern()
{
    static const QRegularExpression pattern(QStringLiteral(R"(\{\{([^{}\r\n]+)\}\})"));
    return pattern;
}

qsizetype backslashesBefore(QStringView text, qsizetype position)
{
    qsizetype count = 0;
    while (count < position && text[position - 1 - count] == u'\\')
        ++count;
    return count;
}

} // namespace

Template::Template(const QString &text)
{
    // 1. Mostly there is nothing to do, and then the text isn't even copied.
    if (!text.contains(QLatin1String("{{"))) {
        m_pieces.append({text, -1});
        return;
    }
    // 2. From mention to mention; an escaped pair of braces is text up to and with them.
    const QStringView view(text);
    qsizetype done = 0;
    qsizetype from = 0;
    while ((from = view.indexOf(QLatin1String("{{"), from)) >= 0) {
        if (backslashesBefore(view, from) % 2 == 1) {
            m_plain = false;
            addText(view.sliced(done, from - 1 - done));
            addText(QStringView(u"{{"));
            done = from += 2;
            continue;
        }
        const auto match = mentionPattern().match(text, from, QRegularExpression::NormalMatch,
                                                  QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch() || match.capturedView(1).trimmed().isEmpty()) {
            ++from;
            continue;
        }
        m_plain = false;
        addText(view.sliced(done, from - done));
        addMention(match.capturedView(1).trimmed(), from, match.capturedLength());
        done = from += match.capturedLength();
    }
    addText(view.sliced(done));
}

void Template::addText(QStringView text)
{
    if (text.isEmpty())
        return;
    if (!m_pieces.isEmpty() && m_pieces.last().mention < 0)
        m_pieces.last().text += text;
    else
        m_pieces.append({text.toString(), -1});
}

void Template::addMention(QStringView inner, qsizetype position, qsizetype length)
{
    Mention mention{position, length, inner.toString(), {}};
    if (mention.isGenerated()) {
        static const QRegularExpression blanks(QStringLiteral("\\s+"));
        mention.arguments = mention.name.split(blanks);
        mention.name = mention.arguments.takeFirst();
    }
    m_pieces.append({QString(), static_cast<int>(m_mentions.size())});
    m_mentions.append(mention);
}

} // namespace workbench
