#pragma once

#include "wslib/protocol/Message.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace ui {

/// Where a message is written: as text, or as bytes in hex. Each form keeps its own draft, also after it was
/// sent.
class ComposeArea : public QWidget
{
    Q_OBJECT

public:
    explicit ComposeArea(QWidget *parent = nullptr);

    /// What is written, or nothing if it isn't valid hex; then the sentence that says so is on screen.
    std::optional<wslib::Message> message() const;

public Q_SLOTS:
    /// Asks for the message to be sent, as the button does.
    void send();

Q_SIGNALS:
    void sendRequested(const wslib::Message &message);
    void pingRequested();

private:
    enum Form { Text, Hex };

    QPlainTextEdit *makeEditor(const QString &name, const QString &accessibleName, const QString &placeholder);
    QPushButton *makeButton(const QString &name, const QString &label, const QString &iconName);
    QHBoxLayout *makeHead();
    void showForm(int form);
    void validate();

    QTabBar *m_forms;
    QStackedWidget *m_editors;
    QPlainTextEdit *m_text;
    QPlainTextEdit *m_hex;
    QLabel *m_verdict;
    QPushButton *m_ping;
    QPushButton *m_send;
};

} // namespace ui
