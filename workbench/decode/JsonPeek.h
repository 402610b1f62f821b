#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace workbench {

/// The keys of a JSON object's first level and its plain values as they are spelled, found in one pass that makes
/// nothing of the rest: enough to tell which protocol speaks JSON here. Of an array that begins with an object it is
/// that object's.
class JsonPeek
{
public:
    JsonPeek() = default;
    explicit JsonPeek(QByteArrayView text);

    /// Whether it begins like an object, or an array of objects.
    bool isObject() const { return m_object; }
    bool isArray() const { return m_array; }
    bool has(QByteArrayView key) const;
    /// As it is spelled, strings with their quotation marks; empty for objects, arrays, and what isn't there.
    QByteArray value(QByteArrayView key) const;

private:
    QList<std::pair<QByteArray, QByteArray>> m_members;
    bool m_object = false;
    bool m_array = false;
};

} // namespace workbench
