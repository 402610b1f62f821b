#include "workbench/session/ServerTls.h"

#include "workbench/session/TlsFiles.h"

#include "wslib/net/CertificateAuthority.h"

namespace workbench {

using wslib::CertificateAuthority;

namespace {

Loaded<ServerTls> fromFiles(const ServerTlsChoice &choice)
{
    if (choice.keyFile.isEmpty())
        return {std::nullopt, QStringLiteral("A certificate of one's own needs its key file too.")};
    const auto configuration = serverTls(choice.certificateFile, choice.keyFile, {}, choice.passphrase);
    if (!configuration.value)
        return {std::nullopt, configuration.error};
    const QSslCertificate certificate = configuration.value->localCertificate();
    return {
        ServerTls{
            *configuration.value, CertificateAuthority::fingerprint(certificate), {}, wslib::validityNote(certificate)},
        {}};
}

} // namespace

Loaded<ServerTls> loadServerTls(const ServerTlsChoice &choice, const QStringList &names)
{
    if (!choice.certificateFile.isEmpty())
        return fromFiles(choice);
    const auto authority = CertificateAuthority::openOrCreate(choice.authorityFolder);
    if (!authority.value)
        return {std::nullopt, authority.error};
    const auto configuration = authority.value->serverConfiguration(names);
    if (!configuration.value)
        return {std::nullopt, configuration.error};
    return {ServerTls{*configuration.value, authority.value->fingerprint(), authority.value->certificateFile(), {}},
            {}};
}

QString exportAuthority(const QString &authorityFolder, const QString &path)
{
    const auto authority = CertificateAuthority::openOrCreate(authorityFolder);
    return authority.value ? authority.value->exportTo(path) : authority.error;
}

} // namespace workbench
