#include "workbench/profile/FileSecretStore.h"

#include "workbench/profile/JsonText.h"

#include "wslib/net/FolderLock.h"
#include "wslib/net/PrivateFiles.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace workbench {

using namespace json;

namespace {

QString damaged(const QString &path, const QString &why)
{
    return QStringLiteral("The secrets in %1 can't be read. %2 Mend the file or move it away; it isn't written over.")
        .arg(path, why);
}

wslib::Loaded<Json> load(const QString &path)
{
    const auto bytes = wslib::readSecretIfThere(path);
    if (!bytes.error.isEmpty())
        return {std::nullopt, bytes.error};
    if (!bytes.value)
        return {Json::object(), {}};
    QString why;
    std::optional<Json> all = parse(*bytes.value, &why);
    if (all && all->is_object())
        return {std::move(all), {}};
    return {std::nullopt, damaged(path, why.isEmpty() ? QStringLiteral("It is no JSON object.") : why)};
}

wslib::Loaded<Secrets> readFrom(const QString &path, const QString &owner)
{
    const wslib::Loaded<Json> all = load(path);
    if (!all.value)
        return {std::nullopt, all.error};
    Secrets secrets;
    const QByteArray name = owner.toUtf8();
    if (const Json &mine = member(*all.value, name.constData()); mine.is_object()) {
        for (const auto &[key, value] : mine.items())
            secrets.insert(QString::fromStdString(key), toText(value));
    }
    return {secrets, {}};
}

QString writeTo(const QString &path, const QString &owner, const Secrets &secrets)
{
    if (secrets.isEmpty() && !QFileInfo::exists(path))
        return {};
    const QString folder = QFileInfo(path).path();
    if (const QString why = wslib::makePrivateFolder(folder); !why.isEmpty())
        return why;
    const wslib::FolderLock lock(folder);
    if (!lock.error().isEmpty())
        return lock.error();
    wslib::Loaded<Json> all = load(path);
    if (!all.value)
        return all.error;
    const std::string name = owner.toStdString();
    all.value->erase(name);
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        (*all.value)[name][secret.key().toStdString()] = fromText(secret.value());
    return wslib::writeWhole(path, dump(*all.value), wslib::Audience::Owner);
}

} // namespace

FileSecretStore::FileSecretStore(const QString &path)
    : m_path(path)
    , m_errands(this)
{
}

void FileSecretStore::read(const QString &owner, const Read &then)
{
    m_errands.run([path = m_path, owner] { return readFrom(path, owner); }, then);
}

void FileSecretStore::write(const QString &owner, const Secrets &secrets, const Written &then)
{
    m_errands.run([path = m_path, owner, secrets] { return writeTo(path, owner, secrets); }, then);
}

QString FileSecretStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + QStringLiteral("/windsock/secrets/secrets.json");
}

} // namespace workbench
