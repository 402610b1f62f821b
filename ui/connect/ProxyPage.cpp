#include "ui/connect/ProxyPage.h"

#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/connect/SecretEdit.h"
#include "ui/server/OptionRows.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace ui {

using workbench::ProxySettings;
using Kind = ProxySettings::Kind;

ProxyPage::ProxyPage(QWidget *parent)
    : FormPage(parent)
    , m_kind(named(new QComboBox(content()), QStringLiteral("proxyKind"), tr("Proxy")))
    , m_note(makeNote({}))
    , m_host(named(new QLineEdit(content()), QStringLiteral("proxyHost"), tr("Host of the proxy")))
    , m_port(named(new QSpinBox(content()), QStringLiteral("proxyPort"), tr("Port of the proxy")))
    , m_user(named(new QLineEdit(content()), QStringLiteral("proxyUser"), tr("User name at the proxy")))
    , m_password(new SecretEdit(QStringLiteral("proxyPassword"), tr("Password at the proxy"), content()))
{
    m_kind->addItem(tr("None"), static_cast<int>(Kind::None));
    m_kind->addItem(tr("The system's"), static_cast<int>(Kind::System));
    m_kind->addItem(tr("HTTP"), static_cast<int>(Kind::Http));
    m_kind->addItem(tr("SOCKS 5"), static_cast<int>(Kind::Socks5));
    m_host->setPlaceholderText(QStringLiteral("proxy.example.com"));
    m_port->setRange(0, 65535);
    m_port->setMinimumWidth(150);
    m_note->setWordWrap(false);
    new NoWheel(m_port);
    auto *kind = addRow(tr("Proxy"));
    addTo(kind, {}, m_kind);
    addTo(kind, {}, m_note);
    auto *host = new QHBoxLayout;
    host->addWidget(m_host, 1);
    host->addWidget(m_port);
    rows()->add(tr("Host and port"), host);
    rows()->add(tr("User name"), m_user);
    rows()->add(tr("Password"), m_password);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProxyPage::update);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProxyPage::change);
    connect(m_port, &QSpinBox::valueChanged, this, &ProxyPage::change);
    connect(m_password, &SecretEdit::textChanged, this, &ProxyPage::change);
    for (const QLineEdit *field : {m_host, m_user})
        connect(field, &QLineEdit::textChanged, this, &ProxyPage::change);
    update();
}

void ProxyPage::update()
{
    const Kind kind = value().kind;
    const bool own = kind == Kind::Http || kind == Kind::Socks5;
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_user, m_password})
        field->setEnabled(own);
    m_port->setSpecialValueText(kind == Kind::Socks5 ? tr("1080 (usual)") : tr("8080 (usual)"));
    switch (kind) {
    case Kind::None:
        m_note->setText(tr("The connection goes straight to the server."));
        break;
    case Kind::System:
        m_note->setText(tr("Whatever the system names for the URL."));
        break;
    case Kind::Http:
        m_note->setText(tr("It is asked with CONNECT, for ws and wss."));
        break;
    case Kind::Socks5:
        m_note->setText(tr("It looks the host's name up, not this machine."));
        break;
    }
}

QString ProxyPage::title() const
{
    return tr("Proxy");
}

OptionPage::Badge ProxyPage::badge() const
{
    switch (value().kind) {
    case Kind::None:
        return {{}, tr("No proxy.")};
    case Kind::System:
        return {dot(), tr("The system's proxy.")};
    case Kind::Http:
    case Kind::Socks5:
        break;
    }
    return {dot(), tr("%1 proxy %2.").arg(m_kind->currentText(), m_host->text())};
}

ProxySettings ProxyPage::value() const
{
    ProxySettings proxy;
    proxy.kind = static_cast<Kind>(m_kind->currentData().toInt());
    proxy.host = m_host->text().trimmed();
    proxy.port = static_cast<quint16>(m_port->value());
    proxy.userName = m_user->text();
    proxy.password = m_password->text();
    return proxy;
}

void ProxyPage::setSettings(const workbench::ConnectionSettings &settings)
{
    const ProxySettings &proxy = settings.proxy;
    if (proxy == value())
        return;
    m_showing = true;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(proxy.kind)));
    m_host->setText(proxy.host);
    m_port->setValue(proxy.port);
    m_user->setText(proxy.userName);
    m_password->setText(proxy.password);
    m_showing = false;
}

void ProxyPage::applyTo(workbench::ConnectionSettings &settings) const
{
    settings.proxy = value();
}

} // namespace ui
