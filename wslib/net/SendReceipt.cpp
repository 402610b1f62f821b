#include "wslib/net/SendReceipt.h"

#include "wslib/net/Connection.h"

namespace wslib {

QFuture<void> SendReceipt::future() const
{
    return m_connection->sendFuture(m_position, result());
}

} // namespace wslib
