#pragma once

#include "workbench/profile/Errands.h"
#include "workbench/profile/SecretStore.h"

namespace workbench {

/// Secrets in a JSON file that only its owner may read (mode 0600). It isn't encrypted: who can read the owner's files can
/// read them. Several programs may use one file.
class FileSecretStore : public SecretStore
{
    Q_OBJECT

public:
    /// @p path lies outside the folder of profiles; it, and its folder, are made when there is something to keep.
    explicit FileSecretStore(const QString &path);

    void read(const QString &owner, const Read &then) override;
    void write(const QString &owner, const Secrets &secrets, const Written &then) override;
    void finish() override { m_errands.finish(); }
    Safety safety() const override { return Safety::File; }

    /// Beside the profiles of this user: GenericDataLocation/windsock/secrets/secrets.json.
    static QString defaultPath();

private:
    QString m_path;
    Errands m_errands;
};

} // namespace workbench
