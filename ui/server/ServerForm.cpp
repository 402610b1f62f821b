#include "ui/server/ServerForm.h"

#include "ui/Named.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/handlers/HandlerCatalogue.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace ui {

namespace {

const QString scriptHandler = QStringLiteral("script");
const QString relayHandler = QStringLiteral("relay");
const QString allPaths = QStringLiteral("/");

} // namespace

ServerForm::ServerForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_path(new QLineEdit(this))
    , m_handler(new QComboBox(this))
    , m_button(new QPushButton(this))
{
    const workbench::ServerSettings defaults;
    m_host->setObjectName(QStringLiteral("serverHost"));
    m_host->setText(defaults.host);
    m_host->setToolTip(tr("The address to listen on: 127.0.0.1 is this machine only, 0.0.0.0 is everybody"));
    m_port->setObjectName(QStringLiteral("serverPort"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("0 (a free one)"));
    m_port->setToolTip(tr("0 takes a free port"));
    m_port->setValue(defaults.port);
    m_path->setObjectName(QStringLiteral("serverPath"));
    m_path->setText(defaults.path);
    m_handler->setObjectName(QStringLiteral("serverHandler"));
    m_handler->addItems(workbench::serverHandlerNames());
    if (m_handler->findText(scriptHandler) < 0)
        m_handler->addItem(scriptHandler);
    m_handler->addItem(relayHandler);
    m_handler->setToolTip(tr("What is done with messages; a relay passes them on to another server"));
    m_button->setObjectName(QStringLiteral("serverButton"));
    m_button->setMinimumWidth(120);

    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(4);
    addField(tr("H&ost"), m_host, 3);
    addField(tr("Por&t"), m_port, 2);
    addField(tr("P&ath"), m_path, 4);
    addField(tr("Ha&ndler"), m_handler, 2);
    m_layout->addWidget(m_button, 1, m_layout->columnCount());
    addRelayRow();

    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state == State::Stopped)
            Q_EMIT startRequested();
        else
            Q_EMIT stopRequested();
    });
    connect(m_handler, &QComboBox::textActivated, this, [this](const QString &name) {
        if (name == scriptHandler)
            Q_EMIT scriptChosen();
    });
    connect(m_handler, &QComboBox::currentIndexChanged, this, &ServerForm::handlerChanged);
    connect(m_upstream, &QLineEdit::returnPressed, this, &ServerForm::startRequested);
    connect(m_host, &QLineEdit::returnPressed, this, &ServerForm::startRequested);
    connect(m_path, &QLineEdit::returnPressed, this, &ServerForm::startRequested);
    setState(State::Stopped);
}

void ServerForm::addField(const QString &label, QWidget *field, int stretch)
{
    const int column = m_layout->count() == 0 ? 0 : m_layout->columnCount();
    auto *caption = new QLabel(label, this);
    caption->setBuddy(field);
    caption->setProperty("muted", true);
    QString plain = label;
    field->setAccessibleName(plain.remove(u'&'));
    m_layout->addWidget(caption, 0, column);
    m_layout->addWidget(field, 1, column);
    m_layout->setColumnStretch(column, stretch);
}

void ServerForm::addRelayRow()
{
    m_relayRow = new QWidget(this);
    m_upstream = named(new QLineEdit(m_relayRow), QStringLiteral("serverUpstream"), tr("Upstream"));
    m_upstream->setPlaceholderText(tr("ws://localhost:3000; without a path, that of the client is asked for"));
    m_upstream->setToolTip(tr("The server that messages are passed on to, and whose answers come back"));
    m_relayScript = named(new QCheckBox(tr("Through the script"), m_relayRow), QStringLiteral("relayScript"),
                          tr("Messages go through the script"));
    m_relayScript->setToolTip(tr("onRelay(peer, message, direction) of the script gives what goes on: the message, "
                                 "another one, or null to drop it"));
    auto *caption = new QLabel(tr("&Upstream"), m_relayRow);
    caption->setBuddy(m_upstream);
    caption->setProperty("muted", true);
    auto *row = new QHBoxLayout(m_relayRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(caption);
    row->addWidget(m_upstream, 1);
    row->addWidget(m_relayScript);
    m_layout->addWidget(m_relayRow, 2, 0, 1, m_layout->columnCount());
    m_relayRow->hide();
}

// A relay is for all paths, unless somebody wants one.
void ServerForm::handlerChanged()
{
    const QString usual = workbench::ServerSettings().path;
    if (isRelay() && m_path->text() == usual)
        m_path->setText(allPaths);
    else if (!isRelay() && m_path->text() == allPaths)
        m_path->setText(usual);
    m_path->setToolTip(isRelay() ? tr("/ relays every path") : QString());
    m_relayRow->setVisible(isRelay());
    Q_EMIT relayChosen(isRelay());
}

bool ServerForm::isRelay() const
{
    return m_handler->currentText() == relayHandler;
}

bool ServerForm::relaysThroughScript() const
{
    return isRelay() && m_relayScript->isChecked();
}

workbench::ServerSettings ServerForm::settings() const
{
    workbench::ServerSettings settings;
    settings.host = m_host->text().trimmed();
    settings.port = static_cast<quint16>(m_port->value());
    settings.path = m_path->text().trimmed();
    settings.handler = m_handler->currentText();
    if (isRelay())
        settings.relay.upstream = m_upstream->text().trimmed();
    return settings;
}

void ServerForm::setState(State state)
{
    m_state = state;
    const bool stopped = state == State::Stopped;
    for (QWidget *field : {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port),
                           static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_handler), m_relayRow})
        field->setEnabled(stopped);
    m_button->setText(stopped ? tr("Start") : tr("Stop"));
    m_button->setAccessibleName(stopped ? tr("Start the server") : tr("Stop the server"));
    giveIcon(m_button, stopped ? QStringLiteral("start") : QStringLiteral("stop"),
             stopped ? IconTone::OnAccent : IconTone::Danger);
    m_button->setEnabled(stopped || state == State::Listening);
    m_button->setProperty("primary", stopped);
    restyle(m_button);
}

void ServerForm::chooseScript()
{
    m_handler->setCurrentText(scriptHandler);
}

void ServerForm::takeFocus()
{
    m_button->setFocus();
}

} // namespace ui
