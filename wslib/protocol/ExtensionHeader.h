#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace wslib {

/// One element of Sec-WebSocket-Extensions: a name and its parameters, in order (RFC 6455 §9.1).
struct Extension
{
    struct Parameter
    {
        QByteArray name;
        std::optional<QByteArray> value; ///< Unquoted; missing if there is no "=".
        bool operator==(const Parameter &) const = default;
    };

    QByteArray name;
    QList<Parameter> parameters;
    bool operator==(const Extension &) const = default;
};

/// Parses the value of Sec-WebSocket-Extensions (several fields joined with commas) in time linear in its size. Nothing if
/// it breaks the grammar of RFC 6455 §9.1, which also wants a quoted value to be a token once it is unquoted. Names are
/// only compared later, so no name means anything here.
std::optional<QList<Extension>> parseExtensions(QByteArrayView header);

} // namespace wslib
