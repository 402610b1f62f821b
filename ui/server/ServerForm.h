#pragma once

#include "workbench/session/ServerSession.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
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

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    /// Somebody chose the script for a handler.
    void scriptChosen();

private:
    void addField(const QString &label, QWidget *field, int stretch);

    QGridLayout *m_layout;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_path;
    QComboBox *m_handler;
    QPushButton *m_button;
    State m_state = State::Stopped;
};

} // namespace ui
