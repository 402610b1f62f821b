#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

/// Says again and again that it is time to send, so many times or without an end.
class RepeatBar : public QWidget
{
    Q_OBJECT

public:
    explicit RepeatBar(QWidget *parent = nullptr);

    bool isRunning() const { return m_timer.isActive(); }
    /// The message of the last due() went out.
    void countSent();
    /// One that was counted didn't go out, after all; @p why is said if that ends it.
    void takeBack(const QString &why);
    void takeFocus();
    QWidgetList inTabOrder() const;

public Q_SLOTS:
    void start();
    /// Says how many were sent, and @p why there are no more, if that isn't plain.
    void stop(const QString &why = {});

Q_SIGNALS:
    void started();
    /// It is time for the next one; the first comes at once.
    void due();

private:
    std::chrono::milliseconds interval() const;
    void tick();
    void say();

    QSpinBox *m_every;
    QComboBox *m_unit;
    QSpinBox *m_count;
    QPushButton *m_button;
    QLabel *m_state;
    QTimer m_timer;
    int m_wanted = 0; ///< 0: without an end.
    int m_sent = 0;
    QString m_why; ///< It has stopped.
};

} // namespace ui
