#pragma once

#include "ui/connect/FormPage.h"

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace ui {

class SecretEdit;

/// How the client makes itself known: not at all, by Basic, Bearer or an API key.
class AuthPage : public FormPage
{
    Q_OBJECT

public:
    explicit AuthPage(QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

private:
    void addForms();
    workbench::AuthSettings value() const;
    void listen();

    QComboBox *m_kind;
    QStackedWidget *m_forms;
    QLineEdit *m_user;
    SecretEdit *m_password;
    SecretEdit *m_token;
    QLineEdit *m_keyName;
    SecretEdit *m_keyValue;
    QComboBox *m_keyPlace;
};

} // namespace ui
