#include "workbench/import/ProfileDraft.h"

#include <QSet>
#include <QUrl>

namespace workbench {

namespace {

// What a handshake makes anew each time; taking it over would only break it.
bool isMadeByHandshake(const QString &name)
{
    static const QSet<QString> names{QStringLiteral("connection"),
                                     QStringLiteral("upgrade"),
                                     QStringLiteral("sec-websocket-key"),
                                     QStringLiteral("sec-websocket-version"),
                                     QStringLiteral("sec-websocket-accept"),
                                     QStringLiteral("content-length"),
                                     QStringLiteral("content-type"),
                                     QStringLiteral("transfer-encoding"),
                                     QStringLiteral("accept-encoding"),
                                     QStringLiteral("accept"),
                                     QStringLiteral("te")};
    return names.contains(name);
}

} // namespace

void ProfileDraft::setUrl(const QString &url)
{
    if (hasUrl()) {
        note(QStringLiteral("Only the first URL was taken; \"%1\" was left out.").arg(url));
        return;
    }
    QString text = url.trimmed();
    for (const auto &[from, to] : {std::pair(u"https://", u"wss://"), std::pair(u"http://", u"ws://")}) {
        if (text.startsWith(QStringView(from), Qt::CaseInsensitive))
            text.replace(0, QStringView(from).size(), QString::fromUtf16(to));
    }
    m_profile.connection.url = text;
}

void ProfileDraft::addHeader(const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon > 0)
        addHeader(line.first(colon).trimmed(), line.sliced(colon + 1).trimmed());
    else if (line.endsWith(u';'))
        addHeader(line.chopped(1).trimmed(), QString()); // curl: a header without a value
    else
        note(QStringLiteral("The header \"%1\" has no colon, so it was left out.").arg(line));
}

void ProfileDraft::addHeader(const QString &name, const QString &value)
{
    const QString lower = name.toLower();
    if (lower == u"sec-websocket-protocol")
        return addSubprotocols(value);
    if (lower == u"cookie")
        return addCookies(value);
    if (lower == u"sec-websocket-extensions") {
        if (value.contains(u"permessage-deflate"))
            connection().options.compression = true;
        return;
    }
    if (isMadeByHandshake(lower) || name.startsWith(u':'))
        return;
    // The URL's own host needs no header.
    if (lower == u"host" && QUrl(connection().url).authority(QUrl::EncodeUnicode).section(u'@', -1) == value)
        return;
    m_profile.connection.headers += NamedValue{true, name, value};
}

void ProfileDraft::addCookies(const QString &text)
{
    for (const QString &pair : text.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals > 0)
            m_profile.connection.cookies +=
                NamedValue{true, pair.first(equals).trimmed(), pair.sliced(equals + 1).trimmed()};
        else if (!pair.trimmed().isEmpty())
            note(QStringLiteral("The cookie \"%1\" has no value, so it was left out.").arg(pair.trimmed()));
    }
}

void ProfileDraft::addSubprotocols(const QString &commaSeparated)
{
    for (const QString &name : commaSeparated.split(u',', Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            m_profile.connection.subprotocols += name.trimmed();
    }
}

void ProfileDraft::setCredentials(const QString &text)
{
    AuthSettings &auth = connection().auth;
    auth.kind = AuthSettings::Kind::Basic;
    auth.userName = text.section(u':', 0, 0);
    auth.password = text.contains(u':') ? text.section(u':', 1) : QString();
    if (!text.contains(u':'))
        note(QStringLiteral("There is a user, %1, but no password: the tool would have asked for it.").arg(text));
}

void ProfileDraft::setBearer(const QString &token)
{
    connection().auth.kind = AuthSettings::Kind::Bearer;
    connection().auth.token = token;
}

void ProfileDraft::setProxy(const QString &text, ProxySettings::Kind usual)
{
    ProxySettings proxy;
    proxy.kind = usual;
    QString rest = text;
    if (const qsizetype scheme = rest.indexOf(u"://"); scheme >= 0) {
        const QString name = rest.first(scheme).toLower();
        rest = rest.sliced(scheme + 3);
        if (name == u"http")
            proxy.kind = ProxySettings::Kind::Http;
        else if (name == u"socks5" || name == u"socks5h" || name == u"socks")
            proxy.kind = ProxySettings::Kind::Socks5;
        else
            return note(
                QStringLiteral("The proxy %1 is of a kind that Windsock doesn't speak (it has HTTP and SOCKS5), "
                               "so it was left out.")
                    .arg(text));
    }
    const QUrl url(QStringLiteral("proxy://") + rest);
    if (!url.isValid() || url.host().isEmpty())
        return note(QStringLiteral("The proxy \"%1\" can't be read, so it was left out.").arg(text));
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port(0));
    proxy.userName = url.userName();
    proxy.password = url.password();
    connection().proxy = proxy;
}

void ProfileDraft::addMessage(const QString &text)
{
    MessageDraft draft;
    draft.texts.insert(MessageDraft::Form::Text, text);
    addMessage(QStringLiteral("Message %1").arg(m_profile.messages.size() + 1), draft);
}

void ProfileDraft::addMessage(const QString &name, const MessageDraft &draft)
{
    m_profile.messages += SavedMessage{name, draft};
}

void ProfileDraft::note(const QString &sentence)
{
    if (!m_notes.contains(sentence))
        m_notes += sentence;
}

Import ProfileDraft::finish(Import::Source source)
{
    Import import;
    import.source = source;
    import.notes = m_notes;
    if (!hasUrl()) {
        import.error = QStringLiteral("There is no URL in it, so there is nothing to connect to.");
        return import;
    }
    // -u, Authorization and the rest of one thing in one place
    if (m_profile.name.isEmpty()) {
        QString url = connection().url;
        m_profile.name = QUrl(url.contains(u"://") ? url : QStringLiteral("ws://") + url).host();
    }
    if (m_profile.name.isEmpty())
        m_profile.name = QStringLiteral("imported");
    import.profiles = {m_profile};
    return import;
}

} // namespace workbench
