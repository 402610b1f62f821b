#include "workbench/log/JsonPath.h"

#include <QJsonArray>
#include <QJsonObject>

#include <utility>

namespace workbench {

namespace {

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$' || c.isSurrogate();
}

qsizetype nameLength(QStringView text)
{
    qsizetype length = 0;
    while (length < text.size() && (isNameStart(text[length]) || text[length].isDigit() || text[length] == u'-'))
        ++length;
    return length;
}

// What stands between the quotes that begin at `from`; -1 if they don't end.
qsizetype readQuoted(QStringView text, qsizetype from, QString &content)
{
    const QChar quote = text[from];
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == quote)
            return i + 1;
        if (text[i] == u'\\' && i + 1 < text.size())
            ++i;
        content += text[i];
    }
    return -1;
}

} // namespace

wslib::Loaded<JsonPath> JsonPath::parse(QStringView text, qsizetype *length)
{
    const auto wrong = [&text](qsizetype at, const QString &expected) {
        return wslib::Loaded<JsonPath>{std::nullopt,
                                       QStringLiteral("In the path \"%1\", %2 is expected at character %3.")
                                           .arg(text.toString(), expected)
                                           .arg(at + 1)};
    };
    if (!text.startsWith(u'$'))
        return wrong(0, QStringLiteral("$"));
    JsonPath path;
    qsizetype at = 1;
    while (at < text.size() && (text[at] == u'.' || text[at] == u'[')) {
        if (text[at] == u'.') {
            ++at;
            if (at < text.size() && text[at] == u'*') {
                path.m_steps.push_back({Step::Kind::Every, {}});
                ++at;
                continue;
            }
            const qsizetype name = nameLength(text.sliced(at));
            if (name == 0)
                return wrong(at, QStringLiteral("a key"));
            path.m_steps.push_back({Step::Kind::Key, text.sliced(at, name).toString()});
            at += name;
            continue;
        }
        Step step{Step::Kind::Every, {}};
        if (++at < text.size() && (text[at] == u'"' || text[at] == u'\'')) {
            step.kind = Step::Kind::Key;
            at = readQuoted(text, at, step.key);
        } else if (at < text.size() && text[at] == u'*') {
            ++at;
        } else {
            const qsizetype close = text.indexOf(u']', at);
            bool isNumber = false;
            step.kind = Step::Kind::Index;
            step.index = close < 0 ? 0 : text.sliced(at, close - at).toLongLong(&isNumber);
            if (!isNumber)
                return wrong(at, QStringLiteral("a number, a key in quotes or *"));
            at = close;
        }
        if (at < 0 || at >= text.size() || text[at] != u']')
            return wrong(at < 0 ? text.size() : at, QStringLiteral("]"));
        ++at;
        path.m_steps.push_back(std::move(step));
    }
    *length = at;
    return {std::move(path), {}};
}

QString JsonPath::lastKey() const
{
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        if (step->kind == Step::Kind::Key)
            return step->key;
    }
    return {};
}

bool JsonPath::any(const QJsonValue &root, const std::function<bool(const QJsonValue &)> &wanted) const
{
    return anyFrom(root, 0, wanted);
}

bool JsonPath::anyFrom(const QJsonValue &value, size_t step,
                       const std::function<bool(const QJsonValue &)> &wanted) const
{
    if (step == m_steps.size())
        return wanted(value);
    const Step &next = m_steps[step];
    if (next.kind == Step::Kind::Key) {
        const QJsonObject object = value.toObject();
        const auto found = object.constFind(next.key);
        return found != object.constEnd() && anyFrom(*found, step + 1, wanted);
    }
    if (next.kind == Step::Kind::Index) {
        const QJsonArray array = value.toArray();
        const qsizetype index = next.index < 0 ? array.size() + next.index : next.index;
        return index >= 0 && index < array.size() && anyFrom(array.at(index), step + 1, wanted);
    }
    for (const QJsonValue &element : value.toArray()) {
        if (anyFrom(element, step + 1, wanted))
            return true;
    }
    for (const QJsonValue &member : value.toObject()) {
        if (anyFrom(member, step + 1, wanted))
            return true;
    }
    return false;
}

} // namespace workbench
