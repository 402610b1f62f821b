#pragma once

#include "ui/connect/FormPage.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace ui {

class Dialogs;
class FileEdit;
class SecretEdit;

/// Whom TLS trusts, and who the client is.
class TlsPage : public FormPage
{
    Q_OBJECT

public:
    explicit TlsPage(const std::shared_ptr<Dialogs> &dialogs, QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;
    /// Whether the server's certificate is verified.
    bool verifies() const;
    void setVerifies(bool verify);

private:
    void addTrust();
    void addIdentity();
    workbench::TlsSettings value() const;
    void update();

    QCheckBox *m_verify;
    FileEdit *m_caFile;
    QComboBox *m_caMode;
    FileEdit *m_certificate;
    FileEdit *m_key;
    SecretEdit *m_passphrase;
    QLineEdit *m_serverName;
    QLabel *m_warning;
};

} // namespace ui
