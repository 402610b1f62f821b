#pragma once

#include "wslib/net/Opening.h"
#include "wslib/net/PlainTransport.h"
#include "wslib/net/TlsContext.h"

struct bio_st;
struct bio_method_st;

namespace wslib {

/// A server's side of TLS on a descriptor: a PlainTransport with OpenSSL between it and the kernel. What a socket has is
/// received at once, decrypted, and told at once; what goes is encrypted straight from where it lies, and sent several
/// records at a time. Linux only.
///
/// It shakes hands by itself, from the event loop, and then says so; a sink before that gets nothing.
class TlsTransport final : public PlainTransport
{
    Q_OBJECT

public:
    /// Owns @p descriptor, which becomes non-blocking.
    TlsTransport(qintptr descriptor, const std::shared_ptr<const TlsContext> &context, QObject *parent = nullptr);
    ~TlsTransport() override;

    qint64 pendingBytes() const override;
    void setSink(TransportSink *sink) override;
    void resumeReading() override;
    bool isEncrypted() const override { return true; }
    TlsSession tlsSession() const override;

Q_SIGNALS:
    /// The handshake is done: from now on it is a transport like any other.
    void established();
    /// There will be no session, for the reason @p text; an alert was sent where TLS has one. abort() was called.
    void failed(const QString &text);

private:
    class Buffers;
    enum class Outcome {
        GoesOn,
        Stalled, ///< The peer takes nothing of what it asked TLS itself to say: nothing is read until it does.
        Closed,  ///< close_notify
        Failed,
    };

    bool wantsToRead() const override;
    bool hasUnsent() const override;
    void readAvailable() override;
    qsizetype sendSome(const char *data, qsizetype size) override;
    bool sendPieces() override;
    void shutDownIfWritten() override;
    void breakOff(int error) override;

    void shakeHands();
    void handshakeFailed(const QString &text);
    void readKept();
    bool readSeveral();
    void releaseMemory();
    bool readOnce(const Buffers &buffers);
    ssize_t receive(const Buffers &buffers);
    void keepUnread();
    Outcome decrypt(const Buffers &buffers, qsizetype *size);
    Outcome outcome(int result);
    void endAfter(Outcome outcome);
    QByteArrayView nextRecords(char *together) const;
    bool encrypt(const char *data, qsizetype size);
    bool sendEncrypted();
    void allSent();

    static bio_method_st *bioMethod();
    static int bioRead(bio_st *bio, char *to, int size);
    static int bioWrite(bio_st *bio, const char *from, int size);
    static long bioControl(bio_st *bio, int command, long number, void *pointer);

    ssl_st *m_session;
    QByteArrayView m_unread; ///< Received, and not given to OpenSSL yet;
    QByteArray m_unreadKept; ///< where it lies between two passes.
    QByteArray m_encrypted;  ///< To be sent.
    qsizetype m_encryptedSent = 0;
    QString m_error; ///< Of TLS, if there was one.
    bool m_shakingHands = true;
    bool m_stalled = false;
    bool m_saidGoodbye = false;        ///< close_notify
    std::optional<Outcome> m_endLater; ///< TLS has ended, and reading is paused.
};

} // namespace wslib
