#pragma once

#include <QByteArray>

#include <memory>

class QSslConfiguration;
struct ssl_ctx_st;
struct ssl_st;

namespace wslib {

/// What a server's TLS connections have in common: OpenSSL's SSL_CTX, made of a QSslConfiguration once and used by all of the
/// server's threads. Internal to Server.
///
/// Other than QSslSocket, which has a context for each connection, it lets peers resume their sessions (by tickets; nothing
/// is kept here), unless client certificates are asked for: those are verified each time.
class TlsContext
{
public:
    /// nullptr if @p configuration isn't for a server of TLS, has faults, or asks for what isn't mapped: versions before TLS
    /// 1.2, opaque keys, PSK hints, other Diffie-Hellman parameters than Qt's, backend options, the system's authorities.
    /// QSslSocket knows what to make of it.
    static std::shared_ptr<const TlsContext> of(const QSslConfiguration &configuration);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    /// A session on the server's side, which the caller owns; nullptr if there is no memory. From any thread.
    ssl_st *newSession() const;

private:
    explicit TlsContext(ssl_ctx_st *context);

    ssl_ctx_st *m_context;
    QByteArray m_protocols; ///< For ALPN, as on the wire.
};

} // namespace wslib
