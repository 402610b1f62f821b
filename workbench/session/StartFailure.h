#pragma once

#include <QMetaType>
#include <QString>

namespace workbench {

/// Why a local server can't be started: so that the window can say it in its own language.
struct StartFailure
{
    enum class Reason {
        Address,   ///< It is none that can be listened on; the subject is what was asked for.
        Path,      ///< It doesn't start with a slash; the subject is the path.
        Folder,    ///< There is none to serve; the subject is its name.
        ChatPath,  ///< The chat's page is there; the subject is the path.
        Handler,   ///< There is none of that name; the subject is the name.
        Upstream,  ///< It can't be relayed to; the subject is its URL.
        Script,    ///< It doesn't run; the subject is its error, with file and line.
        PortInUse, ///< Another program listens there; the subject is the port.
        Forbidden, ///< The system forbids it, as with ports below 1024; the subject is the port.
        NoAddress, ///< This machine hasn't that one; the subject is the host.
        Other,     ///< The text tells.
    };

    Reason reason = Reason::Other;
    QString subject;
    QString text; ///< A sentence in English, with a way out: for terminals and logs.
};

} // namespace workbench

Q_DECLARE_METATYPE(workbench::StartFailure)
