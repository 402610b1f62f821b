#include "ServeTls.h"

#include "Output.h"

#include "workbench/session/TlsFiles.h"
#include "wslib/net/CertificateAuthority.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

namespace cli {

namespace {

using wslib::CertificateAuthority;

// Something to know, beside the log.
void tell(const QString &logFormat, QJsonObject event, const QString &text)
{
    if (logFormat == u"none")
        return;
    event.insert(QStringLiteral("text"), text);
    printNote(logFormat == u"json" ? QJsonDocument(event).toJson(QJsonDocument::Compact) : text.toUtf8());
}

void tellAuthority(const QString &logFormat, const CertificateAuthority &authority)
{
    const QString file = authority.certificateFile();
    tell(logFormat,
         {{QStringLiteral("type"), QStringLiteral("authority")},
          {QStringLiteral("file"), file},
          {QStringLiteral("sha256"), authority.fingerprint()}},
         QStringLiteral("The certificate is by this machine's own authority: %1\n"
                        "SHA-256 of the authority: %2\n"
                        "To trust it: windsock-cli connect --cacert \"%1\" URL, or curl --cacert \"%1\" URL")
             .arg(file, authority.fingerprint()));
}

// The certificate is for the address that is listened on too; "all of them" is none.
QStringList namesFor(const QString &host)
{
    const QHostAddress address(host);
    const bool all = address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    return all || host.isEmpty() ? QStringList() : QStringList{host};
}

workbench::Loaded<QSslConfiguration> ownConfiguration(const QString &host, const QString &logFormat)
{
    const auto authority = CertificateAuthority::openOrCreate(CertificateAuthority::defaultFolder());
    if (!authority.value)
        return {std::nullopt, authority.error};
    auto configuration = authority.value->serverConfiguration(namesFor(host));
    if (configuration.value)
        tellAuthority(logFormat, *authority.value);
    return configuration;
}

workbench::Loaded<QSslConfiguration> namedConfiguration(const CommandLine &line, const QString &logFormat)
{
    auto configuration = workbench::serverTls(line.text("cert"), line.text("key"), {}, line.text("key-passphrase"));
    if (!configuration.value)
        return configuration;
    const QString note = wslib::validityNote(configuration.value->localCertificate());
    if (!note.isEmpty())
        tell(logFormat, {{QStringLiteral("type"), QStringLiteral("note")}}, note);
    return configuration;
}

} // namespace

void addTlsOptions(CommandLine &line)
{
    line.addFlag("tls", "Serve wss; without --cert, with a certificate by an authority of this machine's own.");
    line.addValue("cert", "file", "Certificate chain (PEM).");
    line.addValue("key", "file", "Private key (PEM).");
    line.addValue("key-passphrase", "text", "What the private key is encrypted with.");
    line.addValue("client-ca", "file", "Clients must show a certificate of this authority (PEM).");
}

bool wantsTls(CommandLine &line)
{
    if (line.isSet("cert") != line.isSet("key"))
        line.addProblem(
            QStringLiteral("A certificate of one's own needs both --cert and --key; --tls without them makes "
                           "one."));
    if (line.isSet("key-passphrase") && !line.isSet("key"))
        line.addProblem(QStringLiteral("--key-passphrase is for the --key, which is missing."));
    return line.isSet("tls") || line.isSet("cert") || line.isSet("client-ca");
}

QString takeTls(const CommandLine &line, const QString &logFormat, workbench::ServerSettings &settings)
{
    auto configuration =
        line.isSet("cert") ? namedConfiguration(line, logFormat) : ownConfiguration(settings.host, logFormat);
    if (!configuration.value)
        return configuration.error;
    if (line.isSet("client-ca")) {
        const QString why = workbench::demandClientCertificates(*configuration.value, line.text("client-ca"));
        if (!why.isEmpty())
            return why;
    }
    settings.options.tls = *configuration.value;
    return {};
}

} // namespace cli
