#include "ui/load/LoadForm.h"

#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/connect/SecondsBox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace ui {

using workbench::LoadBounds;
using workbench::LoadMode;
using workbench::LoadOptions;
using workbench::LoadPayload;

namespace {

constexpr int day = 86'400'000;
constexpr int columns = 7;

QString key(const QWidget *field)
{
    return QStringLiteral("load/") + field->objectName();
}

} // namespace

LoadForm::LoadForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
    , m_mode(new QComboBox(this))
    , m_connections(makeNumber(1, LoadBounds::connections, LoadOptions().connections))
    , m_active(makeNumber(0, LoadBounds::connections, 0))
    , m_window(makeNumber(0, LoadBounds::window, 0))
    , m_payload(new QComboBox(this))
    , m_size(makeNumber(0, LoadBounds::size, static_cast<int>(LoadOptions().size)))
    , m_rate(new QDoubleSpinBox(this))
    , m_duration(new SecondsBox(0, day, this))
    , m_messages(makeNumber(0, std::numeric_limits<int>::max(), 0))
    , m_rampUp(new SecondsBox(0, day, this))
    , m_warmUp(new SecondsBox(0, day, this))
    , m_threads(makeNumber(1, LoadBounds::threads, 1))
    , m_verify(new QCheckBox(tr("Verify answers"), this))
    , m_typedSize(m_size->value())
{
    setObjectName(QStringLiteral("loadForm"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(3);
    addMode();
    addMessages();
    addTimes();
    for (int column = 0; column < columns; ++column)
        m_layout->setColumnStretch(column, column == 0 || column == 4 ? 3 : 2); // names are wider than numbers
    listen();
    followMode();
}

QSpinBox *LoadForm::makeNumber(int least, int most, int value)
{
    auto *number = new QSpinBox(this);
    number->setRange(least, most);
    number->setValue(value);
    number->setGroupSeparatorShown(true);
    number->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    new NoWheel(number);
    return number;
}

template <typename Field>
Field *LoadForm::add(int row, const QString &caption, Field *field, const QString &name, const QString &explanation)
{
    int column = 0;
    while (m_layout->itemAtPosition(row * 2, column) != nullptr)
        ++column;
    auto *label = new QLabel(caption, this);
    label->setBuddy(field);
    label->setProperty("muted", true);
    named(field, name, caption);
    field->setToolTip(explanation);
    if (qobject_cast<QAbstractSpinBox *>(field))
        field->setMinimumWidth(40); // what is typed scrolls; a window of 800 has room for seven
    m_layout->addWidget(label, row * 2, column);
    m_layout->addWidget(field, row * 2 + 1, column);
    return field;
}

void LoadForm::addMode()
{
    m_mode->addItem(tr("Echo"), static_cast<int>(LoadMode::Echo));
    m_mode->addItem(tr("Fan-out"), static_cast<int>(LoadMode::FanOut));
    m_mode->addItem(tr("Idle crowd"), static_cast<int>(LoadMode::Hold));
    m_mode->addItem(tr("Handshakes"), static_cast<int>(LoadMode::Connect));
    m_mode->setItemData(0, tr("Each connection sends and waits for its messages to come back"), Qt::ToolTipRole);
    m_mode->setItemData(1, tr("One more connection sends, and all count what the server passes on"), Qt::ToolTipRole);
    m_mode->setItemData(2, tr("All connections stay open and are silent"), Qt::ToolTipRole);
    m_mode->setItemData(3, tr("Each connection shakes hands, closes and begins again"), Qt::ToolTipRole);
    add(0, tr("Load"), m_mode, QStringLiteral("loadMode"), tr("What is done with the connections"));
    add(0, tr("Connections"), m_connections, QStringLiteral("loadConnections"), tr("Connections at the same time"));
    add(0, tr("Active"), m_active, QStringLiteral("loadActive"),
        tr("So many of the idle crowd echo all the same: what it costs them is what is measured"));
}

void LoadForm::addMessages()
{
    m_window->setSpecialValueText(tr("auto"));
    add(0, tr("In flight"), m_window, QStringLiteral("loadWindow"),
        tr("Messages on their way on each connection at the same time; by itself it is 1, and 128 with a rate"));
    m_payload->addItem(tr("Text"), static_cast<int>(LoadPayload::Text));
    m_payload->addItem(tr("Many scripts"), static_cast<int>(LoadPayload::Mixed));
    m_payload->addItem(tr("JSON"), static_cast<int>(LoadPayload::Json));
    m_payload->addItem(tr("Binary"), static_cast<int>(LoadPayload::Binary));
    add(0, tr("Messages"), m_payload, QStringLiteral("loadPayload"), tr("What messages are made of"));
    m_size->setSuffix(tr(" B"));
    add(0, tr("Size"), m_size, QStringLiteral("loadSize"), tr("Bytes of a message"));
    m_rate->setRange(0, LoadBounds::rate);
    m_rate->setDecimals(0);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_rate->setSpecialValueText(QStringLiteral("∞"));
    new NoWheel(m_rate);
    add(0, tr("Per second"), m_rate, QStringLiteral("loadRate"),
        tr("Messages, or handshakes, a second, of all connections together; without a limit, as fast as it goes. With "
           "a rate, "
           "latencies "
           "count from when each message was due."));
}

void LoadForm::addTimes()
{
    m_duration->setMilliseconds(static_cast<int>(LoadOptions().duration.count()));
    m_duration->setSpecialValueText(QStringLiteral("∞"));
    m_messages->setSpecialValueText(QStringLiteral("∞"));
    m_verify->setChecked(true);
    add(1, tr("Ends after"), m_duration, QStringLiteral("loadDuration"), tr("How long is measured"));
    add(1, tr("Or messages"), m_messages, QStringLiteral("loadMessages"),
        tr("Ends after as many messages, or handshakes, if that comes first"));
    add(1, tr("Ramp-up"), m_rampUp, QStringLiteral("loadRampUp"),
        tr("The connections are opened evenly over this time, which isn't measured"));
    add(1, tr("Warm-up"), m_warmUp, QStringLiteral("loadWarmUp"),
        tr("Messages are sent for this time before measuring begins"));
    add(1, tr("Threads"), m_threads, QStringLiteral("loadThreads"), tr("Event loops that share the connections"));
    m_layout->addWidget(named(m_verify, QStringLiteral("loadVerify"), tr("Verify that answers are what was sent")), 3,
                        5, 1, 2);
    m_verify->setToolTip(tr("What comes back must be what was sent; else any message is taken for an answer"));
}

void LoadForm::listen()
{
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &LoadForm::edited);
    for (QDoubleSpinBox *box : findChildren<QDoubleSpinBox *>())
        connect(box, &QDoubleSpinBox::valueChanged, this, &LoadForm::edited);
    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentIndexChanged, this, &LoadForm::edited);
    connect(m_verify, &QCheckBox::toggled, this, &LoadForm::edited);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &LoadForm::followMode);
    connect(m_size, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_following)
            m_typedSize = value;
    });
    connect(m_active, &QSpinBox::valueChanged, this, &LoadForm::followMode);
}

// What is of no use in a mode can't be edited.
void LoadForm::followMode()
{
    const auto mode = static_cast<LoadMode>(m_mode->currentData().toInt());
    const bool sends =
        mode == LoadMode::Echo || mode == LoadMode::FanOut || (mode == LoadMode::Hold && m_active->value() > 0);
    m_active->setEnabled(m_editable && mode == LoadMode::Hold);
    for (QWidget *field :
         {static_cast<QWidget *>(m_window), static_cast<QWidget *>(m_payload), static_cast<QWidget *>(m_size)})
        field->setEnabled(m_editable && sends);
    m_verify->setEnabled(m_editable && sends && mode != LoadMode::FanOut);
    for (QWidget *field : {static_cast<QWidget *>(m_rate), static_cast<QWidget *>(m_messages)})
        field->setEnabled(m_editable && (sends || mode == LoadMode::Connect));
    // Only for as long as the mode needs it.
    const QScopedValueRollback following(m_following, true);
    m_size->setMinimum(mode == LoadMode::FanOut ? static_cast<int>(LoadBounds::leastFanOutSize) : 0);
    m_size->setValue(m_typedSize);
}

void LoadForm::setEditable(bool editable)
{
    m_editable = editable;
    for (QWidget *field :
         {static_cast<QWidget *>(m_mode), static_cast<QWidget *>(m_connections), static_cast<QWidget *>(m_duration),
          static_cast<QWidget *>(m_rampUp), static_cast<QWidget *>(m_warmUp), static_cast<QWidget *>(m_threads)})
        field->setEnabled(editable);
    followMode();
}

void LoadForm::applyTo(LoadOptions &options) const
{
    options.mode = static_cast<LoadMode>(m_mode->currentData().toInt());
    options.connections = m_connections->value();
    options.active = options.mode == LoadMode::Hold ? m_active->value() : 0;
    options.window = m_window->value();
    options.payload = static_cast<LoadPayload>(m_payload->currentData().toInt());
    options.size = m_size->value();
    options.rate = m_rate->value();
    options.duration = std::chrono::milliseconds(m_duration->milliseconds());
    options.messages = m_messages->value();
    options.rampUp = std::chrono::milliseconds(m_rampUp->milliseconds());
    options.warmUp = std::chrono::milliseconds(m_warmUp->milliseconds());
    options.threads = m_threads->value();
    options.verify = m_verify->isChecked();
}

void LoadForm::load(const QSettings &settings)
{
    for (QSpinBox *box : findChildren<QSpinBox *>())
        box->setValue(settings.value(key(box), box->value()).toInt());
    for (QDoubleSpinBox *box : findChildren<QDoubleSpinBox *>())
        box->setValue(settings.value(key(box), box->value()).toDouble());
    for (QComboBox *box : findChildren<QComboBox *>())
        box->setCurrentIndex(std::max(0, box->findData(settings.value(key(box), box->currentData()).toInt())));
    m_verify->setChecked(settings.value(key(m_verify), true).toBool());
}

void LoadForm::save(QSettings &settings) const
{
    for (const QSpinBox *box : findChildren<QSpinBox *>())
        settings.setValue(key(box), box == m_size ? m_typedSize : box->value());
    for (const QDoubleSpinBox *box : findChildren<QDoubleSpinBox *>())
        settings.setValue(key(box), box->value());
    for (const QComboBox *box : findChildren<QComboBox *>())
        settings.setValue(key(box), box->currentData());
    settings.setValue(key(m_verify), m_verify->isChecked());
}

} // namespace ui
