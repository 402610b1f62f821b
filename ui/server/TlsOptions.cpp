#include "ui/server/TlsOptions.h"

#include "ui/Background.h"
#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/server/OptionRows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace ui {

using workbench::ServerTls;

TlsOptions::TlsOptions(QString authorityFolder, std::shared_ptr<Dialogs> dialogs, QWidget *parent)
    : QWidget(parent)
    , m_folder(std::move(authorityFolder))
    , m_dialogs(std::move(dialogs))
    , m_on(named(new QCheckBox(tr("Serve wss"), this), QStringLiteral("serverTls"), tr("TLS: serve wss")))
    , m_source(named(new QComboBox(this), QStringLiteral("tlsSource"), tr("Where the certificate is from")))
    , m_fingerprint(named(new QLineEdit(this), QStringLiteral("tlsFingerprint"), tr("SHA-256 fingerprint")))
    , m_export(named(new QPushButton(tr("Export authority…"), this), QStringLiteral("exportAuthority"),
                     tr("Export the authority's certificate")))
    , m_verdict(named(new QLabel(this), QStringLiteral("tlsVerdict"), tr("What is wrong with the certificate")))
{
    m_source->addItems({tr("A certificate by this machine's own authority"), tr("A certificate and key in files")});
    auto *form = new OptionRows(this);
    form->add(tr("TLS"), m_on);
    form->add(tr("Certificate"), m_source);
    setTabOrder(m_on, m_source);
    m_certificate = addFile(form, tr("Chain (PEM)"), QStringLiteral("tlsCertificate"));
    m_key = addFile(form, tr("Key (PEM)"), QStringLiteral("tlsKey"));
    m_passphrase = named(new QLineEdit(this), QStringLiteral("tlsPassphrase"), tr("Passphrase of the key"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    form->add(tr("Passphrase"), m_passphrase);
    m_fileFields += m_passphrase;
    addAuthorityRow(form);
    m_fields = QList<QWidget *>{m_on, m_source} + m_fileFields;

    const auto change = [this] {
        update();
        showFingerprint();
    };
    connect(m_on, &QCheckBox::toggled, this, change);
    connect(m_source, &QComboBox::currentIndexChanged, this, change);
    for (QLineEdit *field : {m_certificate, m_key, m_passphrase})
        connect(field, &QLineEdit::editingFinished, this, &TlsOptions::showFingerprint);
    connect(m_export, &QPushButton::clicked, this, &TlsOptions::exportAuthority);
    update();
}

QLineEdit *TlsOptions::addFile(OptionRows *form, const QString &label, const QString &name)
{
    auto *field = named(new QLineEdit(this), name, label);
    auto *browse =
        named(new QPushButton(tr("Browse…"), this), name + QStringLiteral("Browse"), tr("Choose: %1").arg(label));
    connect(browse, &QPushButton::clicked, this, [this, field, label] {
        const QString path = m_dialogs->fileToOpen(this, label, tr("PEM files (*.pem *.crt *.key);;All files (*)"));
        if (path.isEmpty())
            return;
        field->setText(path);
        showFingerprint();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(field, 1);
    row->addWidget(browse);
    form->add(label, row);
    m_fileFields += {field, browse};
    return field;
}

void TlsOptions::addAuthorityRow(OptionRows *form)
{
    m_fingerprint->setReadOnly(true);
    m_export->setToolTip(tr("Writes the authority's certificate to a file. Clients that trust it trust this server."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_fingerprint, 1);
    row->addWidget(m_export);
    form->add(tr("SHA-256"), row);
    m_verdict->setProperty("problem", true);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->hide();
    form->add(QString(), m_verdict);
}

bool TlsOptions::isOn() const
{
    return m_on->isChecked();
}

workbench::ServerTlsChoice TlsOptions::choice() const
{
    workbench::ServerTlsChoice choice;
    choice.authorityFolder = m_folder;
    if (m_source->currentIndex() == Files) {
        choice.certificateFile = m_certificate->text().trimmed();
        choice.keyFile = m_key->text().trimmed();
        choice.passphrase = m_passphrase->text();
    }
    return choice;
}

void TlsOptions::setEditable(bool editable)
{
    m_editable = editable;
    update();
}

void TlsOptions::update()
{
    const bool files = m_source->currentIndex() == Files;
    m_on->setEnabled(m_editable);
    m_source->setEnabled(m_editable && isOn());
    for (QWidget *field : m_fileFields)
        field->setEnabled(m_editable && isOn() && files);
    m_fingerprint->setEnabled(isOn());
    m_export->setEnabled(isOn() && !files);
}

void TlsOptions::showFingerprint()
{
    const int request = ++m_request;
    m_exportVerdict.clear();
    const workbench::ServerTlsChoice chosen = choice();
    const bool incomplete =
        m_source->currentIndex() == Files && (chosen.certificateFile.isEmpty() || chosen.keyFile.isEmpty());
    if (!isOn() || incomplete) {
        m_fingerprint->clear();
        m_verdict->hide();
        return;
    }
    inBackground(
        this, [chosen] { return workbench::loadServerTls(chosen, {}); },
        [this, request](const wslib::Loaded<ServerTls> &tls) {
            if (request != m_request)
                return;
            m_fingerprint->setText(tls.value ? tls.value->fingerprint : QString());
            m_fingerprint->setCursorPosition(0);
            m_certificateVerdict = tls.value ? tls.value->note : tls.error;
            showVerdict();
        });
}

// That an export failed isn't forgotten because a certificate turns out to be right meanwhile.
void TlsOptions::showVerdict()
{
    m_verdict->setText(m_exportVerdict.isEmpty() ? m_certificateVerdict : m_exportVerdict);
    m_verdict->setVisible(!m_verdict->text().isEmpty());
}

void TlsOptions::exportAuthority()
{
    const QString path = m_dialogs->fileToSave(this, tr("Export the authority"), QStringLiteral("windsock-ca.pem"),
                                               tr("PEM files (*.pem);;All files (*)"));
    if (path.isEmpty())
        return;
    inBackground(
        this, [folder = m_folder, path] { return workbench::exportAuthority(folder, path); },
        [this](const QString &why) {
            m_exportVerdict = why;
            showVerdict();
        });
}

} // namespace ui
