#pragma once

#include "tests/support/RawPeer.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <limits>
#include <memory>

class TestCertificate;

/// A TLS client whose records go through a test's hands: OpenSSL between two pieces of memory, and a RawPeer that carries
/// what is in them. It verifies nobody.
class TlsPeer
{
public:
    struct Options
    {
        int version = 0;                           ///< TLS1_2_VERSION, say; 0: what both can.
        const TestCertificate *identity = nullptr; ///< Shown if it is asked for.
        QByteArray protocols;                      ///< For ALPN, as on the wire.
        SSL_SESSION *resumed = nullptr;
        qsizetype most = std::numeric_limits<qsizetype>::max(); ///< It sends no more than so many bytes.
        bool holdsLastFlight = false; ///< What ends the handshake is sent with what follows it.
    };

    explicit TlsPeer(quint16 port);
    TlsPeer(quint16 port, const Options &options);
    ~TlsPeer();
    Q_DISABLE_COPY_MOVE(TlsPeer)

    /// Shakes hands until that is done, has failed, or Options::most bytes have been sent.
    bool shakeHands();
    /// Shakes hands and asks for a WebSocket; true once the 101 has come.
    bool upgrade();

    void send(const QByteArray &bytes) { raw.send(records(bytes)); }
    /// @p bytes as records that nobody has sent.
    QByteArray records(const QByteArray &bytes);
    /// close_notify
    void sayGoodbye();

    /// What came and was decrypted.
    const QByteArray &received();
    bool waitFor(const QByteArray &bytes);
    /// Whether the other side has said that it sends no more, as TLS does.
    bool heardGoodbye();
    /// The alert that came (RFC 8446 §6), or -1.
    int alert();

    bool isEncrypted() const { return SSL_is_init_finished(m_session.get()) == 1; }
    SSL *session() const { return m_session.get(); }
    qsizetype sent() const { return m_sent; }
    /// Where the records that it sent begin.
    const QList<qsizetype> &recordStarts() const { return m_recordStarts; }

    RawPeer raw;

private:
    struct Release
    {
        void operator()(SSL *object) const { SSL_free(object); }
        void operator()(SSL_CTX *object) const { SSL_CTX_free(object); }
    };

    void takeRaw();
    QByteArray takeOutput();
    void sendOutput();
    static void noteAlert(const SSL *session, int where, int value);

    qsizetype m_taken = 0; ///< Of what raw received.
    qsizetype m_sent = 0;
    QList<qsizetype> m_recordStarts;
    qsizetype m_most;
    bool m_holds;
    QByteArray m_held;
    QByteArray m_received;
    int m_alert = -1;
    std::unique_ptr<SSL_CTX, Release> m_context;
    std::unique_ptr<SSL, Release> m_session;
};
