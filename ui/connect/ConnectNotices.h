#pragma once

#include <QDeadlineTimer>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace ui {

class NoticeBar;

/// What one has to know about the connection, above its log: that certificates aren't verified, that changes wait for the next
/// connect, and when that comes by itself.
class ConnectNotices : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectNotices(QWidget *parent = nullptr);

    void setInsecure(bool insecure);
    /// The settings aren't those of the connection there is, or of the tries.
    void setPending(bool pending);
    /// The @p number th try comes after @p delay.
    void showWaiting(std::chrono::milliseconds delay, int number, const QString &why);
    void hideWaiting();

Q_SIGNALS:
    void verifyRequested();
    void reconnectRequested();
    void retryRequested();
    void cancelRequested();

private:
    void countDown();
    void updateVisibility();

    NoticeBar *m_insecure;
    NoticeBar *m_pending;
    NoticeBar *m_waiting;
    QTimer m_second;
    QDeadlineTimer m_next;
    int m_number = 0;
    bool m_changed = false; ///< See setPending().
    QString m_why;
};

} // namespace ui
