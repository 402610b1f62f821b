#include "ui/client/ClientHint.h"

#include "ui/log/EmptyHint.h"

namespace ui {

using State = workbench::ClientSession::State;

void ClientHint::show(EmptyHint *hint, State state)
{
    if (state == State::Open) {
        hint->setText(tr("Connected."),
                      tr("What is sent and received shows here. Write a message below and press Ctrl+Enter."));
        hint->setAction({});
        return;
    }
    if (state == State::Connecting) {
        hint->setText(tr("Connecting…"), {});
        hint->setAction({});
        return;
    }
    hint->setText(tr("Not connected."), tr("Type a URL above and press Enter, or try it out on this machine:"));
    hint->setAction(tr("Start the local server and connect"));
}

} // namespace ui
