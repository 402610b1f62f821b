#include "workbench/session/NetworkThread.h"

namespace workbench {

NetworkThread::NetworkThread()
{
    m_thread.setObjectName(QStringLiteral("network"));
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace workbench
