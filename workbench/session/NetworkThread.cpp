#include "workbench/session/NetworkThread.h"

#include <QCoreApplication>

namespace workbench {

NetworkThread::NetworkThread()
{
    m_thread.setObjectName(QStringLiteral("network"));
    m_resident.moveToThread(&m_thread);
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    // While it turns: a session that is deleted leaves sockets to be deleted, and a thread that ends gives such chains one
    // pass only.
    QMetaObject::invokeMethod(
        &m_resident,
        [] {
            constexpr int generations = 4; // session, server, connection, socket
            for (int i = 0; i < generations; ++i)
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace workbench
