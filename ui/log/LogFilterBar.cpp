#include "ui/log/LogFilterBar.h"

#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/log/FilterField.h"
#include "ui/log/FilterHelp.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"
#include "workbench/log/LogQuery.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {

using workbench::LogEntry;
using workbench::LogFilter;

namespace {

constexpr std::chrono::milliseconds patience{150};

void setProblem(QWidget *widget, bool problem)
{
    if (widget->property("problem").toBool() == problem)
        return;
    widget->setProperty("problem", problem);
    restyle(widget);
}

} // namespace

LogFilterBar::LogFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_mode(named(new QComboBox(this), QStringLiteral("logMode"), tr("What the rows of the log are")))
    , m_direction(named(new QComboBox(this), QStringLiteral("logDirection"), tr("Which direction to show")))
    , m_field(named(new FilterField(this), QStringLiteral("logFilter"), tr("Filter the log")))
    , m_case(makeButton(QStringLiteral("logFilterCase"), QStringLiteral("Aa"), tr("Tell upper from lower case")))
    , m_expression(makeButton(QStringLiteral("logFilterExpression"), QStringLiteral(".*"),
                              tr("All of the filter is one regular expression")))
    , m_help(makeButton(QStringLiteral("logFilterHelp"), {}, tr("What can be typed into the filter")))
    , m_peers(named(new QLineEdit(this), QStringLiteral("peerFilter"), tr("Show only these peers, by number")))
    , m_pause(makeButton(QStringLiteral("pauseLog"), tr("Pause"),
                         tr("Keep the view still; what comes is captured all the same")))
    , m_pings(named(new QCheckBox(tr("Pings"), this), QStringLiteral("showPings"), tr("Show pings and pongs")))
    , m_statistics(makeButton(QStringLiteral("showStatistics"), {}, tr("Statistics")))
    , m_export(makeButton(QStringLiteral("exportLog"), {}, tr("Export the log to a file")))
    , m_clear(makeButton(QStringLiteral("clearLog"), tr("Clear"), tr("Clear the log")))
    , m_bar(new QHBoxLayout)
    , m_below(new QWidget(this))
    , m_problem(named(new ElidedLabel(this), QStringLiteral("logFilterProblem"), tr("What is wrong with the filter")))
    , m_counts(named(new QLabel(this), QStringLiteral("logCounts"), tr("How much of the log is shown")))
{
    setUpFilter();
    setUpPeers();
    setUpButtons();
    layOut();
}

QToolButton *LogFilterBar::makeButton(const QString &name, const QString &text, const QString &meaning)
{
    auto *button = named(new QToolButton(this), name, meaning);
    button->setText(text);
    button->setToolTip(meaning);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void LogFilterBar::setUpFilter()
{
    m_mode->setToolTip(tr("Messages, the frames that they came and went in, or the bytes as they passed"));
    for (const QString &word : {tr("Messages"), tr("Frames"), tr("Raw bytes")}) // in the order of LogMode
        m_mode->addItem(word);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT modeChosen(mode()); });
    m_direction->addItem(tr("All"));
    m_direction->addItem(tr("↑ Sent"), static_cast<int>(LogEntry::Direction::Sent));
    m_direction->addItem(tr("↓ Received"), static_cast<int>(LogEntry::Direction::Received));
    connect(m_direction, &QComboBox::currentIndexChanged, this, &LogFilterBar::apply);
    m_field->setHint(tr("Filter: text, /regex/, $.type == \"tick\", size>1k, -without"), tr("Filter"));
    followFont(m_field, [this] { m_field->setMinimumWidth(m_field->fontMetrics().averageCharWidth() * 17); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &LogFilterBar::apply);
    connect(m_field, &QLineEdit::textChanged, this, &LogFilterBar::typed);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        m_field->remember();
        apply();
    });
    connect(m_field, &QLineEdit::editingFinished, m_field, &FilterField::remember);
    connect(m_field, &FilterField::remembered, this, &LogFilterBar::historyChanged);
    connect(m_field, &FilterField::escaped, this, &LogFilterBar::left);
    for (QToolButton *toggle : {m_case, m_expression}) {
        toggle->setCheckable(true);
        toggle->setProperty("toggle", true);
        connect(toggle, &QToolButton::toggled, this, &LogFilterBar::apply);
    }
    giveIcon(m_help, QStringLiteral("help"));
    connect(m_help, &QToolButton::clicked, this, &LogFilterBar::showHelp);
}

void LogFilterBar::setUpPeers()
{
    m_peers->setPlaceholderText(tr("Peers: all"));
    m_peers->setToolTip(tr("The numbers of peers, such as 3 or 3, 5; empty for all"));
    followFont(m_peers, [this] { m_peers->setFixedWidth(m_peers->fontMetrics().averageCharWidth() * 14); });
    connect(m_peers, &QLineEdit::textChanged, this, &LogFilterBar::applyPeers);
}

void LogFilterBar::setUpButtons()
{
    m_pings->setToolTip(tr("Show pings and pongs"));
    connect(m_pings, &QCheckBox::toggled, this, &LogFilterBar::pingsToggled);
    for (QToolButton *button : {m_pause, m_clear})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    giveIcon(m_pause, QStringLiteral("pause"));
    giveIcon(m_clear, QStringLiteral("clear"));
    giveIcon(m_statistics, QStringLiteral("statistics"));
    giveIcon(m_export, QStringLiteral("export"));
    for (QToolButton *toggle : {m_pause, m_statistics}) {
        toggle->setCheckable(true);
        toggle->setProperty("toggle", true);
    }
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        m_pause->setToolButtonStyle(paused ? Qt::ToolButtonTextBesideIcon : m_clear->toolButtonStyle());
        Q_EMIT pauseToggled(paused);
    });
    connect(m_statistics, &QToolButton::toggled, this, &LogFilterBar::statisticsToggled);
    connect(m_export, &QToolButton::clicked, this, &LogFilterBar::exportRequested);
    connect(m_clear, &QToolButton::clicked, this, &LogFilterBar::clearRequested);
}

void LogFilterBar::layOut()
{
    m_problem->setProperty("problem", true);
    m_counts->setProperty("muted", true);
    auto *field = new QHBoxLayout;
    field->setSpacing(1);
    field->addWidget(m_field, 1);
    for (QWidget *widget : {m_case, m_expression, m_help})
        field->addWidget(widget);
    m_bar->setSpacing(6);
    m_bar->addWidget(m_mode);
    m_bar->addWidget(m_direction);
    m_bar->addLayout(field, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_peers, m_pause, m_pings, m_statistics, m_export, m_clear})
        m_bar->addWidget(widget);
    auto *words = new QHBoxLayout(m_below);
    words->setContentsMargins(2, 0, 2, 0);
    words->addWidget(m_problem, 1);
    words->addWidget(m_counts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(m_bar);
    layout->addWidget(m_below);
}

void LogFilterBar::placeCounts()
{
    const bool among = m_bar->indexOf(m_counts) >= 0;
    const int needed = m_bar->minimumSize().width() + (among ? 0 : m_counts->minimumWidth() + m_bar->spacing());
    const bool fits = needed <= width();
    if (fits && !among) {
        m_bar->insertWidget(3, m_counts);
        m_counts->show();
    } else if (!fits && among) {
        m_below->layout()->addWidget(m_counts);
        m_counts->show();
    }
    m_below->setVisible(!fits || !m_problem->text().isEmpty());
}

void LogFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool roomy = width() >= fontMetrics().averageCharWidth() * 130;
    m_clear->setToolButtonStyle(roomy ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_pause->setToolButtonStyle(roomy || isPaused() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    placeCounts();
}

// ---- What is asked for -----------------------------------------------------------------------------------------------

void LogFilterBar::typed()
{
    const workbench::LogQuery query{m_field->text(), m_expression->isChecked(), m_case->isChecked()};
    showProblem(query.parse().error);
    // A cleared field means it.
    if (m_field->text().isEmpty())
        apply();
    else
        m_patience.start();
}

void LogFilterBar::apply()
{
    m_patience.stop();
    const workbench::LogQuery query{m_field->text(), m_expression->isChecked(), m_case->isChecked()};
    auto parsed = query.parse();
    showProblem(parsed.error);
    if (!parsed.value)
        return;
    LogFilter filter = *parsed.value;
    if (const QVariant chosen = m_direction->currentData(); chosen.isValid()) {
        const auto direction = static_cast<LogEntry::Direction>(chosen.toInt());
        if (filter.direction.value_or(direction) != direction)
            filter.largest = -1; // nothing goes both ways
        filter.direction = direction;
    }
    Q_EMIT filterChanged(filter);
}

void LogFilterBar::applyPeers()
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    QSet<quint32> peers;
    bool wrong = false;
    for (const QString &word : m_peers->text().split(separators, Qt::SkipEmptyParts)) {
        bool number = false;
        peers.insert(word.toUInt(&number));
        wrong = wrong || !number;
    }
    setProblem(m_peers, wrong);
    if (!wrong)
        Q_EMIT peersChanged(peers);
}

void LogFilterBar::showProblem(const QString &problem)
{
    setProblem(m_field, !problem.isEmpty());
    m_problem->setText(problem);
    m_problem->setToolTip(problem.toHtmlEscaped());
    m_field->setAccessibleDescription(problem);
    placeCounts();
}

void LogFilterBar::showHelp()
{
    auto *help = new FilterHelp(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(help, &FilterHelp::exampleChosen, this, [this, help](const QString &example) {
        help->deleteLater();
        m_field->setText(m_field->text().isEmpty() ? example : m_field->text() + u' ' + example);
        m_field->setFocus();
    });
    help->showBelow(m_help);
}

void LogFilterBar::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QWidget *LogFilterBar::field() const
{
    return m_field;
}

void LogFilterBar::setHistory(const QStringList &history)
{
    m_field->setHistory(history);
}

void LogFilterBar::setReadOnly(bool readOnly)
{
    m_pause->setVisible(!readOnly);
    m_clear->setVisible(!readOnly);
}

void LogFilterBar::filterPeers(const QList<quint32> &peers)
{
    QStringList numbers;
    for (const quint32 peer : peers)
        numbers += QString::number(peer);
    m_peers->setText(numbers.join(QStringLiteral(", ")));
}

// ---- What is shown ---------------------------------------------------------------------------------------------------

void LogFilterBar::setPeersShown(bool shown)
{
    m_peers->setVisible(shown);
}

void LogFilterBar::setPingsShown(bool shown)
{
    m_pings->setChecked(shown);
}

void LogFilterBar::setPaused(bool paused)
{
    m_pause->setChecked(paused);
}

void LogFilterBar::setMode(LogMode mode)
{
    const QSignalBlocker blocker(m_mode);
    m_mode->setCurrentIndex(static_cast<int>(mode));
}

LogMode LogFilterBar::mode() const
{
    return static_cast<LogMode>(m_mode->currentIndex());
}

void LogFilterBar::chooseMode(LogMode mode)
{
    m_mode->setCurrentIndex(static_cast<int>(mode));
}

void LogFilterBar::setStatisticsShown(bool shown)
{
    m_statistics->setChecked(shown);
}

bool LogFilterBar::isPaused() const
{
    return m_pause->isChecked();
}

bool LogFilterBar::areStatisticsShown() const
{
    return m_statistics->isChecked();
}

void LogFilterBar::setCounts(const LogModel &model)
{
    const QLocale locale;
    QStringList counts{tr("%1 shown").arg(locale.toString(model.rowCount())),
                       tr("%1 hidden").arg(locale.toString(model.hidden()))};
    if (model.dropped() > 0)
        counts += tr("%1 dropped").arg(locale.toString(model.dropped()));
    if (model.isFiltering())
        counts += tr("filtering… %1 %").arg(model.filteringPercent());
    else if (!model.isPaused() && model.waiting() > 0)
        counts += tr("%1 waiting").arg(locale.toString(model.waiting()));
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    // It only grows: the filter's field mustn't tremble while numbers run.
    m_counts->setMinimumWidth(std::max(m_counts->minimumWidth(), m_counts->sizeHint().width()));
    m_pause->setText(!model.isPaused()     ? tr("Pause")
                     : model.waiting() > 0 ? tr("Paused · %1 waiting").arg(locale.toString(model.waiting()))
                                           : tr("Paused"));
    placeCounts();
}

} // namespace ui
