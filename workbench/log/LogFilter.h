#pragma once

#include "workbench/log/JsonPath.h"
#include "workbench/log/LogEntry.h"

#include <QByteArrayMatcher>
#include <QJsonValue>
#include <QRegularExpression>
#include <QSet>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace workbench {

/// Which entries of a log are wanted: all that is said here must be true of one. A value, for any thread.
struct LogFilter
{
    /// Text in a payload: as it is, or a regular expression.
    struct Text
    {
        QString pattern;
        bool regularExpression = false;
        bool caseSensitive = false;
        bool wanted = true; ///< Off: entries with it are not.

        bool operator==(const Text &) const = default;
    };

    /// What a payload that is JSON must have at a path.
    struct Json
    {
        enum class Comparison { Exists, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Matches };

        QString path;
        Comparison comparison = Comparison::Exists;
        QJsonValue value; ///< Of Matches: the regular expression.
        bool wanted = true;

        bool operator==(const Json &) const = default;
    };

    std::optional<LogEntry::Direction> direction;
    QSet<LogEntry::Kind> kinds; ///< Empty: any.
    qint64 smallest = 0;        ///< Bytes of payload.
    qint64 largest = std::numeric_limits<qint64>::max();
    QSet<quint32> peers; ///< Empty: any.
    QList<Text> texts;
    QList<Json> json;

    bool operator==(const LogFilter &) const = default;
    /// Whether it wants everything.
    bool isEmpty() const { return *this == LogFilter(); }
};

/// A LogFilter made ready to be asked a million times. Used by one thread at a time; copies are independent.
class LogMatcher
{
public:
    explicit LogMatcher(const LogFilter &filter);

    /// Why the filter can't be used (a regular expression or a path that isn't one): a sentence, or empty.
    QString error() const { return m_error; }
    /// Whether @p entry with @p payload is wanted; `entry.payload` isn't looked at.
    bool matches(const LogEntry &entry, QByteArrayView payload) const;
    /// The same as far as no payload has to be looked into: all of it, for a filter without texts and JSON.
    bool matchesFacts(const LogEntry &entry, qint64 size) const;

private:
    struct TextTest
    {
        std::optional<QRegularExpression> expression;
        QString text;              ///< For case-blind search beyond ASCII.
        QByteArrayMatcher matcher; ///< For exact bytes.
        QByteArray lower;          ///< For case-blind search in ASCII.
        bool wanted = true;
    };
    struct JsonTest
    {
        JsonPath path;
        QByteArray key; ///< What must stand somewhere in a payload that has the path.
        LogFilter::Json::Comparison comparison;
        QJsonValue value;
        QRegularExpression expression;
        bool wanted = true;

        bool holds(const QJsonValue &found) const;
    };

    void add(const LogFilter::Text &text);
    void add(const LogFilter::Json &json);
    static bool has(const TextTest &test, QByteArrayView payload, QString &decoded);
    bool matchesJson(QByteArrayView payload) const;

    LogFilter m_filter;
    std::vector<TextTest> m_texts;
    std::vector<JsonTest> m_json;
    QString m_error;
};

} // namespace workbench
