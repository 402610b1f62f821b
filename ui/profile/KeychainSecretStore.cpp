#include "ui/profile/KeychainSecretStore.h"

#ifdef WINDSOCK_KEYCHAIN
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <qt6keychain/keychain.h>
#endif

namespace ui {

#ifdef WINDSOCK_KEYCHAIN

namespace {

using workbench::Secrets;

constexpr int patience = 5'000; // milliseconds, at the end of the program

const QString service = QStringLiteral("Windsock");

class KeychainSecretStore : public workbench::SecretStore
{
public:
    explicit KeychainSecretStore(std::shared_ptr<workbench::SecretStore> fallback)
        : m_fallback(std::move(fallback))
    {
    }

    void read(const QString &owner, const Read &then) override
    {
        if (m_refused)
            return m_fallback->read(owner, then);
        auto *job = new QKeychain::ReadPasswordJob(service, this);
        job->setKey(owner);
        connect(job, &QKeychain::Job::finished, this, [=, this] {
            if (job->error() == QKeychain::NoError)
                return then({fromJson(job->textData()), {}});
            note(job->error());
            m_fallback->read(owner, then);
        });
        job->start();
    }

    void write(const QString &owner, const Secrets &secrets, const Written &then) override
    {
        if (m_refused)
            return m_fallback->write(owner, secrets, then);
        QKeychain::Job *job = nullptr;
        if (secrets.isEmpty()) {
            job = new QKeychain::DeletePasswordJob(service, this);
        } else {
            auto *writing = new QKeychain::WritePasswordJob(service, this);
            writing->setTextData(toJson(secrets));
            job = writing;
        }
        job->setKey(owner);
        ++m_waiting;
        connect(job, &QKeychain::Job::finished, this, [=, this] {
            --m_waiting;
            if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound) {
                m_fallback->write(owner, {}, [](const QString &) {}); // it must not be found there any more
                return then({});
            }
            note(job->error());
            m_fallback->write(owner, secrets, then);
        });
        job->start();
    }

    void finish() override
    {
        QEventLoop loop;
        QTimer poll;
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        connect(&poll, &QTimer::timeout, &loop, [this, &loop] {
            if (m_waiting == 0)
                loop.quit();
        });
        poll.start(10);
        if (m_waiting > 0)
            loop.exec(QEventLoop::ExcludeUserInputEvents);
        m_fallback->finish();
    }

    Safety safety() const override { return m_refused ? m_fallback->safety() : Safety::Keychain; }

private:
    // One that isn't there now won't be in a moment; asking it each time would only take time.
    void note(QKeychain::Error error)
    {
        m_refused = m_refused || error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented
                    || error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser
                    || error == QKeychain::OtherError;
    }

    static QString toJson(const Secrets &secrets)
    {
        QJsonObject object;
        for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
            object.insert(secret.key(), secret.value());
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    static Secrets fromJson(const QString &text)
    {
        Secrets secrets;
        const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
        for (auto member = object.begin(); member != object.end(); ++member)
            secrets.insert(member.key(), member.value().toString());
        return secrets;
    }

    std::shared_ptr<workbench::SecretStore> m_fallback;
    bool m_refused = false;
    int m_waiting = 0;
};

} // namespace

std::shared_ptr<workbench::SecretStore> bestSecretStore(std::shared_ptr<workbench::SecretStore> fallback)
{
    return std::make_shared<KeychainSecretStore>(std::move(fallback));
}

#else

std::shared_ptr<workbench::SecretStore> bestSecretStore(std::shared_ptr<workbench::SecretStore> fallback)
{
    return fallback;
}

#endif

} // namespace ui
