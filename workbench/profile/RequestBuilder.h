#pragma once

#include "workbench/profile/ConnectionSettings.h"

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Loaded.h"
#include "wslib/net/Reconnector.h"

#include <functional>
#include <optional>

namespace workbench {

/// Makes what the engine is asked for out of what a person typed.
class RequestBuilder
{
public:
    /// Puts values where a text has `{{variables}}`.
    using Expander = std::function<QString(const QString &)>;

    /// Without @p expand, texts are taken as they are. It is called in the thread of build().
    explicit RequestBuilder(Expander expand = {});

    /// The request, or a sentence that names the field that is wrong and says what to do. Reads the files of @p settings
    /// (certificates, keys), so not for the thread of a window. For a ws URL, files that can't be read are no error: they are
    /// of use only if a redirect leads to wss.
    ///
    /// A variable in the value of a parameter of the URL stands for a value: what its text has of `&`, `#`, `+` and blanks is
    /// percent-encoded. Elsewhere in the URL it is put in as it is.
    wslib::Loaded<wslib::ClientRequest> build(const ConnectionSettings &settings) const;

    /// How to keep the connection up, or nothing if that isn't wanted.
    static std::optional<wslib::ReconnectOptions> reconnect(const ConnectionLimits &options);

private:
    Expander m_expand;
};

} // namespace workbench
