#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QString>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <memory>

/// OpenSSL's objects with owners, and its errors as text. For the sources of wslib/net only: what links wslib doesn't
/// have OpenSSL's headers.
namespace wslib::openssl {

template <auto release>
struct Release
{
    template <typename Object>
    void operator()(Object *object) const
    {
        release(object);
    }
};

using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using Integer = std::unique_ptr<BIGNUM, Release<BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Release<PKCS12_free>>;

/// Leaves the thread's queue of errors as empty as it must be found: QSslSocket reads it too, and would take what is left
/// there for an error of its own.
class ErrorScope
{
public:
    ErrorScope() { ERR_clear_error(); }
    ~ErrorScope() { ERR_clear_error(); }
    Q_DISABLE_COPY_MOVE(ErrorScope)
};

/// Why calls of OpenSSL failed.
struct Errors
{
    QList<unsigned long> codes; ///< Oldest first, as ERR_get_error() gives them.

    /// Whether @p reason, such as ERR_R_UNSUPPORTED, is among them.
    bool has(int reason) const;
    QString text() const;
};
/// The errors in the thread's queue, which is empty afterwards.
Errors takeErrors();

/// A reader of @p bytes, which must outlive it.
Bio reader(const QByteArray &bytes);
/// What was written to @p memory, a BIO_s_mem().
QByteArray written(BIO *memory);

/// A private key in PEM, or nothing.
struct ReadKey
{
    Key key;
    bool wantedPassphrase = false; ///< Whether it is encrypted.
};
/// Reads the first private key in @p pem, among whatever else is there; never asks on a terminal.
ReadKey readPemKey(const QByteArray &pem, const QByteArray &passphrase = {});
/// @p key as PKCS#8 in PEM, not encrypted; empty on failure.
QByteArray toPem(EVP_PKEY *key);

/// The same certificate for the other library; null on failure.
QSslCertificate toQt(X509 *certificate);
Certificate fromQt(const QSslCertificate &certificate);

} // namespace wslib::openssl
