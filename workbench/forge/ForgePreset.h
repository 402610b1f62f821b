#pragma once

#include "workbench/decode/Phrase.h"
#include "workbench/forge/ForgeSequence.h"

#include <QList>

namespace workbench {

/// A sequence that everybody wants to send once, and what the RFCs want of who receives it.
struct ForgePreset
{
    QString id;      ///< Stable: scripts name it. "fragmented-ping".
    Phrase title;    ///< What is sent.
    QString section; ///< The rule: "RFC 6455 §5.5".
    ForgeSequence sequence;
};

/// All of them, in the order of the RFC. Cheap: what is large is made when it is sent. Bombs are of @p bombSize bytes.
QList<ForgePreset> forgePresets(qint64 bombSize = qint64{128} * 1024 * 1024);
/// The one of that @p id; nullopt if there is none.
std::optional<ForgePreset> forgePreset(const QString &id, qint64 bombSize = qint64{128} * 1024 * 1024);

} // namespace workbench
