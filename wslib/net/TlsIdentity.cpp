#include "wslib/net/TlsIdentity.h"

#include "wslib/net/OpenSsl.h"

#include <QFile>
#include <QSslSocket>

#include <algorithm>

namespace wslib {

namespace {

Loaded<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, QStringLiteral("Can't read %1: %2.").arg(path, file.errorString())};
    return {file.readAll(), {}};
}

std::optional<QSsl::KeyAlgorithm> algorithmOf(EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return QSsl::Rsa;
    case EVP_PKEY_EC:
        return QSsl::Ec;
    case EVP_PKEY_DSA:
        return QSsl::Dsa;
    default:
        return std::nullopt;
    }
}

Loaded<QSslKey> toQtKey(EVP_PKEY *key, const QString &path)
{
    if (const auto algorithm = algorithmOf(key)) {
        const QSslKey converted(openssl::toPem(key), *algorithm);
        if (!converted.isNull())
            return {converted, {}};
    }
    const char *const type = EVP_PKEY_get0_type_name(key);
    return {std::nullopt, QStringLiteral("The private key in %1 is of a kind that can't be used here (%2). Use an RSA, "
                                         "EC or DSA key.")
                              .arg(path, QString::fromLatin1(type ? type : "unknown"))};
}

QString keyProblem(const QByteArray &pem, const QString &path, bool encrypted, bool passphraseGiven)
{
    if (encrypted && !passphraseGiven)
        return QStringLiteral("The private key in %1 is encrypted: its passphrase is needed.").arg(path);
    if (encrypted)
        return QStringLiteral("The private key in %1 can't be decrypted: the passphrase is wrong.").arg(path);
    if (!pem.contains("PRIVATE KEY-----"))
        return QStringLiteral("%1 holds no private key in PEM form (\"openssl pkey -in FILE -out key.pem\" converts "
                              "other forms).")
            .arg(path);
    return QStringLiteral("The private key in %1 can't be read: %2. Is the file whole?")
        .arg(path, openssl::takeErrors().text());
}

bool belongTogether(const QSslCertificate &certificate, EVP_PKEY *key)
{
    const auto converted = openssl::fromQt(certificate);
    EVP_PKEY *const publicKey = converted ? X509_get0_pubkey(converted.get()) : nullptr;
    return publicKey && EVP_PKEY_eq(publicKey, key) == 1;
}

// Some tools write the authority first; TLS wants the key's certificate there.
bool putFirst(QList<QSslCertificate> &chain, EVP_PKEY *key)
{
    const auto own = std::find_if(chain.begin(), chain.end(), [key](const QSslCertificate &certificate) {
        return belongTogether(certificate, key);
    });
    if (own == chain.end())
        return false;
    std::rotate(chain.begin(), own, own + 1);
    return true;
}

QString pkcs12Problem(const QString &path, bool passphraseGiven)
{
    const openssl::Errors errors = openssl::takeErrors();
    if (errors.has(ERR_R_UNSUPPORTED))
        return QStringLiteral("%1 is encrypted with a cipher of long ago (such as RC2), which OpenSSL 3 doesn't read. "
                              "Convert it: \"openssl pkcs12 -legacy -in OLD.p12 -noenc -out all.pem\", then \"openssl "
                              "pkcs12 -export -in all.pem -out NEW.p12\".")
            .arg(path);
    if (!errors.has(PKCS12_R_MAC_VERIFY_FAILURE))
        return QStringLiteral("%1 can't be decrypted: %2.").arg(path, errors.text());
    return passphraseGiven ? QStringLiteral("%1 can't be decrypted: the passphrase is wrong.").arg(path)
                           : QStringLiteral("%1 is encrypted: its passphrase is needed.").arg(path);
}

struct Pkcs12Content
{
    openssl::Key key;
    QList<QSslCertificate> chain;
};

// False: OpenSSL's queue of errors tells why.
bool parsePkcs12(PKCS12 *file, const QByteArray &passphrase, Pkcs12Content &content)
{
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *others = nullptr;
    const bool ok = PKCS12_parse(file, passphrase.constData(), &key, &certificate, &others) == 1;
    content.key.reset(key);
    if (const openssl::Certificate owned(certificate); owned)
        content.chain.append(openssl::toQt(owned.get()));
    for (int i = 0; others && i < sk_X509_num(others); ++i)
        content.chain.append(openssl::toQt(sk_X509_value(others, i)));
    sk_X509_pop_free(others, X509_free);
    return ok;
}

} // namespace

Loaded<QList<QSslCertificate>> loadCertificates(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*bytes.value, QSsl::Pem);
    if (certificates.isEmpty())
        return {std::nullopt, QStringLiteral("%1 holds no certificate in PEM form (\"openssl x509 -in FILE -out "
                                             "certificate.pem\" converts other forms).")
                                  .arg(path)};
    return {certificates, {}};
}

Loaded<TlsIdentity> loadPemIdentity(const QString &certificateFile, const QString &keyFile, const QString &passphrase)
{
    const openssl::ErrorScope errors;
    const QString &keyPath = keyFile.isEmpty() ? certificateFile : keyFile;
    auto chain = loadCertificates(certificateFile);
    if (!chain.value)
        return {std::nullopt, chain.error};
    const auto bytes = readFile(keyPath);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    const auto read = openssl::readPemKey(*bytes.value, passphrase.toUtf8());
    if (!read.key)
        return {std::nullopt, keyProblem(*bytes.value, keyPath, read.wantedPassphrase, !passphrase.isEmpty())};
    const auto key = toQtKey(read.key.get(), keyPath);
    if (!key.value)
        return {std::nullopt, key.error};
    if (!putFirst(*chain.value, read.key.get()))
        return {std::nullopt, QStringLiteral("The private key in %1 doesn't belong to the certificate in %2. Use the "
                                             "pair that was made together.")
                                  .arg(keyPath, certificateFile)};
    return {TlsIdentity{*chain.value, *key.value}, {}};
}

Loaded<TlsIdentity> loadPkcs12Identity(const QString &path, const QString &passphrase)
{
    const openssl::ErrorScope errors;
    const auto bytes = readFile(path);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    const auto bio = openssl::reader(*bytes.value);
    const openssl::Pkcs12 file(bio ? d2i_PKCS12_bio(bio.get(), nullptr) : nullptr);
    if (!file)
        return {std::nullopt, QStringLiteral("%1 isn't a PKCS#12 file. Is it PEM?").arg(path)};
    Pkcs12Content content;
    if (!parsePkcs12(file.get(), passphrase.toUtf8(), content))
        return {std::nullopt, pkcs12Problem(path, !passphrase.isEmpty())};
    if (!content.key || content.chain.isEmpty() || !putFirst(content.chain, content.key.get()))
        return {
            std::nullopt,
            QStringLiteral("%1 doesn't hold both a private key and the certificate to which it belongs.").arg(path)};
    const auto key = toQtKey(content.key.get(), path);
    if (!key.value)
        return {std::nullopt, key.error};
    return {TlsIdentity{content.chain, *key.value}, {}};
}

QSslConfiguration serverConfiguration(const TlsIdentity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(identity.chain);
    configuration.setPrivateKey(identity.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

QString validityNote(const QSslCertificate &certificate, const QDateTime &now)
{
    const auto day = [](const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); };
    const QString name = certificate.subjectDisplayName();
    if (now > certificate.expiryDate())
        return QStringLiteral("The certificate of %1 expired at %2.").arg(name, day(certificate.expiryDate()));
    if (now < certificate.effectiveDate())
        return QStringLiteral("The certificate of %1 is valid only from %2 on.")
            .arg(name, day(certificate.effectiveDate()));
    return {};
}

} // namespace wslib
