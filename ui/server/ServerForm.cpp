#include "ui/server/ServerForm.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/handlers/HandlerCatalogue.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace ui {

namespace {

const QString scriptHandler = QStringLiteral("script");

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

workbench::ServerSettings ServerForm::settings() const
{
    workbench::ServerSettings settings;
    settings.host = m_host->text().trimmed();
    settings.port = static_cast<quint16>(m_port->value());
    settings.path = m_path->text().trimmed();
    settings.handler = m_handler->currentText();
    return settings;
}

void ServerForm::setState(State state)
{
    m_state = state;
    const bool stopped = state == State::Stopped;
    for (QWidget *field : {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port),
                           static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_handler)})
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
