#pragma once

#include "workbench/profile/Session.h"

namespace ui {

/// What is known of the profile of a client tab, beside what stands in the tab.
struct TabRecord
{
    workbench::ProfileStore::Ticket ticket; ///< Nowhere: it was never saved.
    /// As it was saved last; of one that never was, its name and what the tab doesn't show.
    workbench::Profile base;
    QString environment; ///< The chosen one's name.

    bool isKept() const { return !ticket.place.isEmpty(); }
};

/// Whether @p now has changes that a person would want to be asked about. What is being typed as a message isn't one.
inline bool isEdited(const workbench::Profile &base, const workbench::Profile &now)
{
    return now.connection != base.connection || now.messages != base.messages || now.environment != base.environment
           || now.script != base.script || (now.scriptOn != base.scriptOn && !now.script.isEmpty());
}

} // namespace ui
