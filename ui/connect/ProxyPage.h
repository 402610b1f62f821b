#pragma once

#include "ui/connect/FormPage.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class SecretEdit;

/// Whether and which proxy leads to the server.
class ProxyPage : public FormPage
{
    Q_OBJECT

public:
    explicit ProxyPage(QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

private:
    void update();
    workbench::ProxySettings value() const;

    QComboBox *m_kind;
    QLabel *m_note;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    SecretEdit *m_password;
};

} // namespace ui
