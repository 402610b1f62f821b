#include "wslib/net/TlsTransport.h"

#include "wslib/net/OpenSsl.h"

#include <openssl/ssl.h>

#include <QPointer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <utility>

namespace wslib {

namespace {

// The payload of a full record (RFC 8446 §5.1).
constexpr qsizetype recordSize = qsizetype{16} * 1024;
// So much is encrypted before it is sent, in one call of the kernel: all of a message of 64 KiB, and of several small ones;
constexpr qsizetype encryptedAtOnce = 8 * recordSize;
// it is longer then, by a header, a tag and more for each record, and by what of the last one is too much.
constexpr qsizetype encryptedRoom = encryptedAtOnce + recordSize + qsizetype{4} * 1024;
// And so often, before others have their turn.
constexpr int sendsPerWrite = 16;
// What TLS itself has to say waits up to here for a peer that doesn't read; beyond, the peer isn't read from either.
constexpr qsizetype mostUnasked = qsizetype{256} * 1024;

// The buffer that the connections of a thread encrypt into, if none uses it at the moment.
thread_local QByteArray spareEncrypted;

QString reasonOf(const openssl::Errors &errors)
{
    for (const auto code : errors.codes) {
        if (ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_HTTP_REQUEST)
            return QStringLiteral("the peer speaks plain HTTP; it must use wss:// or https://");
    }
    return errors.text();
}

} // namespace

/// Where a pass receives and decrypts: memory that a thread's connections share, or its own for whoever reads while another
/// is still telling of what it read, from an event loop that a slot runs.
class TlsTransport::Buffers
{
public:
    static constexpr qsizetype receivedSize = readSize;
    /// Room for what is received, and the beginning of its first record, which came before; and never full.
    static constexpr qsizetype plainSize = receivedSize + 2 * recordSize;

    Buffers()
    {
        thread_local std::unique_ptr<Memory> shared;
        if (!std::exchange(s_lent, true)) {
            if (!shared)
                shared = std::make_unique<Memory>();
            m_memory = shared.get();
            return;
        }
        m_own = std::make_unique<Memory>();
        m_memory = m_own.get();
    }
    ~Buffers()
    {
        if (!m_own)
            s_lent = false;
    }
    Q_DISABLE_COPY_MOVE(Buffers)

    char *received() const { return m_memory->received.data(); }
    char *plain() const { return m_memory->plain.data(); }

private:
    struct Memory
    {
        std::array<char, receivedSize> received;
        std::array<char, plainSize> plain;
    };

    static inline thread_local bool s_lent = false;

    std::unique_ptr<Memory> m_own;
    Memory *m_memory;
};

TlsTransport::TlsTransport(qintptr descriptor, const std::shared_ptr<const TlsContext> &context, QObject *parent)
    : PlainTransport(descriptor, parent)
    , m_session(context->newSession())
{
    const openssl::ErrorScope errors;
    BIO *const bio = m_session != nullptr ? BIO_new(bioMethod()) : nullptr;
    if (bio == nullptr) {
        breakOff(ENOMEM);
        return;
    }
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_session, bio, bio);
    SSL_set_accept_state(m_session);
    setNoDelay(true); // else an answer would wait until the peer acknowledges its session tickets
    watch();
}

TlsTransport::~TlsTransport()
{
    const openssl::ErrorScope errors;
    SSL_free(m_session);
}

TlsSession TlsTransport::tlsSession() const
{
    const openssl::ErrorScope errors;
    TlsSession session;
    session.protocol = QString::fromLatin1(SSL_get_version(m_session));
    session.cipher = QString::fromLatin1(SSL_CIPHER_get_name(SSL_get_current_cipher(m_session)));
    if (const openssl::Certificate own(SSL_get1_peer_certificate(m_session)); own)
        session.peerChain.append(openssl::toQt(own.get()));
    const STACK_OF(X509) *const others = SSL_get_peer_cert_chain(m_session); // a client's: without its own
    for (int i = 0; i < sk_X509_num(others); ++i)
        session.peerChain.append(openssl::toQt(sk_X509_value(others, i)));
    const unsigned char *protocol = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(m_session, &protocol, &size);
    session.applicationProtocol = QByteArray(reinterpret_cast<const char *>(protocol), static_cast<qsizetype>(size));
    return session;
}

// ---- The handshake ---------------------------------------------------------------------------------------------------

void TlsTransport::shakeHands()
{
    if (isBroken()) {
        handshakeFailed(qt_error_string(m_endError));
        return;
    }
    int result = 0;
    {
        const Buffers buffers;
        const ssize_t size = receive(buffers);
        if (size < 0 && isPassing(errno))
            return;
        if (size <= 0) {
            handshakeFailed(size == 0 ? QStringLiteral("the peer went away") : qt_error_string(errno));
            return;
        }
        ERR_clear_error();
        result = SSL_do_handshake(m_session);
        keepUnread();
    }
    const Outcome came = result == 1 ? Outcome::GoesOn : outcome(result);
    sendEncrypted();
    if (came != Outcome::GoesOn) {
        handshakeFailed(m_error);
    } else if (result == 1) {
        m_shakingHands = false;
        releaseMemory();
        Q_EMIT established();
    }
}

void TlsTransport::handshakeFailed(const QString &text)
{
    // Closing with bytes unread would be a reset, which may destroy the alert on its way.
    ::recv(static_cast<int>(descriptor()), nullptr, static_cast<size_t>(mostUnasked), MSG_TRUNC);
    abort();
    Q_EMIT failed(text);
}

// ---- What comes ------------------------------------------------------------------------------------------------------

bool TlsTransport::wantsToRead() const
{
    return m_shakingHands || (PlainTransport::wantsToRead() && !m_stalled);
}

void TlsTransport::setSink(TransportSink *sink)
{
    PlainTransport::setSink(sink);
    readKept();
}

void TlsTransport::resumeReading()
{
    PlainTransport::resumeReading();
    readKept();
}

// What the kernel doesn't have any more, nobody announces.
void TlsTransport::readKept()
{
    if (!m_unreadKept.isEmpty() || m_endLater)
        QMetaObject::invokeMethod(this, &TlsTransport::readAvailable, Qt::QueuedConnection);
}

void TlsTransport::readAvailable()
{
    if (m_ended || isDelivering())
        return; // whoever delivers reads on
    if (m_shakingHands) {
        shakeHands();
        return;
    }
    const QPointer<TlsTransport> self(this);
    const bool more = readSeveral();
    if (!self)
        return;
    releaseMemory();
    watch();
    if (more)
        QMetaObject::invokeMethod(this, &TlsTransport::readAvailable, Qt::QueuedConnection);
    else if (!m_stalled && wantsToRead() && m_sink != nullptr)
        readKept(); // who was told of it meanwhile ran an event loop, in which the peer took what it hadn't
}

// Whether there is more that nobody will announce. It may have been the end of us.
bool TlsTransport::readSeveral()
{
    if (m_endLater && wantsToRead() && m_sink != nullptr) {
        endAfter(*std::exchange(m_endLater, std::nullopt));
        return false;
    }
    const Buffers buffers;
    for (int i = 0; i < readsPerPass; ++i) {
        // As PlainTransport does.
        if ((!wantsToRead() && !m_endPending) || m_ended || m_sink == nullptr || !readOnce(buffers))
            return false;
    }
    return m_endPending.has_value();
}

// An idle session needs no records: all of a pass are in the same memory, which goes behind it. Before version 3.0.14 OpenSSL
// would also free a record of which it has seen just the header.
void TlsTransport::releaseMemory()
{
    const bool withinRecord = std::strcmp(SSL_rstate_string(m_session), "RH") != 0;
    if (!isDelivering() && !withinRecord)
        SSL_free_buffers(m_session);
}

// Whether there may be more.
bool TlsTransport::readOnce(const Buffers &buffers)
{
    const ssize_t received = receive(buffers);
    if (received <= 0) {
        readFailed(received == 0 ? 0 : errno);
        return false;
    }
    qsizetype size = 0;
    const bool waits = hasUnsent();
    const Outcome came = decrypt(buffers, &size);
    if (!waits)
        sendEncrypted(); // what TLS itself answers; but who waits for what was written is to be told when it leaves
    if (size > 0 && !deliver(QByteArrayView(buffers.plain(), size)))
        return false;
    if (came == Outcome::GoesOn)
        return received == Buffers::receivedSize || m_endPending.has_value();
    // As without TLS: who has paused hears of the end when it reads on.
    if (came != Outcome::Stalled && m_paused && !m_endPending)
        m_endLater = came;
    else
        endAfter(came);
    return false;
}

ssize_t TlsTransport::receive(const Buffers &buffers)
{
    ssize_t size = m_unreadKept.size();
    if (size > 0)
        std::memcpy(buffers.received(), std::exchange(m_unreadKept, {}).constData(), static_cast<size_t>(size));
    else
        size = ::recv(static_cast<int>(descriptor()), buffers.received(), Buffers::receivedSize, 0);
    m_unread = QByteArrayView(buffers.received(), std::max<ssize_t>(size, 0));
    return size;
}

void TlsTransport::keepUnread()
{
    m_unreadKept = m_unread.toByteArray();
    m_unread = {};
}

// All that was received: a record's payload is shorter than the record.
TlsTransport::Outcome TlsTransport::decrypt(const Buffers &buffers, qsizetype *size)
{
    ERR_clear_error();
    Outcome came = Outcome::GoesOn;
    while (came == Outcome::GoesOn && !m_unread.isEmpty()) {
        const int read = SSL_read(m_session, buffers.plain() + *size, static_cast<int>(Buffers::plainSize - *size));
        if (read > 0)
            *size += read;
        else
            came = outcome(read);
    }
    if (came == Outcome::Stalled)
        keepUnread();
    m_unread = {};
    return came;
}

TlsTransport::Outcome TlsTransport::outcome(int result)
{
    switch (SSL_get_error(m_session, result)) {
    case SSL_ERROR_WANT_READ:
        return Outcome::GoesOn;
    case SSL_ERROR_WANT_WRITE:
        m_stalled = true;
        return Outcome::Stalled;
    case SSL_ERROR_ZERO_RETURN:
        return Outcome::Closed;
    default:
        m_error = reasonOf(openssl::takeErrors());
        return Outcome::Failed;
    }
}

void TlsTransport::endAfter(Outcome outcome)
{
    if (outcome == Outcome::Closed) {
        readFailed(0);
    } else if (outcome == Outcome::Failed) {
        unwatch();
        end(QAbstractSocket::SslInternalError, QStringLiteral("TLS failed: %1").arg(m_error));
    }
}

// ---- What goes -------------------------------------------------------------------------------------------------------

qint64 TlsTransport::pendingBytes() const
{
    return m_ended ? 0 : m_pendingSize + m_encrypted.size() - m_encryptedSent;
}

bool TlsTransport::hasUnsent() const
{
    return PlainTransport::hasUnsent() || !m_encrypted.isEmpty();
}

// How much of it was encrypted: the kernel has it, or it waits in m_encrypted.
qsizetype TlsTransport::sendSome(const char *data, qsizetype size)
{
    qsizetype taken = 0;
    for (int i = 0; i < sendsPerWrite && taken < size && m_encrypted.isEmpty(); ++i) {
        const qsizetype now = std::min(size - taken, encryptedAtOnce);
        if (!encrypt(data + taken, now))
            break;
        taken += now;
        sendEncrypted();
    }
    releaseMemory();
    if (hasUnsent())
        watch();
    return taken;
}

bool TlsTransport::sendPieces()
{
    if (!sendEncrypted())
        return false;
    std::array<char, recordSize> together; // NOLINT(*-member-init): filled as far as it is used
    while (!m_pending.empty() && m_encrypted.size() < encryptedAtOnce) {
        const QByteArrayView next = nextRecords(together.data());
        if (!encrypt(next.data(), next.size()))
            return false;
        forgetPending(next.size());
    }
    releaseMemory();
    return sendEncrypted();
}

// Full records where there is enough for them: of one piece as it lies there, of several put together in @p together.
QByteArrayView TlsTransport::nextRecords(char *together) const
{
    const QByteArrayView first = QByteArrayView(m_pending.front().bytes).sliced(m_firstSent);
    if (first.size() >= recordSize) {
        const qsizetype room = std::max(encryptedAtOnce - m_encrypted.size(), recordSize);
        const qsizetype most = std::min(first.size(), room);
        return first.first(most - most % recordSize);
    }
    if (m_pending.size() == 1)
        return first;
    qsizetype size = 0;
    qsizetype skip = m_firstSent;
    for (auto it = m_pending.begin(); it != m_pending.end() && size < recordSize; ++it) {
        const QByteArrayView bytes = QByteArrayView(it->bytes).sliced(std::exchange(skip, 0));
        const qsizetype taken = std::min(bytes.size(), recordSize - size);
        std::memcpy(together + size, bytes.data(), static_cast<size_t>(taken));
        size += taken;
    }
    return {together, size};
}

bool TlsTransport::encrypt(const char *data, qsizetype size)
{
    ERR_clear_error();
    if (SSL_write(m_session, data, static_cast<int>(size)) == size)
        return true;
    ERR_clear_error();
    breakOff(EPROTO); // it had failed before
    return false;
}

// Whether the kernel has all of it.
bool TlsTransport::sendEncrypted()
{
    while (m_encryptedSent < m_encrypted.size()) {
        const auto left = static_cast<size_t>(m_encrypted.size() - m_encryptedSent);
        const ssize_t sent =
            ::send(static_cast<int>(descriptor()), m_encrypted.constData() + m_encryptedSent, left, MSG_NOSIGNAL);
        if (sent < 0 && !isPassing(errno))
            breakOff(errno);
        if (sent <= 0)
            break;
        m_encryptedSent += sent;
    }
    if (m_encryptedSent == m_encrypted.size())
        allSent();
    else if (const qsizetype left = m_encrypted.size() - m_encryptedSent; m_encrypted.capacity() > 2 * left)
        m_encrypted = QByteArrayView(m_encrypted).sliced(std::exchange(m_encryptedSent, 0)).toByteArray();
    return m_encrypted.isEmpty() && !m_broken;
}

void TlsTransport::allSent()
{
    m_encryptedSent = 0;
    m_encrypted.resize(0); // which keeps its capacity, for the next
    if (m_encrypted.capacity() >= encryptedRoom)
        spareEncrypted = std::exchange(m_encrypted, {});
    else
        m_encrypted = {};
    if (std::exchange(m_stalled, false))
        QMetaObject::invokeMethod(this, &TlsTransport::readAvailable, Qt::QueuedConnection);
}

void TlsTransport::breakOff(int error)
{
    m_pendingSize += m_encrypted.size() - std::exchange(m_encryptedSent, 0);
    m_encrypted.clear();
    m_stalled = false;
    PlainTransport::breakOff(error);
}

// close_notify, and then as without TLS.
void TlsTransport::shutDownIfWritten()
{
    if (!m_finishing || m_ended || !m_pending.empty())
        return;
    if (!std::exchange(m_saidGoodbye, true)) {
        const openssl::ErrorScope errors;
        SSL_shutdown(m_session);
        sendEncrypted();
    }
    if (hasUnsent())
        watch();
    else
        PlainTransport::shutDownIfWritten();
}

// ---- Between OpenSSL and the kernel ----------------------------------------------------------------------------------

bio_method_st *TlsTransport::bioMethod()
{
    static BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "windsock");
        BIO_meth_set_read(made, bioRead);
        BIO_meth_set_write(made, bioWrite);
        BIO_meth_set_ctrl(made, bioControl);
        return made;
    }();
    return method;
}

int TlsTransport::bioRead(bio_st *bio, char *to, int size)
{
    auto *const self = static_cast<TlsTransport *>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    const qsizetype given = std::min<qsizetype>(size, self->m_unread.size());
    if (given == 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    std::memcpy(to, self->m_unread.data(), static_cast<size_t>(given));
    self->m_unread = self->m_unread.sliced(given);
    return static_cast<int>(given);
}

int TlsTransport::bioWrite(bio_st *bio, const char *from, int size)
{
    auto *const self = static_cast<TlsTransport *>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    if (self->m_encrypted.size() - self->m_encryptedSent > mostUnasked) {
        BIO_set_retry_write(bio);
        return -1;
    }
    if (self->m_encrypted.isEmpty()) {
        self->m_encrypted = std::exchange(spareEncrypted, {});
        self->m_encrypted.reserve(encryptedRoom);
    }
    self->m_encrypted.append(from, size);
    return size;
}

long TlsTransport::bioControl(bio_st * /*bio*/, int command, long /*number*/, void * /*pointer*/)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

} // namespace wslib
