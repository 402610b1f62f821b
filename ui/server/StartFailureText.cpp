#include "ui/server/StartFailureText.h"

namespace ui {

QString StartFailureText::of(const workbench::StartFailure &failure)
{
    using Reason = workbench::StartFailure::Reason;
    switch (failure.reason) {
    case Reason::Address:
        return tr("\"%1\" is not an address to listen on. Use 127.0.0.1, ::1, or 0.0.0.0 for all.")
            .arg(failure.subject);
    case Reason::Path:
        return tr("The path must start with a slash, such as /websocket.");
    case Reason::Folder:
        return tr("There is no folder \"%1\" to serve files from.").arg(failure.subject);
    case Reason::ChatPath:
        return tr("The chat's page is at %1: give the WebSocket another path, such as /websocket.")
            .arg(failure.subject);
    case Reason::Handler:
        return tr("There is no handler \"%1\". Choose another.").arg(failure.subject);
    case Reason::Upstream:
        return failure.subject.isEmpty()
                   ? tr("A relay needs to know where to: give it an upstream, such as ws://localhost:3000.")
                   : tr("The upstream \"%1\" can't be asked: it is no URL of a WebSocket, such as ws://localhost:3000.")
                         .arg(failure.subject);
    case Reason::Script:
        return tr("The script doesn't run: %1").arg(failure.subject);
    case Reason::PortInUse:
        return tr("Port %1 is in use by another program. Stop that one, or choose another port (0 takes a free one).")
            .arg(failure.subject);
    case Reason::Forbidden:
        return tr("This user may not listen on port %1. Ports below 1024 are for administrators: choose a higher one.")
            .arg(failure.subject);
    case Reason::NoAddress:
        return tr("This machine has no address %1.").arg(failure.subject);
    case Reason::Other:
        break;
    }
    return failure.text;
}

} // namespace ui
