#pragma once

#include "tests/support/ChildProcess.h"

#include <QNetworkProxy>
#include <QTemporaryDir>

#include <memory>

/// The proxy programs that the tests go through. Debian has them as tinyproxy-bin, microsocks and dante-server, of which the
/// last brings a service of the system, so that packaging/setup doesn't install it.
enum class ProxyProgram {
    Tinyproxy,  ///< HTTP CONNECT.
    Microsocks, ///< SOCKS 5.
    Dante,      ///< SOCKS 5, with rules.
};

/// How a proxy is to behave; by itself it lets everybody through to everywhere.
struct ProxySettings
{
    QString user = {}; ///< Empty: no credentials asked for.
    QString password = {};
    QByteArray rules = {}; ///< Further lines of its configuration; FILE stands for a file with `patterns`.
    QByteArray patterns = {};
};

/// A proxy program on a free port of 127.0.0.1, with a configuration in a folder of its own, as whoever runs the test.
class ForeignProxy
{
public:
    /// Why @p program can't be tested here: a sentence; empty if it can.
    static QString missing(ProxyProgram program);

    explicit ForeignProxy(ProxyProgram program, const ProxySettings &settings = {});
    ~ForeignProxy();
    Q_DISABLE_COPY_MOVE(ForeignProxy)

    bool isListening() const { return m_port != 0; }
    quint16 port() const { return m_port; }
    /// How clients name it, with these credentials.
    QNetworkProxy address(const QString &user = {}, const QString &password = {}) const;
    /// What it has said so far.
    QByteArray log();

private:
    QStringList arguments(quint16 port, const ProxySettings &settings);
    QString writeFile(const QString &name, const QByteArray &text);
    bool waitUntilItAccepts(quint16 port);

    ProxyProgram m_program;
    QTemporaryDir m_folder;
    std::unique_ptr<ChildProcess> m_process;
    quint16 m_port = 0;
};
