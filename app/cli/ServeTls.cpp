#include "ServeTls.h"

#include "Output.h"

#include "workbench/session/ServerTls.h"
#include "workbench/session/TlsFiles.h"
#include "wslib/net/CertificateAuthority.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

namespace cli {

namespace {

// Something to know, beside the log.
void tell(const QString &logFormat, QJsonObject event, const QString &text)
{
    if (logFormat == u"none")
        return;
    event.insert(QStringLiteral("text"), text);
    printNote(logFormat == u"json" ? QJsonDocument(event).toJson(QJsonDocument::Compact) : text.toUtf8());
}

void tellAuthority(const QString &logFormat, const workbench::ServerTls &tls)
{
    tell(logFormat,
         {{QStringLiteral("type"), QStringLiteral("authority")},
          {QStringLiteral("file"), tls.authorityFile},
          {QStringLiteral("sha256"), tls.fingerprint}},
         QStringLiteral("The certificate is by this machine's own authority: %1\n"
                        "SHA-256 of the authority: %2\n"
                        "To trust it: windsock-cli connect --cacert \"%1\" URL, or curl --cacert \"%1\" URL")
             .arg(tls.authorityFile, tls.fingerprint));
}

// The certificate is for the address that is listened on too; "all of them" is none.
QStringList namesFor(const QString &host)
{
    const QHostAddress address(host);
    const bool all = address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    return all || host.isEmpty() ? QStringList() : QStringList{host};
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
    const workbench::ServerTlsChoice choice{wslib::CertificateAuthority::defaultFolder(), line.text("cert"),
                                            line.text("key"), line.text("key-passphrase")};
    auto tls = workbench::loadServerTls(choice, namesFor(settings.host));
    if (!tls.value)
        return tls.error;
    if (!tls.value->authorityFile.isEmpty())
        tellAuthority(logFormat, *tls.value);
    if (!tls.value->note.isEmpty())
        tell(logFormat, {{QStringLiteral("type"), QStringLiteral("note")}}, tls.value->note);
    if (line.isSet("client-ca")) {
        QString why = workbench::demandClientCertificates(tls.value->configuration, line.text("client-ca"));
        if (!why.isEmpty())
            return why;
    }
    settings.options.tls = tls.value->configuration;
    return {};
}

} // namespace cli
