#pragma once

#include <QByteArrayView>

#include <memory>

struct z_stream_s;

namespace workbench {

/// How many bytes the fragments of a message of permessage-deflate (RFC 7692) inflate to, without what came before the message:
/// where a copy reaches back to has no part in how long it is.
class InflatedCounter
{
public:
    InflatedCounter();
    ~InflatedCounter();
    Q_DISABLE_COPY_MOVE(InflatedCounter)

    /// What @p compressed, the next bytes of the message, makes of it. -1 if it is no DEFLATE stream.
    qint64 count(QByteArrayView compressed);

private:
    std::unique_ptr<z_stream_s> m_stream;
    bool m_failed = false;
};

} // namespace workbench
