#include "workbench/log/LogFilter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace workbench {

namespace {

using Comparison = LogFilter::Json::Comparison;

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Without a copy of the payload in lower case: what is sought is short, what is searched may be long.
bool containsCaseBlind(QByteArrayView payload, const QByteArray &lowerNeedle)
{
    const auto found = std::search(payload.begin(), payload.end(), lowerNeedle.begin(), lowerNeedle.end(),
                                   [](char in, char wanted) { return lowered(in) == wanted; });
    return found != payload.end() || lowerNeedle.isEmpty();
}

QRegularExpression expression(const QString &pattern, bool caseSensitive)
{
    QRegularExpression made(pattern, caseSensitive ? QRegularExpression::NoPatternOption
                                                   : QRegularExpression::CaseInsensitiveOption);
    made.optimize();
    return made;
}

QString expressionProblem(const QRegularExpression &made)
{
    return QStringLiteral("The regular expression \"%1\" can't be used: %2, at character %3.")
        .arg(made.pattern(), made.errorString())
        .arg(made.patternErrorOffset() + 1);
}

// Numbers with numbers, texts with texts; anything else has no order.
std::optional<int> order(const QJsonValue &left, const QJsonValue &right)
{
    if (left.isDouble() && right.isDouble())
        return left.toDouble() < right.toDouble() ? -1 : left.toDouble() > right.toDouble() ? 1 : 0;
    if (left.isString() && right.isString())
        return left.toString().compare(right.toString());
    return std::nullopt;
}

} // namespace

LogMatcher::LogMatcher(const LogFilter &filter)
    : m_filter(filter)
{
    for (const LogFilter::Text &text : filter.texts)
        add(text);
    for (const LogFilter::Json &json : filter.json)
        add(json);
}

void LogMatcher::add(const LogFilter::Text &text)
{
    TextTest test;
    test.wanted = text.wanted;
    if (text.regularExpression) {
        test.expression = expression(text.pattern, text.caseSensitive);
        if (!test.expression->isValid())
            m_error = expressionProblem(*test.expression);
    } else if (text.caseSensitive) {
        test.matcher = QByteArrayMatcher(text.pattern.toUtf8());
    } else if (isAscii(text.pattern)) {
        test.lower = text.pattern.toLatin1().toLower();
    } else {
        test.text = text.pattern;
    }
    m_texts.push_back(std::move(test));
}

void LogMatcher::add(const LogFilter::Json &json)
{
    qsizetype length = 0;
    auto path = JsonPath::parse(json.path, &length);
    if (!path.value || length != json.path.size()) {
        m_error = path.value ? QStringLiteral("\"%1\" isn't a path such as $.type.").arg(json.path) : path.error;
        return;
    }
    JsonTest test{*path.value, path.value->lastKey().toUtf8(), json.comparison, json.value, {}, json.wanted};
    if (json.comparison == Comparison::Matches) {
        test.expression = expression(json.value.toString(), true);
        if (!test.expression.isValid())
            m_error = expressionProblem(test.expression);
    }
    m_json.push_back(std::move(test));
}

bool LogMatcher::matchesFacts(const LogEntry &entry, qint64 size) const
{
    if (m_filter.direction && entry.direction != *m_filter.direction)
        return false;
    if (!m_filter.kinds.isEmpty() && !m_filter.kinds.contains(entry.kind))
        return false;
    if (!m_filter.peers.isEmpty() && !m_filter.peers.contains(entry.peer))
        return false;
    return size >= m_filter.smallest && size <= m_filter.largest;
}

bool LogMatcher::matches(const LogEntry &entry, QByteArrayView payload) const
{
    if (!matchesFacts(entry, payload.size()))
        return false;
    QString decoded;
    for (const TextTest &test : m_texts) {
        if (has(test, payload, decoded) != test.wanted)
            return false;
    }
    return m_json.empty() || matchesJson(payload);
}

bool LogMatcher::has(const TextTest &test, QByteArrayView payload, QString &decoded)
{
    const bool needsText = test.expression || !test.text.isEmpty();
    if (needsText && decoded.isNull())
        decoded = QString::fromUtf8(payload);
    if (test.expression)
        return test.expression->match(decoded).hasMatch();
    if (!test.text.isEmpty())
        return decoded.contains(test.text, Qt::CaseInsensitive);
    if (!test.lower.isEmpty())
        return containsCaseBlind(payload, test.lower);
    return test.matcher.indexIn(payload) >= 0;
}

bool LogMatcher::matchesJson(QByteArrayView payload) const
{
    // Most payloads are known by a glance: the key isn't there. With escapes it may be there in disguise.
    const bool plain = !payload.contains('\\');
    const auto missing = [&](const JsonTest &test) {
        return plain && !test.key.isEmpty() && !payload.contains(test.key);
    };
    if (std::any_of(m_json.begin(), m_json.end(), [&](const JsonTest &test) { return test.wanted && missing(test); }))
        return false;
    const QJsonDocument document = QJsonDocument::fromJson(payload.toByteArray());
    const QJsonValue root = document.isArray()    ? QJsonValue(document.array())
                            : document.isObject() ? QJsonValue(document.object())
                                                  : QJsonValue(QJsonValue::Undefined);
    return std::all_of(m_json.begin(), m_json.end(), [&root](const JsonTest &test) {
        const bool found =
            !root.isUndefined() && test.path.any(root, [&test](const QJsonValue &value) { return test.holds(value); });
        return found == test.wanted;
    });
}

bool LogMatcher::JsonTest::holds(const QJsonValue &found) const
{
    const auto ordered = order(found, value);
    switch (comparison) {
    case Comparison::Exists:
        return true;
    case Comparison::Equal:
        return found == value;
    case Comparison::NotEqual:
        return found != value;
    case Comparison::Less:
        return ordered && *ordered < 0;
    case Comparison::LessOrEqual:
        return ordered && *ordered <= 0;
    case Comparison::Greater:
        return ordered && *ordered > 0;
    case Comparison::GreaterOrEqual:
        return ordered && *ordered >= 0;
    case Comparison::Matches:
        return found.isString() && expression.match(found.toString()).hasMatch();
    }
    return false;
}

} // namespace workbench
