#pragma once

#include "workbench/session/ServerSession.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

/// How the local server is to be, and the button that starts and stops it.
class ServerForm : public QWidget
{
    Q_OBJECT

public:
    enum class State { Stopped, Starting, Listening, Stopping };

    explicit ServerForm(QWidget *parent = nullptr);

    workbench::ServerSettings settings() const;
    /// What is in use can't be edited.
    void setState(State state);
    void takeFocus();
    /// The handler is to be the script.
    void chooseScript();
    /// Whether it is to be a relay, and its messages are to go through the script.
    bool isRelay() const;
    bool relaysThroughScript() const;

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    /// Somebody chose the script for a handler.
    void scriptChosen();
    /// It is to be a relay now, or not any more.
    void relayChosen(bool relay);

private:
    void addField(const QString &label, QWidget *field, int stretch);
    void addRelayRow();
    void handlerChanged();

    QGridLayout *m_layout;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_path;
    QComboBox *m_handler;
    QWidget *m_relayRow = nullptr; ///< Shown for a relay only.
    QLineEdit *m_upstream = nullptr;
    QCheckBox *m_relayScript = nullptr;
    QPushButton *m_button;
    State m_state = State::Stopped;
};

} // namespace ui
