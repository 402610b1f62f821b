#include "ui/connect/TlsPage.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/connect/FileEdit.h"
#include "ui/connect/SecretEdit.h"
#include "ui/server/OptionRows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

using workbench::TlsSettings;

TlsPage::TlsPage(const std::shared_ptr<Dialogs> &dialogs, QWidget *parent)
    : FormPage(parent)
    , m_verify(named(new QCheckBox(tr("The server's certificate must be valid"), content()),
                     QStringLiteral("tlsVerify"), tr("TLS: verify the server's certificate")))
    , m_caFile(new FileEdit(QStringLiteral("tlsCaFile"), tr("Certificates of authorities (PEM)"),
                            tr("PEM files (*.pem *.crt *.cer);;All files (*)"), dialogs, content()))
    , m_caMode(named(new QComboBox(content()), QStringLiteral("tlsCaMode"), tr("How these authorities are trusted")))
    , m_certificate(new FileEdit(QStringLiteral("tlsClientCertificate"), tr("Client certificate (PEM or PKCS#12)"),
                                 tr("Certificates (*.pem *.crt *.cer *.p12 *.pfx);;All files (*)"), dialogs, content()))
    , m_key(new FileEdit(QStringLiteral("tlsClientKey"), tr("Key of the client certificate (PEM)"),
                         tr("PEM files (*.pem *.key);;All files (*)"), dialogs, content()))
    , m_passphrase(
          new SecretEdit(QStringLiteral("tlsClientPassphrase"), tr("Passphrase of the client's key"), content()))
    , m_serverName(named(new QLineEdit(content()), QStringLiteral("tlsServerName"), tr("Server name (SNI)")))
    , m_warning(makeNote(tr("Whoever is between you and the server can read and change everything.")))
{
    addTrust();
    addIdentity();
    const auto changed = [this] {
        update();
        change();
    };
    connect(m_verify, &QCheckBox::toggled, this, changed);
    connect(m_caMode, &QComboBox::currentIndexChanged, this, changed);
    connect(m_serverName, &QLineEdit::textChanged, this, changed);
    connect(m_passphrase, &SecretEdit::textChanged, this, changed);
    for (const FileEdit *file : {m_caFile, m_certificate, m_key})
        connect(file, &FileEdit::pathChanged, this, changed);
    m_verify->setChecked(true);
}

void TlsPage::addTrust()
{
    m_warning->setProperty("muted", false);
    m_warning->setProperty("problem", true);
    auto *verify = new QHBoxLayout;
    verify->addWidget(m_verify);
    verify->addWidget(m_warning, 1);
    rows()->add(tr("Verify"), verify);
    m_caMode->addItems({tr("trusted as well as the system's"), tr("trusted alone, not the system's")});
    m_caFile->setPlaceholderText(tr("none; a file of authorities to trust, such as ca.pem"));
    auto *authorities = new QHBoxLayout;
    authorities->addWidget(m_caFile, 1);
    authorities->addWidget(m_caMode);
    rows()->add(tr("Authorities"), authorities);
}

void TlsPage::addIdentity()
{
    m_certificate->setPlaceholderText(tr("none; a PEM file, or a PKCS#12 file with its key"));
    m_key->setPlaceholderText(tr("in the file of the certificate"));
    m_serverName->setPlaceholderText(tr("the URL's host"));
    m_serverName->setToolTip(tr("The name the server is asked for, and that its certificate must have"));
    rows()->add(tr("Client certificate"), m_certificate);
    rows()->add(tr("Its key"), m_key);
    rows()->add(tr("Passphrase"), m_passphrase);
    rows()->add(tr("Server name"), m_serverName);
}

void TlsPage::update()
{
    m_warning->setVisible(!m_verify->isChecked());
}

QString TlsPage::title() const
{
    return tr("TLS");
}

OptionPage::Badge TlsPage::badge() const
{
    const TlsSettings now = value();
    if (!now.verify)
        return {QStringLiteral("!"), tr("The server's certificate is not verified.")};
    if (now == TlsSettings())
        return {{}, tr("TLS is verified by the system's authorities.")};
    return {dot(), tr("TLS has settings of its own.")};
}

bool TlsPage::verifies() const
{
    return m_verify->isChecked();
}

void TlsPage::setVerifies(bool verify)
{
    m_verify->setChecked(verify);
}

TlsSettings TlsPage::value() const
{
    TlsSettings tls;
    tls.verify = m_verify->isChecked();
    tls.caFile = m_caFile->path();
    tls.caReplaces = m_caMode->currentIndex() == 1;
    tls.certificateFile = m_certificate->path();
    tls.keyFile = m_key->path();
    tls.passphrase = m_passphrase->text();
    tls.serverName = m_serverName->text().trimmed();
    return tls;
}

void TlsPage::setSettings(const workbench::ConnectionSettings &settings)
{
    const TlsSettings &tls = settings.tls;
    if (tls == value())
        return;
    m_showing = true;
    m_verify->setChecked(tls.verify);
    m_caFile->setPath(tls.caFile);
    m_caMode->setCurrentIndex(tls.caReplaces ? 1 : 0);
    m_certificate->setPath(tls.certificateFile);
    m_key->setPath(tls.keyFile);
    m_passphrase->setText(tls.passphrase);
    m_serverName->setText(tls.serverName);
    m_showing = false;
}

void TlsPage::applyTo(workbench::ConnectionSettings &settings) const
{
    settings.tls = value();
}

} // namespace ui
