#include "ui/connect/LimitsPage.h"

#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/connect/SecondsBox.h"
#include "ui/server/OptionRows.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>

#include <limits>

namespace ui {

using workbench::ConnectionLimits;

namespace {

constexpr int kibi = 1024;
constexpr int day = 24 * 60 * 60 * 1000;

} // namespace

LimitsPage::LimitsPage(QWidget *parent)
    : FormPage(parent)
{
    addTimes();
    addCompression();
    addReconnect();
    workbench::ConnectionSettings defaults;
    m_shown.maxRedirects = -1; // whatever it is, it is to be shown
    setSettings(defaults);
    listen();
}

SecondsBox *LimitsPage::makeTime(const QString &name, const QString &title, int least)
{
    return named(new SecondsBox(least, day, content()), name, title);
}

QSpinBox *LimitsPage::makeNumber(const QString &name, const QString &title, int least, int most)
{
    auto *number = named(new QSpinBox(content()), name, title);
    number->setRange(least, most);
    new NoWheel(number);
    return number;
}

QCheckBox *LimitsPage::makeCheck(const QString &name, const QString &text, const QString &title)
{
    return named(new QCheckBox(text, content()), name, title);
}

void LimitsPage::addTimes()
{
    m_connectTimeout = makeTime(QStringLiteral("connectTimeout"), tr("Time to connect"), 1);
    m_connectTimeout->setToolTip(tr("For the name, TCP, proxy, TLS and upgrade together, redirects included"));
    m_pingInterval = makeTime(QStringLiteral("clientPingInterval"), tr("Time between pings"), 0);
    m_pingInterval->setSpecialValueText(tr("never"));
    m_pingTimeout = makeTime(QStringLiteral("clientPingTimeout"), tr("Time for a pong"), 0);
    m_pingTimeout->setSpecialValueText(tr("20 s (usual)"));
    auto *times = addRow(tr("Times"));
    addTo(times, tr("Connect within"), m_connectTimeout);
    addTo(times, tr("Ping every"), m_pingInterval);
    addTo(times, tr("Pong within"), m_pingTimeout);
    m_messageSize = makeNumber(QStringLiteral("clientMaxMessageSize"), tr("Largest message to receive"), 1,
                               std::numeric_limits<int>::max());
    m_messageSize->setSuffix(tr(" KiB"));
    m_messageSize->setMinimumWidth(130);
    m_redirects = makeNumber(QStringLiteral("maxRedirects"), tr("Redirects to follow"), 0, 1000);
    m_redirects->setSpecialValueText(tr("none"));
    auto *limits = addRow(tr("Limits"));
    addTo(limits, tr("Message up to"), m_messageSize);
    addTo(limits, tr("Redirects"), m_redirects);
}

void LimitsPage::addCompression()
{
    m_compression = makeCheck(QStringLiteral("clientCompression"), tr("Offer permessage-deflate"),
                              tr("Compression: offer permessage-deflate"));
    m_level = makeNumber(QStringLiteral("clientCompressionLevel"), tr("Compression level"), 0, 9);
    m_memory = makeNumber(QStringLiteral("clientMemoryLevel"), tr("Memory level of the compressor"), 1, 9);
    m_threshold = makeNumber(QStringLiteral("clientThreshold"), tr("Compress messages from this size on"), 0,
                             std::numeric_limits<int>::max());
    m_threshold->setSuffix(tr(" B"));
    m_threshold->setSpecialValueText(tr("any size"));
    auto *first = addRow(tr("Compression"));
    addTo(first, {}, m_compression);
    addTo(first, tr("Level"), m_level);
    addTo(first, tr("Memory"), m_memory);
    addTo(first, tr("From"), m_threshold);
    // In the order of the keyboard's way through them.
    m_window = makeNumber(QStringLiteral("clientWindowBits"), tr("Window of what is sent"), 8, 15);
    m_noTakeover = makeCheck(QStringLiteral("clientNoContextTakeover"),
                             tr("afresh for each message (no context takeover)"), tr("client_no_context_takeover"));
    m_peerWindow = makeNumber(QStringLiteral("serverWindowBits"), tr("Window of what is received"), 8, 15);
    m_peerNoTakeover = makeCheck(QStringLiteral("serverNoContextTakeover"),
                                 tr("afresh for each message (no context takeover)"), tr("server_no_context_takeover"));
    for (QSpinBox *window : {m_window, m_peerWindow})
        window->setSuffix(tr(" bits"));
    m_noTakeover->setToolTip(QStringLiteral("client_no_context_takeover"));
    m_peerNoTakeover->setToolTip(QStringLiteral("server_no_context_takeover"));
    auto *sent = addRow({});
    addTo(sent, tr("Sent: window of"), m_window);
    addTo(sent, {}, m_noTakeover);
    auto *received = addRow({});
    addTo(received, tr("Received: window of"), m_peerWindow);
    addTo(received, {}, m_peerNoTakeover);
    m_compressionFields = {m_level, m_memory, m_threshold, m_window, m_noTakeover, m_peerWindow, m_peerNoTakeover};
}

void LimitsPage::addReconnect()
{
    m_reconnect = makeCheck(QStringLiteral("reconnect"), tr("When it ends or fails"),
                            tr("Connect again when the connection ends or fails"));
    m_reconnect->setToolTip(tr("Not after a normal closure (1000), and not for what waiting doesn't mend"));
    m_tries = makeNumber(QStringLiteral("reconnectTries"), tr("Tries at most"), 0, 100'000);
    m_tries->setSpecialValueText(tr("any"));
    m_firstDelay = makeTime(QStringLiteral("reconnectFirstDelay"), tr("First delay"), 1);
    m_longestDelay = makeTime(QStringLiteral("reconnectLongestDelay"), tr("Longest delay"), 1);
    auto *row = addRow(tr("Reconnect"));
    addTo(row, {}, m_reconnect);
    addTo(row, tr("Tries"), m_tries);
    addTo(row, tr("After"), m_firstDelay);
    addTo(row, tr("growing to"), m_longestDelay);
    m_reconnectFields = {m_tries, m_firstDelay, m_longestDelay};
}

void LimitsPage::listen()
{
    const auto changed = [this] {
        update();
        change();
    };
    for (const SecondsBox *field : {m_connectTimeout, m_pingInterval, m_pingTimeout, m_firstDelay, m_longestDelay})
        connect(field, &QDoubleSpinBox::valueChanged, this, changed);
    for (const QSpinBox *field :
         {m_messageSize, m_redirects, m_level, m_memory, m_threshold, m_window, m_peerWindow, m_tries})
        connect(field, &QSpinBox::valueChanged, this, changed);
    for (const QCheckBox *field : {m_compression, m_noTakeover, m_peerNoTakeover, m_reconnect})
        connect(field, &QCheckBox::toggled, this, changed);
    update();
}

void LimitsPage::update()
{
    for (QWidget *field : m_compressionFields)
        field->setEnabled(m_compression->isChecked());
    for (QWidget *field : m_reconnectFields)
        field->setEnabled(m_reconnect->isChecked());
}

QString LimitsPage::title() const
{
    return tr("Options");
}

OptionPage::Badge LimitsPage::badge() const
{
    if (value() == ConnectionLimits())
        return {{}, tr("All options are the usual ones.")};
    return {dot(), tr("Some options are not the usual ones.")};
}

// ---- The value ------------------------------------------------------------------------------------------------------

ConnectionLimits LimitsPage::value() const
{
    ConnectionLimits limits = m_shown;
    limits.connectTimeoutMs = m_connectTimeout->milliseconds();
    limits.pingIntervalMs = m_pingInterval->milliseconds();
    limits.pingTimeoutMs = m_pingTimeout->milliseconds();
    if (m_messageSize->value() != qMax<qint64>(1, m_shown.maxMessageSize / kibi))
        limits.maxMessageSize = qint64{m_messageSize->value()} * kibi;
    limits.maxRedirects = m_redirects->value();
    takeCompression(limits);
    limits.reconnect = m_reconnect->isChecked();
    limits.reconnectTries = m_tries->value();
    limits.reconnectFirstDelayMs = m_firstDelay->milliseconds();
    limits.reconnectLongestDelayMs = m_longestDelay->milliseconds();
    return limits;
}

void LimitsPage::takeCompression(ConnectionLimits &limits) const
{
    limits.compression = m_compression->isChecked();
    limits.deflate.level = m_level->value();
    limits.deflate.memoryLevel = m_memory->value();
    limits.deflate.threshold = m_threshold->value();
    limits.deflate.maxWindowBits = m_window->value();
    limits.deflate.peerMaxWindowBits = m_peerWindow->value();
    limits.deflate.noContextTakeover = m_noTakeover->isChecked();
    limits.deflate.peerNoContextTakeover = m_peerNoTakeover->isChecked();
}

void LimitsPage::showCompression(const ConnectionLimits &limits)
{
    m_compression->setChecked(limits.compression);
    m_level->setValue(limits.deflate.level);
    m_memory->setValue(limits.deflate.memoryLevel);
    m_threshold->setValue(static_cast<int>(qMin<qsizetype>(limits.deflate.threshold, std::numeric_limits<int>::max())));
    m_window->setValue(limits.deflate.maxWindowBits);
    m_peerWindow->setValue(limits.deflate.peerMaxWindowBits);
    m_noTakeover->setChecked(limits.deflate.noContextTakeover);
    m_peerNoTakeover->setChecked(limits.deflate.peerNoContextTakeover);
}

void LimitsPage::setSettings(const workbench::ConnectionSettings &settings)
{
    const ConnectionLimits &limits = settings.options;
    if (limits == m_shown && limits == value())
        return;
    m_showing = true;
    m_shown = limits;
    m_connectTimeout->setMilliseconds(limits.connectTimeoutMs);
    m_pingInterval->setMilliseconds(limits.pingIntervalMs);
    m_pingTimeout->setMilliseconds(limits.pingTimeoutMs);
    m_messageSize->setValue(
        static_cast<int>(qBound(qint64{1}, limits.maxMessageSize / kibi, qint64{std::numeric_limits<int>::max()})));
    m_redirects->setValue(limits.maxRedirects);
    showCompression(limits);
    m_reconnect->setChecked(limits.reconnect);
    m_tries->setValue(limits.reconnectTries);
    m_firstDelay->setMilliseconds(limits.reconnectFirstDelayMs);
    m_longestDelay->setMilliseconds(limits.reconnectLongestDelayMs);
    m_showing = false;
}

void LimitsPage::applyTo(workbench::ConnectionSettings &settings) const
{
    settings.options = value();
}

} // namespace ui
