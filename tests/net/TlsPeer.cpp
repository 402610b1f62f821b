#include "TlsPeer.h"

#include "tests/support/TestCertificate.h"

#include <QtEndian>
#include <QtTest>

#include <array>

TlsPeer::TlsPeer(quint16 port)
    : TlsPeer(port, Options())
{
}

TlsPeer::TlsPeer(quint16 port, const Options &options)
    : raw(port)
    , m_most(options.most)
    , m_holds(options.holdsLastFlight)
    , m_context(SSL_CTX_new(TLS_client_method()))
{
    if (options.version != 0) {
        SSL_CTX_set_min_proto_version(m_context.get(), options.version);
        SSL_CTX_set_max_proto_version(m_context.get(), options.version);
    }
    if (options.identity != nullptr) {
        SSL_CTX_use_certificate_chain_file(m_context.get(),
                                           options.identity->certificateFile().toLocal8Bit().constData());
        SSL_CTX_use_PrivateKey_file(m_context.get(), options.identity->keyFile().toLocal8Bit().constData(),
                                    SSL_FILETYPE_PEM);
    }
    m_session.reset(SSL_new(m_context.get()));
    SSL_set_app_data(m_session.get(), this);
    SSL_set_info_callback(m_session.get(), noteAlert);
    if (!options.protocols.isEmpty())
        SSL_set_alpn_protos(m_session.get(), reinterpret_cast<const unsigned char *>(options.protocols.constData()),
                            static_cast<unsigned int>(options.protocols.size()));
    if (options.resumed != nullptr)
        SSL_set_session(m_session.get(), options.resumed);
    SSL_set_bio(m_session.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_connect_state(m_session.get());
}

TlsPeer::~TlsPeer()
{
    ERR_clear_error();
}

void TlsPeer::noteAlert(const SSL *session, int where, int value)
{
    if (where == SSL_CB_READ_ALERT)
        static_cast<TlsPeer *>(SSL_get_app_data(session))->m_alert = value & 0xFF;
}

void TlsPeer::takeRaw()
{
    const QByteArray all = raw.received();
    BIO_write(SSL_get_rbio(m_session.get()), all.constData() + m_taken, static_cast<int>(all.size() - m_taken));
    m_taken = all.size();
}

QByteArray TlsPeer::takeOutput()
{
    BIO *const out = SSL_get_wbio(m_session.get());
    QByteArray bytes(static_cast<qsizetype>(BIO_ctrl_pending(out)), Qt::Uninitialized);
    if (!bytes.isEmpty())
        BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
    return bytes;
}

void TlsPeer::sendOutput()
{
    const QByteArray bytes = takeOutput();
    for (qsizetype at = 0; at + 5 <= bytes.size(); at += 5 + qFromBigEndian<quint16>(bytes.constData() + at + 3))
        m_recordStarts.append(m_sent + at);
    const qsizetype now = qMin(bytes.size(), m_most - m_sent);
    raw.send(bytes.first(now));
    m_sent += now;
}

bool TlsPeer::shakeHands()
{
    if (!QTest::qWaitFor([this] { return raw.isConnected(); }))
        return false;
    bool failed = false;
    const auto goOn = [&] {
        takeRaw();
        ERR_clear_error();
        const int result = SSL_do_handshake(m_session.get());
        failed = result != 1 && SSL_get_error(m_session.get(), result) != SSL_ERROR_WANT_READ;
        if (m_holds && isEncrypted())
            m_held = takeOutput();
        else
            sendOutput();
        return isEncrypted() || failed || m_sent == m_most || raw.isGone();
    };
    return QTest::qWaitFor(goOn) && isEncrypted();
}

bool TlsPeer::upgrade()
{
    if (!shakeHands())
        return false;
    send(RawPeer::upgradeRequest());
    if (!waitFor("\r\n\r\n") || !m_received.startsWith("HTTP/1.1 101 "))
        return false;
    m_received.clear();
    return true;
}

QByteArray TlsPeer::records(const QByteArray &bytes)
{
    SSL_write(m_session.get(), bytes.constData(), static_cast<int>(bytes.size()));
    return std::exchange(m_held, {}) + takeOutput();
}

void TlsPeer::sayGoodbye()
{
    SSL_shutdown(m_session.get());
    raw.send(takeOutput());
}

const QByteArray &TlsPeer::received()
{
    takeRaw();
    ERR_clear_error();
    std::array<char, 16384> buffer; // NOLINT(*-member-init)
    for (int size = 0; (size = SSL_read(m_session.get(), buffer.data(), buffer.size())) > 0;)
        m_received.append(buffer.data(), size);
    return m_received;
}

bool TlsPeer::waitFor(const QByteArray &bytes)
{
    return QTest::qWaitFor([&] { return received().contains(bytes); });
}

bool TlsPeer::heardGoodbye()
{
    received();
    return (SSL_get_shutdown(m_session.get()) & SSL_RECEIVED_SHUTDOWN) != 0 && m_alert == SSL_AD_CLOSE_NOTIFY;
}

int TlsPeer::alert()
{
    received();
    return m_alert;
}
