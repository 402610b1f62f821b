#include "wslib/net/TlsContext.h"

#include "wslib/net/OpenSsl.h"

#include <openssl/ssl.h>

#include <QDateTime>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslDiffieHellmanParameters>
#include <QSslEllipticCurve>
#include <QSslKey>
#include <QSslSocket>

#include <optional>

namespace wslib {

namespace {

using Context = std::unique_ptr<SSL_CTX, openssl::Release<SSL_CTX_free>>;

struct Versions
{
    int first = 0;
    int last = 0; ///< 0: the newest there is.
};

std::optional<Versions> versionsOf(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return Versions{TLS1_2_VERSION, TLS1_2_VERSION};
    case QSsl::TlsV1_3:
        return Versions{TLS1_3_VERSION, TLS1_3_VERSION};
    case QSsl::SecureProtocols:
    case QSsl::TlsV1_2OrLater:
        return Versions{TLS1_2_VERSION, 0};
    case QSsl::TlsV1_3OrLater:
        return Versions{TLS1_3_VERSION, 0};
    default: // DTLS, and what RFC 8996 deprecates
        return std::nullopt;
    }
}

bool asksForWhatIsNotMapped(const QSslConfiguration &configuration)
{
    return configuration.privateKey().algorithm() == QSsl::Opaque || !configuration.preSharedKeyIdentityHint().isEmpty()
           || !configuration.backendConfiguration().isEmpty() || configuration.ocspStaplingEnabled()
           || configuration.diffieHellmanParameters() != QSslDiffieHellmanParameters::defaultParameters();
}

bool setVersions(SSL_CTX *context, const QSslConfiguration &configuration)
{
    const auto versions = versionsOf(configuration.protocol());
    return versions && SSL_CTX_set_min_proto_version(context, versions->first) == 1
           && SSL_CTX_set_max_proto_version(context, versions->last) == 1;
}

QByteArray names(const QList<QSslCipher> &ciphers, bool ofTls13)
{
    QByteArrayList list;
    for (const QSslCipher &cipher : ciphers) {
        if ((cipher.protocol() == QSsl::TlsV1_3) == ofTls13)
            list.append(cipher.name().toLatin1());
    }
    return list.join(':');
}

// Of none of one kind OpenSSL's own remain, as with QSslSocket; without any, Qt's defaults are in the configuration.
bool setCiphers(SSL_CTX *context, const QSslConfiguration &configuration)
{
    const QByteArray before13 = names(configuration.ciphers(), false);
    const QByteArray of13 = names(configuration.ciphers(), true);
    return (before13.isEmpty() || SSL_CTX_set_cipher_list(context, before13.constData()) == 1)
           && (of13.isEmpty() || SSL_CTX_set_ciphersuites(context, of13.constData()) == 1);
}

bool setGroups(SSL_CTX *context, const QSslConfiguration &configuration)
{
    QByteArrayList list;
    for (const QSslEllipticCurve &curve : configuration.ellipticCurves())
        list.append(curve.shortName().toLatin1());
    return list.isEmpty() || SSL_CTX_set1_groups_list(context, list.join(':').constData()) == 1;
}

bool setIdentity(SSL_CTX *context, const QSslConfiguration &configuration)
{
    const QList<QSslCertificate> chain = configuration.localCertificateChain();
    const auto own = chain.isEmpty() ? nullptr : openssl::fromQt(chain.first());
    const auto read = openssl::readPemKey(configuration.privateKey().toPem());
    if (!own || !read.key || SSL_CTX_use_certificate(context, own.get()) != 1
        || SSL_CTX_use_PrivateKey(context, read.key.get()) != 1 || SSL_CTX_check_private_key(context) != 1)
        return false;
    for (const QSslCertificate &certificate : chain.sliced(1)) {
        const auto other = openssl::fromQt(certificate);
        if (!other || SSL_CTX_add1_chain_cert(context, other.get()) != 1)
            return false;
    }
    return true;
}

// One that has expired would hide a newer one of the same name.
bool addAuthorities(SSL_CTX *context, const QList<QSslCertificate> &authorities)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const QSslCertificate &authority : authorities) {
        if (authority.expiryDate() < now)
            continue;
        const auto certificate = openssl::fromQt(authority);
        if (!certificate || X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate.get()) != 1)
            return false;
    }
    return !authorities.isEmpty(); // else it would be the system's
}

int acceptAny(int /*verified*/, X509_STORE_CTX * /*store*/)
{
    return 1;
}

// A server's AutoVerifyPeer is QueryPeer: a certificate is asked for, and whatever comes is accepted.
bool setVerification(SSL_CTX *context, const QSslConfiguration &configuration)
{
    const auto mode = configuration.peerVerifyMode();
    if (mode == QSslSocket::VerifyNone) {
        SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nullptr);
        return true;
    }
    const bool demands = mode == QSslSocket::VerifyPeer;
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | (demands ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0),
                       demands ? nullptr : acceptAny);
    if (configuration.peerVerifyDepth() > 0)
        SSL_CTX_set_verify_depth(context, configuration.peerVerifyDepth());
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    return !demands || addAuthorities(context, configuration.caCertificates());
}

// ALPN (RFC 7301): what the server prefers of what both know. Without anything in common none is agreed on, as with QSslSocket.
int chooseProtocol(SSL * /*session*/, const unsigned char **chosen, unsigned char *chosenSize,
                   const unsigned char *offered, unsigned int offeredSize, void *list)
{
    const auto &known = *static_cast<const QByteArray *>(list);
    unsigned char *choice = nullptr;
    const int result =
        SSL_select_next_proto(&choice, chosenSize, reinterpret_cast<const unsigned char *>(known.constData()),
                              static_cast<unsigned int>(known.size()), offered, offeredSize);
    *chosen = choice;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

QByteArray onTheWire(const QByteArrayList &protocols)
{
    QByteArray list;
    for (const QByteArray &name : protocols) {
        if (!name.isEmpty() && name.size() <= 255)
            list += static_cast<char>(name.size()) + name;
    }
    return list;
}

void setOptions(SSL_CTX *context, const QSslConfiguration &configuration)
{
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    if (!configuration.testSslOption(QSsl::SslOptionDisableServerCipherPreference))
        SSL_CTX_set_options(context, SSL_OP_CIPHER_SERVER_PREFERENCE);
    if (configuration.testSslOption(QSsl::SslOptionDisableSessionTickets)) {
        SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
        SSL_CTX_set_num_tickets(context, 0);
    }
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_dh_auto(context, 1);
}

} // namespace

TlsContext::TlsContext(ssl_ctx_st *context)
    : m_context(context)
{
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

std::shared_ptr<const TlsContext> TlsContext::of(const QSslConfiguration &configuration)
{
    const openssl::ErrorScope errors;
    Context context(asksForWhatIsNotMapped(configuration) ? nullptr : SSL_CTX_new(TLS_server_method()));
    if (!context)
        return nullptr;
    setOptions(context.get(), configuration);
    if (!setVersions(context.get(), configuration) || !setCiphers(context.get(), configuration)
        || !setGroups(context.get(), configuration) || !setIdentity(context.get(), configuration)
        || !setVerification(context.get(), configuration))
        return nullptr;
    const std::shared_ptr<TlsContext> made(new TlsContext(context.release()));
    made->m_protocols = onTheWire(configuration.allowedNextProtocols());
    if (!made->m_protocols.isEmpty())
        SSL_CTX_set_alpn_select_cb(made->m_context, chooseProtocol, &made->m_protocols);
    return made;
}

ssl_st *TlsContext::newSession() const
{
    return SSL_new(m_context);
}

} // namespace wslib
