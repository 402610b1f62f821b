#pragma once

#include "workbench/profile/SecretStore.h"

#include <QHash>

namespace workbench {

/// Secrets for as long as the program runs: where nothing is to be left behind.
class MemorySecretStore : public SecretStore
{
    Q_OBJECT

public:
    void read(const QString &owner, const Read &then) override
    {
        QMetaObject::invokeMethod(
            this,
            [this, owner, then] {
                then({m_secrets.value(owner), {}});
            },
            Qt::QueuedConnection);
    }
    void write(const QString &owner, const Secrets &secrets, const Written &then) override
    {
        m_secrets.insert(owner, secrets);
        QMetaObject::invokeMethod(
            this, [then] { then({}); }, Qt::QueuedConnection);
    }
    void finish() override {}
    Safety safety() const override { return Safety::Memory; }

private:
    QHash<QString, Secrets> m_secrets;
};

} // namespace workbench
