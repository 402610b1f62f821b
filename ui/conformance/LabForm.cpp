#include "ui/conformance/LabForm.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/connect/UrlEdit.h"
#include "ui/connect/UrlHistory.h"
#include "wslib/net/WebSocketUrl.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

const QString sideKey = QStringLiteral("conformance/clients");
const QString urlKey = QStringLiteral("conformance/url");
const QString addressKey = QStringLiteral("conformance/address");
const QString portKey = QStringLiteral("conformance/port");
const QString verifyKey = QStringLiteral("conformance/verify");
constexpr int usualPort = 9001; // the one of the Autobahn TestSuite
constexpr int mostPort = 65535;

QHBoxLayout *rowOf(QWidget *row, std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return layout;
}

} // namespace

LabForm::LabForm(UrlHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_server(named(new QToolButton(this), QStringLiteral("labServer"), tr("Test a server")))
    , m_clients(named(new QToolButton(this), QStringLiteral("labClients"), tr("Test clients")))
    , m_url(named(new UrlEdit(this), QStringLiteral("labUrl"), tr("WebSocket URL of the server to test")))
    , m_local(makeButton(this, QStringLiteral("labLocal"), tr("Local Server"),
                         tr("Test the local server; it is started unless it runs"), QStringLiteral("server")))
    , m_address(named(new QLineEdit(this), QStringLiteral("labAddress"), tr("Address to listen on")))
    , m_port(named(new QSpinBox(this), QStringLiteral("labPort"), tr("Port to listen on")))
    , m_button(new QPushButton(this))
    , m_clientUrl(named(new QLineEdit(this), QStringLiteral("labClientUrl"), tr("URL to point clients at")))
    , m_copy(makeButton(this, QStringLiteral("labCopyUrl"), QString(), tr("Copy the URL to point clients at"),
                        QStringLiteral("copy")))
    , m_slow(named(new QCheckBox(this), QStringLiteral("labSlow"), tr("Also ask the slow cases")))
    , m_security(named(new QCheckBox(this), QStringLiteral("labSecurity"), tr("Also ask the security half")))
    , m_verify(named(new QCheckBox(this), QStringLiteral("labVerify"), tr("Verify the server's certificate")))
    , m_summary(new QLabel(this))
{
    setObjectName(QStringLiteral("labForm"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    if (history)
        m_url->setHistory(history);
    m_button->setObjectName(QStringLiteral("labButton"));
    m_button->setMinimumWidth(110);
    auto *top = new QWidget(this);
    m_target = new QStackedWidget(top);
    m_target->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_target->addWidget(makeServerRow());
    m_target->addWidget(makeClientRow());
    rowOf(top, {makeSides(), m_target, m_button})->setStretch(1, 1);
    m_hint = makeClientHint();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(top);
    layout->addWidget(m_hint);
    layout->addWidget(makeChoiceRow());
    listen();
    m_server->setChecked(true);
    showSide();
}

QWidget *LabForm::makeSides()
{
    auto *box = new QFrame(this);
    auto *group = new QButtonGroup(this);
    const auto add = [group](QToolButton *button, const QString &text, const QString &explanation) {
        button->setText(text);
        button->setToolTip(explanation);
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button);
    };
    add(m_server, tr("Test a Server"), tr("Windsock is the client, and asks a server that echoes"));
    add(m_clients, tr("Test Clients"), tr("Windsock is the server, and asks whichever clients connect"));
    rowOf(box, {m_server, m_clients})->setSpacing(2);
    return box;
}

QWidget *LabForm::makeServerRow()
{
    auto *row = new QWidget(this);
    m_url->setPlaceholderText(QStringLiteral("ws://localhost:8888/websocket"));
    m_url->setToolTip(tr("An endpoint that echoes what it is sent"));
    rowOf(row, {m_url, m_local})->setStretch(0, 1);
    return row;
}

QWidget *LabForm::makeClientRow()
{
    auto *row = new QWidget(this);
    m_address->setText(QHostAddress(QHostAddress::LocalHost).toString());
    m_address->setToolTip(tr("The address to listen on: 127.0.0.1 is this machine only, 0.0.0.0 is everybody"));
    m_port->setRange(0, mostPort);
    m_port->setValue(usualPort);
    m_port->setSpecialValueText(tr("0 (a free one)"));
    m_port->setToolTip(tr("0 takes a free port; 9001 is that of the Autobahn TestSuite"));
    m_port->setGroupSeparatorShown(false);
    new NoWheel(m_port);
    auto *address = new QLabel(tr("Listen on"), row);
    auto *port = new QLabel(tr("port"), row);
    address->setProperty("muted", true);
    port->setProperty("muted", true);
    auto *layout = rowOf(row, {address, m_address, port, m_port});
    layout->setStretch(1, 1);
    return row;
}

QWidget *LabForm::makeClientHint()
{
    auto *box = new QWidget(this);
    auto *caption = new QLabel(tr("Point clients at"), box);
    caption->setProperty("muted", true);
    m_clientUrl->setReadOnly(true);
    m_copy->setProperty("compact", true);
    auto *row = new QWidget(box);
    rowOf(row, {caption, m_clientUrl, m_copy})->setStretch(1, 1);
    m_note = new QLabel(
        tr("Client drivers of the Autobahn TestSuite work unchanged: they ask /getCaseCount, run "
           "/runCase?case=N&agent=X "
           "and end with /updateReports. Any other client opens /case?id=6.2.3&agent=X and echoes what it is sent."),
        box);
    m_note->setObjectName(QStringLiteral("labClientNote"));
    m_note->setProperty("muted", true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(row);
    layout->addWidget(m_note);
    return box;
}

QWidget *LabForm::makeChoiceRow()
{
    auto *row = new QWidget(this);
    m_slow->setToolTip(tr("Messages of many MiB, a thousand messages: minutes instead of seconds"));
    m_security->setToolTip(tr(
        "Attacks as a stranger may try them: handshake abuse, smuggling, limits, deflate bombs. Only for what one may "
        "test."));
    m_summary->setObjectName(QStringLiteral("labSummary"));
    m_summary->setProperty("muted", true);
    m_verify->setText(tr("Verify the certificate"));
    m_verify->setToolTip(tr("Off for a server whose certificate nobody vouches for"));
    m_verify->setChecked(true);
    rowOf(row, {m_slow, m_security, m_verify, m_summary})->setStretch(3, 1);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

void LabForm::listen()
{
    for (QToolButton *button : {m_server, m_clients})
        connect(button, &QToolButton::clicked, this, [this] {
            showSide();
            Q_EMIT sideChosen();
        });
    connect(m_url, &QLineEdit::textChanged, this, &LabForm::showSide);
    connect(m_url, &QLineEdit::textChanged, this, &LabForm::edited);
    connect(m_url, &QLineEdit::returnPressed, this, &LabForm::startRequested);
    connect(m_address, &QLineEdit::returnPressed, this, &LabForm::startRequested);
    connect(m_local, &QPushButton::clicked, this, &LabForm::localServerRequested);
    connect(m_address, &QLineEdit::textChanged, this, &LabForm::showClientUrl);
    connect(m_address, &QLineEdit::textChanged, this, &LabForm::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &LabForm::showClientUrl);
    connect(m_port, &QSpinBox::valueChanged, this, &LabForm::edited);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_clientUrl->text()); });
    connect(m_verify, &QCheckBox::clicked, this, &LabForm::edited);
    connect(m_slow, &QCheckBox::clicked, this, &LabForm::slowChosen);
    connect(m_security, &QCheckBox::clicked, this, &LabForm::securityChosen);
}

void LabForm::showSide()
{
    const bool clients = side() == Side::Client;
    m_target->setCurrentIndex(clients ? 1 : 0);
    m_hint->setVisible(clients);
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url());
    m_verify->setVisible(!clients && parsed.url && parsed.url->isSecure());
    showClientUrl();
}

void LabForm::showClientUrl()
{
    m_clientUrl->setText(clientUrl().toString());
    m_copy->setEnabled(clientUrl().port() > 0);
}

// ---- What was typed --------------------------------------------------------------------------------------------------

LabForm::Side LabForm::side() const
{
    return m_clients->isChecked() ? Side::Client : Side::Server;
}

void LabForm::setSide(Side side)
{
    (side == Side::Client ? m_clients : m_server)->setChecked(true);
    showSide();
}

QString LabForm::url() const
{
    return m_url->text().trimmed();
}

void LabForm::setUrl(const QString &url)
{
    m_url->setText(url);
}

QString LabForm::address() const
{
    return m_address->text().trimmed();
}

quint16 LabForm::port() const
{
    return static_cast<quint16>(m_port->value());
}

// Who listens on all addresses is best reached by this machine's own.
QUrl LabForm::clientUrl() const
{
    if (!m_listening.isEmpty())
        return m_listening;
    const QHostAddress typed(address());
    QUrl url;
    url.setScheme(QStringLiteral("ws"));
    url.setHost(typed == QHostAddress(QHostAddress::Any) || typed == QHostAddress(QHostAddress::AnyIPv4)
                        || typed == QHostAddress(QHostAddress::AnyIPv6)
                    ? QHostAddress(QHostAddress::LocalHost).toString()
                    : address());
    if (port() > 0)
        url.setPort(port());
    return url;
}

void LabForm::setListening(const QUrl &url)
{
    m_listening = url;
    showClientUrl();
}

void LabForm::setSlow(bool on)
{
    m_slow->setChecked(on);
}

bool LabForm::slow() const
{
    return m_slow->isChecked();
}

void LabForm::setSecurity(bool on)
{
    m_security->setChecked(on);
}

bool LabForm::verifiesPeer() const
{
    return m_verify->isChecked();
}

void LabForm::setCounts(int slow, int security, int chosen, int all)
{
    const QLocale locale;
    m_slow->setText(tr("Slow cases (%1)").arg(locale.toString(slow)));
    m_security->setText(tr("Security half (%1)").arg(locale.toString(security)));
    m_security->setEnabled(security > 0 && m_slow->isEnabled());
    m_summary->setText(tr("%1 of %2 cases will be asked").arg(locale.toString(chosen), locale.toString(all)));
}

void LabForm::setBrief(bool brief)
{
    m_note->setHidden(brief);
}

void LabForm::setEditable(bool editable)
{
    m_url->setReadOnly(!editable);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_server, m_clients, m_local, m_address, m_port, m_slow,
                                                            m_security, m_verify})
        widget->setEnabled(editable);
}

// ---- Kept ------------------------------------------------------------------------------------------------------------

void LabForm::load(const QSettings &settings)
{
    m_url->setText(settings.value(urlKey).toString());
    m_address->setText(settings.value(addressKey, m_address->text()).toString());
    m_port->setValue(settings.value(portKey, usualPort).toInt());
    m_verify->setChecked(settings.value(verifyKey, true).toBool());
    setSide(settings.value(sideKey).toBool() ? Side::Client : Side::Server);
}

void LabForm::save(QSettings &settings) const
{
    settings.setValue(urlKey, UrlHistory::withoutSecrets(url()));
    settings.setValue(addressKey, address());
    settings.setValue(portKey, m_port->value());
    settings.setValue(verifyKey, m_verify->isChecked());
    settings.setValue(sideKey, side() == Side::Client);
}

} // namespace ui
