#include "wslib/net/CertificateIssuer.h"

#include <openssl/asn1.h>
#include <openssl/x509v3.h>

namespace wslib {

namespace {

constexpr int version3 = 2; // Counted from 0, RFC 5280 §4.1.2.1.
constexpr int serialBits = 128;

bool setSerial(X509 *certificate)
{
    const openssl::Integer number(BN_new());
    return number && BN_rand(number.get(), serialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
           && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setValidity(X509 *certificate, const Validity &validity)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), static_cast<time_t>(validity.from.toSecsSinceEpoch()))
           && ASN1_TIME_set(X509_getm_notAfter(certificate), static_cast<time_t>(validity.until.toSecsSinceEpoch()));
}

bool setCommonName(X509 *certificate, const QString &name)
{
    const QByteArray utf8 = name.toUtf8();
    return X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(utf8.constData()),
                                      static_cast<int>(utf8.size()), -1, 0)
           == 1;
}

struct ExtensionText
{
    int nid;
    QByteArray value;
};

bool addExtensions(X509 *certificate, X509 *issuer, const QList<ExtensionText> &extensions)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    for (const ExtensionText &text : extensions) {
        const openssl::Extension extension(X509V3_EXT_nconf_nid(nullptr, &context, text.nid, text.value.constData()));
        if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
            return false;
    }
    return true;
}

/// Everything but issuer, extensions and signature.
openssl::Certificate draft(EVP_PKEY *key, const QString &commonName, const Validity &validity)
{
    openssl::Certificate certificate(X509_new());
    if (certificate && X509_set_version(certificate.get(), version3) == 1 && setSerial(certificate.get())
        && setValidity(certificate.get(), validity) && setCommonName(certificate.get(), commonName)
        && X509_set_pubkey(certificate.get(), key) == 1)
        return certificate;
    return nullptr;
}

bool finish(X509 *certificate, X509 *issuer, EVP_PKEY *issuerKey, const QList<ExtensionText> &extensions)
{
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1
           && addExtensions(certificate, issuer, extensions) && X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
}

} // namespace

openssl::Key generateKey()
{
    return openssl::Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
}

openssl::Certificate issueAuthority(EVP_PKEY *key, const QString &commonName, const Validity &validity)
{
    auto certificate = draft(key, commonName, validity);
    const QList<ExtensionText> extensions{{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                          {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                          {NID_subject_key_identifier, "hash"}};
    if (!certificate || !finish(certificate.get(), certificate.get(), key, extensions))
        return nullptr;
    return certificate;
}

openssl::Certificate issueLeaf(EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey, const LeafContent &content)
{
    auto certificate = draft(key, content.commonName, content.validity);
    QList<ExtensionText> extensions{{NID_basic_constraints, "critical,CA:FALSE"},
                                    {NID_key_usage, "critical,digitalSignature"},
                                    {NID_ext_key_usage, content.extendedKeyUsage},
                                    {NID_subject_key_identifier, "hash"},
                                    {NID_authority_key_identifier, "keyid:always"}};
    if (!content.subjectAltName.isEmpty())
        extensions.append({NID_subject_alt_name, content.subjectAltName});
    if (!certificate || !finish(certificate.get(), authority, authorityKey, extensions))
        return nullptr;
    return certificate;
}

} // namespace wslib
