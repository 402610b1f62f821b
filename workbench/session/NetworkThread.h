#pragma once

#include <QObject>
#include <QThread>

#include <memory>

namespace workbench {

/// Deletes a QObject in its own thread.
struct LaterDeleter
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
template <typename Session>
using SessionPointer = std::unique_ptr<Session, LaterDeleter>;

/// The thread that sockets and servers live on, so that the window never waits for them. Must outlive the pointers to the
/// sessions made in it; it deletes what they leave when it ends.
class NetworkThread
{
public:
    NetworkThread();
    ~NetworkThread();
    Q_DISABLE_COPY_MOVE(NetworkThread)

    /// Makes a session that lives in this thread.
    template <typename Session, typename... Arguments>
    SessionPointer<Session> make(Arguments &&...arguments)
    {
        SessionPointer<Session> session(new Session(std::forward<Arguments>(arguments)...));
        session->moveToThread(&m_thread);
        return session;
    }

private:
    QThread m_thread;
    QObject m_resident; ///< Lives in it.
};

} // namespace workbench
