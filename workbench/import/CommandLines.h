#pragma once

#include "workbench/import/Import.h"

namespace workbench {

/// Each reads the words of a command line behind the program's name, as the tool itself does. Options that have nothing to do
/// with a connection are passed over in silence, those that have and can't be taken are in the notes.
Import importCurl(const QStringList &words);
Import importWebsocat(const QStringList &words);
Import importWscat(const QStringList &words);

} // namespace workbench
