#pragma once

#include "tests/support/ChildProcess.h"

#include <memory>

class TestCertificate;

/// The Python interpreter that has tornado and websockets, by WINDSOCK_PYTHON. Without it, tests/run says so, and the
/// tests fail rather than pass unseen.
QString python();

/// Likewise node, by WINDSOCK_NODE; NODE_PATH says where it finds ws.
QString node();

/// Starts tests/interop/peers/@p script, which is one of Python (.py) or of node (.js).
std::unique_ptr<ChildProcess> startPeer(const QString &script, const QStringList &arguments = {});

/// A server script, from its "port N" line on.
class ForeignServer
{
public:
    /// With @p certificate it serves TLS.
    ForeignServer(const QString &script, const TestCertificate *certificate);

    bool isListening() const { return m_port > 0; }
    /// @p path with its slash.
    QString url(const QString &path) const;
    ChildProcess &process() { return *m_process; }

private:
    std::unique_ptr<ChildProcess> m_process;
    bool m_tls;
    int m_port = 0;
};
