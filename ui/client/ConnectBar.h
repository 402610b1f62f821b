#pragma once

#include "workbench/session/ClientSession.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace ui {

/// Where to connect to, and the button that does it, gives up, or ends it, as the state is.
class ConnectBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectBar(QWidget *parent = nullptr);

    QString url() const;
    void setUrl(const QString &url);
    void focusUrl();
    void setState(workbench::ClientSession::State state);

Q_SIGNALS:
    void connectRequested();
    void disconnectRequested();
    void urlEdited();

private:
    void press();

    QLineEdit *m_url;
    QPushButton *m_button;
    workbench::ClientSession::State m_state = workbench::ClientSession::State::Idle;
};

} // namespace ui
