#include "workbench/import/JsonFiles.h"
#include "workbench/import/ProfileDraft.h"
#include "workbench/profile/JsonText.h"

#include <QSet>

namespace workbench {

using namespace json;

namespace {

constexpr int mostProfiles = 200;
constexpr int mostMessages = 100;                          ///< Of one connection.
constexpr qint64 largestMessage = qint64{1} * 1024 * 1024; ///< Characters.

bool isWebSocket(const Json &entry)
{
    const QString url = text(member(entry, "request"), "url");
    return member(entry, "_webSocketMessages").is_array() || url.startsWith(u"ws://") || url.startsWith(u"wss://");
}

void addMessages(ProfileDraft &draft, const Json &messages)
{
    if (!messages.is_array())
        return;
    QSet<QString> known;
    int leftOut = 0;
    for (const Json &message : messages) {
        const QString data = text(message, "data");
        if (text(message, "type") != u"send" || known.contains(data))
            continue;
        if (draft.profile().messages.size() >= mostMessages || data.size() > largestMessage) {
            ++leftOut;
            continue;
        }
        known.insert(data);
        const bool binary = number(message, "opcode", 1, 0, 15) == 2;
        MessageDraft kept;
        kept.form = binary ? MessageDraft::Form::Base64 : MessageDraft::Form::Text;
        kept.binary = binary;
        kept.texts.insert(kept.form, data);
        const QString name = data.simplified().left(40);
        draft.addMessage(binary || name.isEmpty() ? QStringLiteral("Message %1").arg(known.size()) : name, kept);
    }
    if (leftOut > 0)
        draft.note(QStringLiteral("%1 messages to %2 were left out: %3 are kept of each connection, of up to 1 MiB.")
                       .arg(leftOut)
                       .arg(draft.connection().url)
                       .arg(mostMessages));
}

// Cookies are there twice in some recordings: as a header and by themselves.
void addCookies(ProfileDraft &draft, const Json &cookies)
{
    if (!draft.connection().cookies.isEmpty() || !cookies.is_array())
        return;
    for (const Json &cookie : cookies) {
        if (!text(cookie, "name").isEmpty())
            draft.connection().cookies += NamedValue{true, text(cookie, "name"), text(cookie, "value")};
    }
}

} // namespace

Import importHar(const Json &har)
{
    Import all;
    all.source = Import::Source::Har;
    const Json &entries = member(member(har, "log"), "entries");
    int leftOut = 0;
    if (entries.is_array()) {
        for (const Json &entry : entries) {
            if (!isWebSocket(entry))
                continue;
            if (all.profiles.size() >= mostProfiles) {
                ++leftOut;
                continue;
            }
            ProfileDraft draft;
            const Json &request = member(entry, "request");
            draft.setUrl(text(request, "url"));
            if (const Json &headers = member(request, "headers"); headers.is_array()) {
                for (const Json &header : headers)
                    draft.addHeader(text(header, "name"), text(header, "value"));
            }
            addCookies(draft, member(request, "cookies"));
            addMessages(draft, member(entry, "_webSocketMessages"));
            const Import one = draft.finish(Import::Source::Har);
            all.profiles += one.profiles;
            all.notes += one.notes;
        }
    }
    if (leftOut > 0)
        all.notes += QStringLiteral("%1 further WebSockets were left out: %2 are taken from one file.")
                         .arg(leftOut)
                         .arg(mostProfiles);
    if (all.profiles.isEmpty())
        all.error =
            QStringLiteral("There is no WebSocket in this recording. In the browser, open DevTools' Network tab before "
                           "the page connects, then save it as HAR with content.");
    return all;
}

} // namespace workbench
