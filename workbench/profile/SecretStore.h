#pragma once

#include "workbench/profile/ProfileSecrets.h"

#include "wslib/net/Loaded.h"

#include <QObject>

#include <functional>

namespace workbench {

/// Where secrets are kept, apart from the files that may be shared: what belongs to one profile or environment goes under its
/// id. Answers come in the thread of the store, later, unless the store is gone by then.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<void(const wslib::Loaded<Secrets> &)>;
    using Written = std::function<void(const QString &error)>;

    /// How well it keeps them.
    enum class Safety {
        Keychain, ///< The desktop's, which is locked with the session.
        File,     ///< A file that only its owner may read; not encrypted.
        Memory    ///< Until the end of the program.
    };

    /// What is kept under @p owner: none is no error.
    virtual void read(const QString &owner, const Read &then) = 0;
    /// Replaces all that is kept under @p owner; without @p secrets nothing is left there. @p then hears a sentence, or
    /// nothing if all is well.
    virtual void write(const QString &owner, const Secrets &secrets, const Written &then) = 0;
    /// Until all that was to be written is. Before the program ends.
    virtual void finish() = 0;
    virtual Safety safety() const = 0;
};

} // namespace workbench
