#include "workbench/profile/RequestFields.h"

#include "wslib/protocol/HttpHeaders.h"

namespace workbench {

namespace {

// Fields that the handshake sets by itself, with the page where their part is set instead.
QString ownFieldProblem(const QByteArray &name)
{
    const QString text = QString::fromLatin1(name);
    if (wslib::equalsIgnoringCase(name, "Sec-WebSocket-Protocol"))
        return QStringLiteral("The header %1 is made from the subprotocols. List them there.").arg(text);
    if (wslib::equalsIgnoringCase(name, "Sec-WebSocket-Extensions"))
        return QStringLiteral("The header %1 is made from the compression options. Set them there.").arg(text);
    for (const char *own :
         {"Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Accept"}) {
        if (wslib::equalsIgnoringCase(name, own))
            return QStringLiteral("The header %1 is set by the handshake itself. Switch its row off.").arg(text);
    }
    return {};
}

} // namespace

QString RequestFields::headerProblem(const NamedValue &row)
{
    if (row.name.trimmed().isEmpty())
        return row.value.isEmpty()
                   ? QString()
                   : QStringLiteral("The header with the value \"%1\" has no name. Type one, or switch the "
                                    "row off.")
                         .arg(shown(row.value));
    QString name = row.name.trimmed();
    if (!wslib::isToken(name.replace(variable(), QStringLiteral("x")).toUtf8()))
        return QStringLiteral(
                   "\"%1\" can't be the name of a header: names are letters, digits and !#$%&'*+-.^_`|~, with no "
                   "blanks or colons.")
            .arg(shown(row.name));
    if (!wslib::isFieldValue(row.value.toUtf8()))
        return QStringLiteral(
                   "The value of the header %1 has a line break or another control character, which a header "
                   "can't carry.")
            .arg(shown(row.name));
    return ownFieldProblem(row.name.trimmed().toUtf8());
}

QString RequestFields::cookieProblem(const NamedValue &row)
{
    if (row.name.trimmed().isEmpty())
        return row.value.isEmpty()
                   ? QString()
                   : QStringLiteral("The cookie with the value \"%1\" has no name. Type one, or switch the "
                                    "row off.")
                         .arg(shown(row.value));
    QString name = row.name.trimmed();
    if (!wslib::isToken(name.replace(variable(), QStringLiteral("x")).toUtf8()))
        return QStringLiteral(
                   "\"%1\" can't be the name of a cookie: names are letters, digits and !#$%&'*+-.^_`|~, with no "
                   "blanks.")
            .arg(shown(row.name));
    if (row.value.contains(u';') || !wslib::isFieldValue(row.value.toUtf8()))
        return QStringLiteral("The value of the cookie %1 has a semicolon or a control character, which would end it. "
                              "Percent-encode it, as servers do.")
            .arg(shown(row.name));
    return {};
}

QString RequestFields::subprotocolProblem(const QStringList &names)
{
    for (const QString &name : names) {
        QString plain = name;
        if (!wslib::isToken(plain.replace(variable(), QStringLiteral("x")).toUtf8()))
            return QStringLiteral(
                       "\"%1\" can't be the name of a subprotocol: use letters, digits and !#$%&'*+-.^_`|~, with "
                       "no blanks.")
                .arg(shown(name));
        if (names.count(name) > 1)
            return QStringLiteral("The subprotocol \"%1\" is listed twice. Each can be offered once (RFC 6455 §4.1).")
                .arg(name);
    }
    return {};
}

QString RequestFields::shown(const QString &text)
{
    constexpr qsizetype longest = 40;
    const QString line = text.simplified();
    return line.size() > longest ? line.first(longest) + QStringLiteral("…") : line;
}

const QRegularExpression &RequestFields::variable()
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\{.*?\\}\\}"));
    return pattern;
}

} // namespace workbench
