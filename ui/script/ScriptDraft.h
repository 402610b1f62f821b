#pragma once

#include <QString>
#include <QVariantMap>

namespace ui {

/// A script as it stands in an editor: kept from run to run, so that what is written isn't lost with the window.
struct ScriptDraft
{
    QString text;
    QString file;          ///< Where it was opened from or saved to; empty: nowhere.
    bool modified = false; ///< Since then; without a file, since the text that one begins with.
    /// What else is being written in its server's tab: the sequence of forged frames, as its file has it; empty: none.
    QString forge = {};
    /// And how its server is to be: what stands in the tab's fields, as ServerTab::draft() has it.
    QVariantMap fields = {};

    bool operator==(const ScriptDraft &other) const
    {
        return text == other.text && file == other.file && modified == other.modified && forge == other.forge
               && fields == other.fields;
    }
};

} // namespace ui
