#pragma once

#include "wslib/net/Loaded.h"

#include <QJsonValue>
#include <QString>
#include <QStringView>

#include <functional>
#include <vector>

namespace workbench {

/// Where a value is in a JSON document: `$.items[0].name`, `$["a key"]`, `$.items[*].id`; the part of RFC 9535 that one
/// types by hand.
class JsonPath
{
public:
    /// Reads the path at the beginning of @p text and says how long it is; a sentence if it isn't one.
    static wslib::Loaded<JsonPath> parse(QStringView text, qsizetype *length);

    /// Whether @p wanted is true of one of the values that the path leads to in @p root.
    bool any(const QJsonValue &root, const std::function<bool(const QJsonValue &)> &wanted) const;
    /// The last key of the path; empty if there is none.
    QString lastKey() const;

private:
    struct Step
    {
        enum class Kind { Key, Index, Every };
        Kind kind;
        QString key;
        qsizetype index = 0; ///< From the end if it is negative.
    };

    bool anyFrom(const QJsonValue &value, size_t step, const std::function<bool(const QJsonValue &)> &wanted) const;

    std::vector<Step> m_steps;
};

} // namespace workbench
