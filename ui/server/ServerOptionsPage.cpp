#include "ui/server/ServerOptionsPage.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/faults/FaultsEditor.h"
#include "ui/server/OptionRows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

using workbench::ServerSettings;

namespace {

enum Origins { SameHost, Any, SameHostAndThese };

constexpr int kibi = 1024;

QStringList words(const QLineEdit *field)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    return field->text().split(separators, Qt::SkipEmptyParts);
}

} // namespace

ServerOptionsPage::ServerOptionsPage(const QString &authorityFolder, const std::shared_ptr<Dialogs> &dialogs,
                                     QWidget *parent)
    : QScrollArea(parent)
    , m_dialogs(dialogs)
    , m_layout(nullptr)
    , m_inUse(new QLabel(tr("The server runs with these. Stop it to change them."), this))
    , m_tls(new TlsOptions(authorityFolder, dialogs, this))
{
    setObjectName(QStringLiteral("serverOptions"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("serverOptionsContent"));
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(4, 4, 12, 4);
    m_layout->setSpacing(10);
    auto *heading = new QLabel(tr("Encryption"), content);
    heading->setProperty("heading", true);
    m_inUse->setObjectName(QStringLiteral("optionsInUse"));
    m_layout->addWidget(m_inUse);
    m_layout->addWidget(heading);
    m_layout->addWidget(m_tls);
    addProtocol();
    addAccess();
    addLimits();
    addFiles();
    addFaults();
    addRelay();
    m_layout->addStretch(1);
    setWidget(content);
}

OptionRows *ServerOptionsPage::addGroup(const QString &title)
{
    auto *group = new QWidget(this);
    auto *heading = new QLabel(title, this);
    heading->setProperty("heading", true);
    auto *form = new OptionRows(group);
    m_layout->addWidget(heading);
    m_layout->addWidget(group);
    m_groups += group;
    return form;
}

void ServerOptionsPage::addProtocol()
{
    OptionRows *form = addGroup(tr("Protocol"));
    m_compression = named(new QCheckBox(tr("permessage-deflate, level"), this), QStringLiteral("serverCompression"),
                          tr("Compression: take permessage-deflate if a client offers it"));
    m_level = named(new QSpinBox(this), QStringLiteral("compressionLevel"), tr("Compression level"));
    m_level->setRange(0, 9);
    m_level->setValue(wslib::DeflateOptions().level);
    m_level->setEnabled(false);
    connect(m_compression, &QCheckBox::toggled, m_level, &QWidget::setEnabled);
    auto *row = new QHBoxLayout;
    row->addWidget(m_compression);
    row->addWidget(m_level);
    row->addStretch(1);
    form->add(tr("Compression"), row);
    m_subprotocols = named(new QLineEdit(this), QStringLiteral("serverSubprotocols"), tr("Subprotocols"));
    m_subprotocols->setPlaceholderText(tr("none; for example: chat.v2, chat.v1"));
    form->add(tr("Subprotocols"), m_subprotocols);
    m_pingInterval = addNumber(form, tr("Ping every"), QStringLiteral("pingInterval"), 86'400, 0);
    m_pingInterval->setSuffix(tr(" s"));
    m_pingInterval->setSpecialValueText(tr("never"));
    m_pingTimeout = addNumber(form, tr("Pong within"), QStringLiteral("pingTimeout"), 86'400, 20);
    m_pingTimeout->setMinimum(1);
    m_pingTimeout->setSuffix(tr(" s"));
}

void ServerOptionsPage::addAccess()
{
    OptionRows *form = addGroup(tr("Who may connect"));
    m_origins = named(new QComboBox(this), QStringLiteral("serverOrigins"), tr("Pages that may connect"));
    m_origins->addItems({tr("Pages of the same host"), tr("Pages of any host"), tr("Pages of the same host and of:")});
    m_hosts = named(new QLineEdit(this), QStringLiteral("serverOriginHosts"), tr("Hosts whose pages may connect"));
    m_hosts->setPlaceholderText(tr("example.org, localhost:3000"));
    m_hosts->setEnabled(false);
    connect(m_origins, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_hosts->setEnabled(index == SameHostAndThese); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_origins);
    row->addWidget(m_hosts, 1);
    form->add(tr("Origin"), row);
}

void ServerOptionsPage::addLimits()
{
    const ServerSettings defaults;
    OptionRows *form = addGroup(tr("Limits"));
    m_messageSize = addNumber(form, tr("Message size"), QStringLiteral("maxMessageSize"), 2 * kibi * kibi,
                              static_cast<int>(defaults.options.connection.limits.maxMessageSize / kibi));
    m_messageSize->setMinimum(1);
    m_messageSize->setSuffix(tr(" KiB"));
    m_connections = addNumber(form, tr("Connections"), QStringLiteral("maxConnections"), 1'000'000, 0);
    m_perAddress = addNumber(form, tr("Per address"), QStringLiteral("maxPerAddress"), 1'000'000, 0);
    for (QSpinBox *number : {m_connections, m_perAddress})
        number->setSpecialValueText(tr("no limit"));
    m_threads = addNumber(form, tr("Threads"), QStringLiteral("serverThreads"), 64, defaults.threads);
    m_threads->setMinimum(1);
}

void ServerOptionsPage::addFiles()
{
    OptionRows *form = addGroup(tr("Files"));
    m_folder = named(new QLineEdit(this), QStringLiteral("serverStaticFolder"), tr("Folder served over HTTP"));
    m_folder->setPlaceholderText(tr("none; a folder is served over HTTP beside the WebSocket"));
    auto *browse =
        named(new QPushButton(tr("Browse…"), this), QStringLiteral("staticFolderBrowse"), tr("Choose the folder"));
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString path = m_dialogs->folderToOpen(this, tr("The folder to serve"));
        if (!path.isEmpty())
            m_folder->setText(path);
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    form->add(tr("Folder"), row);
}

void ServerOptionsPage::addFaults()
{
    OptionRows *form = addGroup(tr("Faults on purpose"));
    m_faults = new FaultsEditor(this);
    form->add(tr("Faults"), m_faults);
    if (QLayoutItem *caption = form->itemAtPosition(form->rowCount() - 1, 0)) { // beside the first of them
        caption->setAlignment(Qt::AlignTop);
        caption->widget()->setContentsMargins(0, 6, 0, 0);
    }
}

void ServerOptionsPage::addRelay()
{
    OptionRows *form = addGroup(tr("Relay"));
    m_passPings = named(new QCheckBox(tr("Pings and pongs go through"), this), QStringLiteral("relayPings"),
                        tr("A relay passes pings and pongs on"));
    m_passPings->setToolTip(tr("Otherwise the relay answers them itself, on either side"));
    m_passPings->setChecked(true);
    form->add(tr("Pings"), m_passPings);
    m_verifyUpstream = named(new QCheckBox(tr("The upstream's certificate must be valid"), this),
                             QStringLiteral("relayVerify"), tr("The upstream's certificate must be valid"));
    m_verifyUpstream->setChecked(true);
    form->add(tr("Upstream"), m_verifyUpstream);
}

QSpinBox *ServerOptionsPage::addNumber(OptionRows *form, const QString &label, const QString &name, int most, int value)
{
    auto *number = named(new QSpinBox(this), name, label);
    number->setRange(0, most);
    number->setValue(value);
    number->setMinimumWidth(150);
    auto *row = new QHBoxLayout;
    row->addWidget(number);
    row->addStretch(1);
    form->add(label, row);
    return number;
}

workbench::OriginPolicy ServerOptionsPage::originPolicy() const
{
    workbench::OriginPolicy policy;
    policy.any = m_origins->currentIndex() == Any;
    if (m_origins->currentIndex() == SameHostAndThese) {
        for (const QString &host : words(m_hosts))
            policy.hosts += host.toUtf8();
    }
    return policy;
}

QString ServerOptionsPage::applyTo(ServerSettings &settings) const
{
    settings.policy.origin = originPolicy();
    for (const QString &name : words(m_subprotocols)) {
        if (!wslib::isToken(name.toUtf8()))
            return tr("\"%1\" can't be the name of a subprotocol: use letters, digits, dots and dashes.").arg(name);
        settings.policy.subprotocols += name.toUtf8();
    }
    if (m_compression->isChecked()) {
        settings.policy.compression.emplace();
        settings.policy.compression->level = m_level->value();
    }
    settings.staticFolder = m_folder->text().trimmed();
    settings.threads = m_threads->value();
    wslib::ConnectionOptions &connection = settings.options.connection;
    connection.limits.maxMessageSize = qint64{m_messageSize->value()} * kibi;
    connection.pingInterval = std::chrono::seconds(m_pingInterval->value());
    connection.pingTimeout = std::chrono::seconds(m_pingTimeout->value());
    settings.options.maxConnections = m_connections->value();
    settings.options.maxConnectionsPerAddress = m_perAddress->value();
    settings.relay.passesPings = m_passPings->isChecked();
    settings.relay.tls.verifyPeer = m_verifyUpstream->isChecked();
    const auto faults = m_faults->plan();
    if (!faults.value)
        return faults.error;
    settings.faults = *faults.value;
    return {};
}

void ServerOptionsPage::setEditable(bool editable)
{
    m_inUse->setVisible(!editable);
    m_tls->setEditable(editable);
    for (QWidget *group : m_groups)
        group->setEnabled(editable);
}

} // namespace ui
