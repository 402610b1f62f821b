#include "wslib/protocol/EntityTag.h"

#include "wslib/protocol/HttpHeaders.h"

#include <algorithm>
#include <optional>

namespace wslib {

namespace {

struct EntityTag
{
    QByteArrayView opaque; ///< With its quotes.
    bool weak = false;
};

bool isEntityTagByte(char byte)
{
    const auto code = static_cast<quint8>(byte);
    return code > 0x20 && code != 0x7F;
}

// Takes an entity tag off the front.
std::optional<EntityTag> takeEntityTag(QByteArrayView &text)
{
    EntityTag tag;
    tag.weak = text.startsWith("W/"); // case-sensitive (§8.8.3)
    const QByteArrayView rest = text.sliced(tag.weak ? 2 : 0);
    const qsizetype end = rest.startsWith('"') ? rest.indexOf('"', 1) : -1;
    if (end < 0)
        return std::nullopt;
    tag.opaque = rest.first(end + 1);
    if (!std::all_of(tag.opaque.begin(), tag.opaque.end(), isEntityTagByte))
        return std::nullopt;
    text = rest.sliced(end + 1);
    return tag;
}

bool areSame(const EntityTag &a, const EntityTag &b, TagComparison comparison)
{
    return a.opaque == b.opaque && (comparison == TagComparison::Weak || (!a.weak && !b.weak));
}

// Lists may have empty elements (§5.6.1.2).
QByteArrayView skippedCommas(QByteArrayView text)
{
    text = trimmedBlanks(text);
    while (text.startsWith(','))
        text = trimmedBlanks(text.sliced(1));
    return text;
}

} // namespace

bool namesEntityTag(QByteArrayView list, QByteArrayView entityTag, TagComparison comparison)
{
    const auto own = takeEntityTag(entityTag);
    if (!own || trimmedBlanks(list) == QByteArrayView("*"))
        return own.has_value();
    bool found = false;
    for (list = skippedCommas(list); !list.isEmpty(); list = skippedCommas(list)) {
        const auto tag = takeEntityTag(list);
        list = trimmedBlanks(list);
        if (!tag || (!list.isEmpty() && list.front() != ','))
            return false;
        found = found || areSame(*tag, *own, comparison);
    }
    return found;
}

bool isEntityTag(QByteArrayView text, QByteArrayView entityTag, TagComparison comparison)
{
    const auto tag = takeEntityTag(text);
    const auto own = takeEntityTag(entityTag);
    return tag && own && text.isEmpty() && areSame(*tag, *own, comparison);
}

} // namespace wslib
