#pragma once

#include "workbench/profile/ConnectionSettings.h"
#include "workbench/profile/MessageDraft.h"

namespace workbench {

/// All that one works with at one endpoint, to be kept: what a client tab holds, but for its connection and its log.
struct Profile
{
    QString name; ///< Empty: never saved.
    ConnectionSettings connection;
    QString environment;  ///< Its name; empty: none.
    QString script;       ///< A handler script for the connection (JavaScript); empty: none.
    bool scriptOn = true; ///< Off: it is kept, and not run.
    QString forge; ///< The sequence of forged frames that is being written, as its file has it; empty: none.
    MessageDraft draft;
    QList<SavedMessage> messages;

    bool operator==(const Profile &) const = default;
};

} // namespace workbench
