#include "workbench/import/JsonFiles.h"
#include "workbench/import/ProfileDraft.h"
#include "workbench/profile/JsonText.h"

namespace workbench {

using namespace json;

namespace {

constexpr int mostProfiles = 1'000;

// v2.1: {"raw": …, "query": …}; v2.0: a text.
QString urlOf(const Json &request)
{
    const Json &url = member(request, "url");
    return url.is_string() ? toText(url) : text(url, "raw");
}

// v2.1: [{"key": "token", "value": …}]; v2.0: {"token": …}.
QString parameter(const Json &list, const char *key)
{
    if (list.is_object())
        return text(list, key);
    if (list.is_array()) {
        for (const Json &entry : list) {
            if (text(entry, "key") == QLatin1String(key))
                return text(entry, "value");
        }
    }
    return {};
}

void addAuth(ProfileDraft &draft, const Json &auth)
{
    const QString kind = text(auth, "type");
    AuthSettings &mine = draft.connection().auth;
    if (kind == u"basic") {
        mine.kind = AuthSettings::Kind::Basic;
        mine.userName = parameter(member(auth, "basic"), "username");
        mine.password = parameter(member(auth, "basic"), "password");
    } else if (kind == u"bearer") {
        draft.setBearer(parameter(member(auth, "bearer"), "token"));
    } else if (kind == u"apikey") {
        const Json &list = member(auth, "apikey");
        mine.kind = AuthSettings::Kind::ApiKey;
        mine.keyName = parameter(list, "key");
        mine.keyValue = parameter(list, "value");
        mine.keyPlace =
            parameter(list, "in") == u"query" ? AuthSettings::KeyPlace::Query : AuthSettings::KeyPlace::Header;
    } else if (!kind.isEmpty() && kind != u"noauth") {
        draft.note(
            QStringLiteral("%1: its authorization, \"%2\", was left out; Windsock has Basic, Bearer and API keys.")
                .arg(draft.profile().name, kind));
    }
}

void addHeaders(ProfileDraft &draft, const Json &headers)
{
    if (headers.is_string()) { // v2.0 knows it as lines
        for (const QString &line : toText(headers).split(u'\n', Qt::SkipEmptyParts))
            draft.addHeader(line.trimmed());
        return;
    }
    if (!headers.is_array())
        return;
    for (const Json &header : headers) {
        const qsizetype before = draft.connection().headers.size();
        draft.addHeader(text(header, "key"), text(header, "value"));
        if (flag(header, "disabled", false) && draft.connection().headers.size() > before)
            draft.connection().headers.last().enabled = false;
    }
}

class CollectionReader
{
public:
    void read(const Json &items, const Json &auth)
    {
        if (!items.is_array())
            return;
        for (const Json &item : items) {
            const Json &own = member(item, "auth").is_object() ? member(item, "auth") : auth;
            if (member(item, "item").is_array())
                read(member(item, "item"), own);
            else
                readRequest(item, own);
        }
    }

    Import finish()
    {
        if (m_others > 0)
            m_import.notes +=
                QStringLiteral("%1 requests are not WebSocket's (no ws:// or wss://) and were left out.").arg(m_others);
        if (m_import.profiles.isEmpty())
            m_import.error = QStringLiteral("There is no WebSocket request in this collection. Postman leaves them out "
                                            "when it exports in its format "
                                            "v2.1; copy the request's URL and headers by hand instead.");
        m_import.source = Import::Source::Postman;
        return m_import;
    }

private:
    void readRequest(const Json &item, const Json &inheritedAuth)
    {
        const QString type = text(item, "type");
        const Json &request = member(item, "request").is_object()   ? member(item, "request")
                              : member(item, "payload").is_object() ? member(item, "payload")
                                                                    : item;
        const QString url = member(item, "request").is_string() ? toText(member(item, "request")) : urlOf(request);
        const bool socket = url.startsWith(u"ws://", Qt::CaseInsensitive)
                            || url.startsWith(u"wss://", Qt::CaseInsensitive) || type == u"ws-raw-request";
        if (!socket || url.isEmpty() || m_import.profiles.size() >= mostProfiles) {
            ++m_others;
            return;
        }
        ProfileDraft draft;
        draft.profile().name = text(item, "name", text(item, "title"));
        draft.setUrl(url);
        addHeaders(draft, member(request, "header").is_null() ? member(request, "headers") : member(request, "header"));
        addAuth(draft, member(request, "auth").is_object() ? member(request, "auth") : inheritedAuth);
        addMessage(draft, request);
        const Import one = draft.finish(Import::Source::Postman);
        m_import.profiles += one.profiles;
        m_import.notes += one.notes;
    }

    static void addMessage(ProfileDraft &draft, const Json &request)
    {
        const Json &message = member(request, "message");
        const QString body = message.is_string() ? toText(message) : text(member(request, "body"), "raw");
        if (!body.isEmpty())
            draft.addMessage(body);
    }

    Import m_import;
    int m_others = 0;
};

} // namespace

Import importPostman(const Json &collection)
{
    CollectionReader reader;
    reader.read(member(collection, "item"), member(collection, "auth"));
    Import import = reader.finish();
    if (const Json &variables = member(collection, "variable"); variables.is_array() && !variables.empty())
        import.notes +=
            QStringLiteral("The collection's %1 variables were left out: put those you need into an environment.")
                .arg(variables.size());
    return import;
}

} // namespace workbench
