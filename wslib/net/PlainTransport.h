#pragma once

#include "wslib/net/Readiness.h"
#include "wslib/net/Transport.h"

#include <list>
#include <memory>

namespace wslib {

/// A Transport on a descriptor without TLS: recv() and send() themselves, told by Readiness when; TlsTransport puts TLS in
/// their place. Linux only.
class PlainTransport : public Transport, private ReadyListener
{
    Q_OBJECT

public:
    /// Owns @p descriptor, which becomes non-blocking.
    explicit PlainTransport(qintptr descriptor, QObject *parent = nullptr);
    ~PlainTransport() override;

    /// A second descriptor of the same socket, which lives on when the first is closed; -1 if there is none to be had.
    static qintptr duplicate(qintptr descriptor);

    void setSink(TransportSink *sink) override;
    void write(const QByteArray &bytes) override;
    void write(const std::vector<QByteArray> &pieces) override;
    qint64 pendingBytes() const override { return m_ended ? 0 : m_pendingSize; }
    void flush() override;
    void pauseReading() override { m_paused = true; }
    void resumeReading() override;
    void finishWriting() override;
    void abort() override;
    void setNoDelay(bool on) override;
    QString remoteAddress() const override;
    QString localAddress() const override;
    bool isBroken() const override { return m_broken || m_ended; }

protected:
    qintptr descriptor() const override { return m_descriptor; }

    struct Piece
    {
        QByteArray bytes;
        bool isOurs = false; ///< A copy, to which others may be added.
    };

    /// Whether it may go better later: an errno of recv() or send().
    static bool isPassing(int error);

    virtual bool wantsToRead() const { return m_sink != nullptr && !m_paused; }
    virtual bool hasUnsent() const { return !m_pending.empty(); }
    virtual void readAvailable();
    void readFailed(int error);
    void watch();
    void unwatch();
    virtual qsizetype sendSome(const char *data, qsizetype size);
    virtual bool sendPieces();
    void forgetPending(qsizetype sent);
    virtual void breakOff(int error);
    virtual void shutDownIfWritten();

    std::list<Piece> m_pending;
    qsizetype m_firstSent = 0; ///< Of the first of m_pending.
    qint64 m_pendingSize = 0;
    bool m_broken = false; ///< A send failed.
    int m_endError = 0;    ///< Why, if so: an errno.

private:
    void descriptorReady(quint32 events) override;
    void watchFor(quint32 events);
    void keep(const QByteArray &bytes, qsizetype from);
    bool sendPending();
    void sendAndTell();
    void closeDescriptor();

    std::shared_ptr<Readiness> m_readiness;
    Readiness::Place m_place = -1;
    int m_descriptor;
    quint32 m_watched = 0; ///< The events that m_place is watched for.
};

} // namespace wslib
