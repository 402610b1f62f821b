#include "ui/log/StatisticsPage.h"

#include "ui/Named.h"
#include "ui/log/EntryText.h"
#include "ui/log/RatePlot.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

using workbench::LogStatistics;

namespace {

constexpr std::chrono::milliseconds between{250};
constexpr qint64 second = 1'000'000'000;

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString perSecond(double rate)
{
    return StatisticsPage::tr("%1/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
}

QString bytesPerSecond(double rate)
{
    return StatisticsPage::tr("%1/s").arg(EntryText::size(static_cast<qint64>(rate)));
}

struct Rates
{
    double sent = 0;
    double received = 0;
};

// The second up to the latest message.
Rates latestSecond(const LogStatistics &statistics)
{
    Rates rates;
    const auto &buckets = statistics.buckets();
    for (auto bucket = buckets.rbegin(); bucket != buckets.rend(); ++bucket) {
        if (bucket->beginNs <= statistics.lastNs() - second)
            break;
        rates.sent += static_cast<double>(bucket->sent.messages);
        rates.received += static_cast<double>(bucket->received.messages);
    }
    return rates;
}

// The highest of all stretches of a second.
Rates peak(const LogStatistics &statistics)
{
    Rates most;
    Rates sum;
    const auto &buckets = statistics.buckets();
    size_t first = 0;
    for (const LogStatistics::Bucket &bucket : buckets) {
        sum.sent += static_cast<double>(bucket.sent.messages);
        sum.received += static_cast<double>(bucket.received.messages);
        while (bucket.endNs - buckets[first].beginNs > second && &buckets[first] != &bucket) {
            sum.sent -= static_cast<double>(buckets[first].sent.messages);
            sum.received -= static_cast<double>(buckets[first].received.messages);
            ++first;
        }
        const double seconds = std::max(1.0, static_cast<double>(bucket.endNs - bucket.beginNs) / second);
        most.sent = std::max(most.sent, sum.sent / seconds);
        most.received = std::max(most.received, sum.received / seconds);
    }
    return most;
}

QString sizeClassName(int sizeClass)
{
    if (sizeClass == 0)
        return StatisticsPage::tr("Empty");
    qint64 from = 1;
    for (int i = 1; i < sizeClass; ++i)
        from *= 10;
    if (sizeClass == LogStatistics::Sizes::classes - 1)
        return StatisticsPage::tr("%1 and more").arg(EntryText::size(from));
    return StatisticsPage::tr("%1 to under %2").arg(EntryText::size(from), EntryText::size(from * 10));
}

QString share(qint64 part, qint64 all)
{
    if (part == 0)
        return QStringLiteral("–");
    return StatisticsPage::tr("%1 (%2 %)").arg(count(part)).arg((part * 100 + all / 2) / all);
}

QString ratioText(const LogStatistics::Compression &way)
{
    if (way.messages == 0 || way.wireBytes == 0)
        return QStringLiteral("–");
    if (way.compressed == 0)
        return StatisticsPage::tr("none");
    const double ratio = static_cast<double>(way.payloadBytes) / static_cast<double>(way.wireBytes);
    return StatisticsPage::tr("%1 : 1").arg(QLocale().toString(ratio, 'f', ratio >= 10 ? 0 : ratio >= 0.95 ? 1 : 2));
}

// Less than nothing if there are more bytes than before: a message of a few bytes grows when it is compressed.
QString savedText(const LogStatistics::Compression &way)
{
    if (way.compressed == 0 || way.payloadBytes == 0)
        return QStringLiteral("–");
    const double saved = 100 - 100.0 * static_cast<double>(way.wireBytes) / static_cast<double>(way.payloadBytes);
    return StatisticsPage::tr("%1 %").arg(QLocale().toString(saved, 'f', saved > 99 ? 1 : 0));
}

} // namespace

StatisticsPage::StatisticsPage(std::shared_ptr<const workbench::LogStore> store, QWidget *parent)
    : QWidget(parent)
    , m_store(std::move(store))
    , m_plot(new RatePlot(this))
    , m_table(named(new QTableWidget(this), QStringLiteral("statisticsTable"), tr("Statistics in numbers")))
{
    setObjectName(QStringLiteral("statisticsPage"));
    auto *units = new QButtonGroup(this);
    QToolButton *messages = makeUnit(QStringLiteral("plotMessages"), tr("Messages per Second"));
    QToolButton *bytes = makeUnit(QStringLiteral("plotBytes"), tr("Bytes per Second"));
    units->addButton(messages);
    units->addButton(bytes);
    messages->setChecked(true);
    connect(messages, &QToolButton::toggled, this,
            [this](bool on) { m_plot->setUnit(on ? RatePlot::Unit::Messages : RatePlot::Unit::Bytes); });
    setUpTable();

    auto *choice = new QHBoxLayout;
    choice->setSpacing(2);
    choice->addWidget(messages);
    choice->addWidget(bytes);
    choice->addStretch();
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addLayout(choice);
    left->addWidget(m_plot, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(left, 5);
    layout->addWidget(m_table, 4);
    m_timer.setInterval(between);
    connect(&m_timer, &QTimer::timeout, this, &StatisticsPage::refresh);
    setTabOrder(messages, bytes);
    setTabOrder(bytes, m_plot);
    setTabOrder(m_plot, m_table);
}

QToolButton *StatisticsPage::makeUnit(const QString &name, const QString &label)
{
    auto *button = named(new QToolButton(this), name, label);
    button->setText(label);
    button->setCheckable(true);
    button->setProperty("toggle", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void StatisticsPage::setUpTable()
{
    m_table->setColumnCount(3);
    m_table->setHorizontalHeaderLabels({QString(), tr("↑ Sent"), tr("↓ Received")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (const int column : {1, 2})
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumSize(260, 40);
}

void StatisticsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_seen = -1;
    refresh();
    m_timer.start();
}

void StatisticsPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void StatisticsPage::refresh()
{
    // Cleared or not: nothing changes without an entry more.
    const qint64 end = m_store->range().end;
    const LogStatistics statistics = m_store->statistics();
    const bool cleared = statistics.firstNs() == 0;
    if (std::exchange(m_seen, end) == end && !cleared)
        return;
    m_plot->setStatistics(statistics);
    fill(flowLines(statistics) + sizeLines(statistics) + timeLines(statistics));
}

QList<StatisticsPage::Line> StatisticsPage::flowLines(const LogStatistics &statistics)
{
    const auto &sent = statistics.sent();
    const auto &received = statistics.received();
    QList<Line> lines{{tr("Messages"), count(sent.messages), count(received.messages)},
                      {tr("Payload"), EntryText::size(sent.bytes), EntryText::size(received.bytes)}};
    lines += wireLines(statistics);
    const double seconds = static_cast<double>(statistics.lastNs() - statistics.firstNs()) / second;
    const Rates latest = latestSecond(statistics);
    const Rates most = peak(statistics);
    lines += {tr("Latest second"), perSecond(latest.sent), perSecond(latest.received)};
    lines += {tr("Busiest second"), perSecond(most.sent), perSecond(most.received)};
    if (seconds >= 1) {
        lines += {tr("Mean"), perSecond(static_cast<double>(sent.messages) / seconds),
                  perSecond(static_cast<double>(received.messages) / seconds)};
        lines += {tr("Mean, bytes"), bytesPerSecond(static_cast<double>(sent.bytes) / seconds),
                  bytesPerSecond(static_cast<double>(received.bytes) / seconds)};
    }
    return lines;
}

// Nothing of a log that doesn't know: one imported from a format that hasn't it.
QList<StatisticsPage::Line> StatisticsPage::wireLines(const LogStatistics &statistics)
{
    const auto &sent = statistics.sentCompression();
    const auto &received = statistics.receivedCompression();
    if (sent.messages + received.messages == 0)
        return {};
    const auto size = [](const LogStatistics::Compression &way) {
        return way.messages == 0 ? QStringLiteral("–") : EntryText::size(way.wireBytes);
    };
    QList<Line> lines{{tr("On the wire"), size(sent), size(received)},
                      {tr("Compression"), ratioText(sent), ratioText(received)}};
    if (sent.compressed + received.compressed > 0)
        lines += {tr("Saved by it"), savedText(sent), savedText(received)};
    return lines;
}

QList<StatisticsPage::Line> StatisticsPage::sizeLines(const LogStatistics &statistics)
{
    const auto &sent = statistics.sentSizes();
    const auto &received = statistics.receivedSizes();
    const qint64 sentCount = statistics.sent().messages;
    const qint64 receivedCount = statistics.received().messages;
    const auto size = [](qint64 bytes, qint64 all) { return all == 0 ? QStringLiteral("–") : EntryText::size(bytes); };
    const auto mean = [&](const LogStatistics::Flow &flow) {
        return size(flow.messages == 0 ? 0 : flow.bytes / flow.messages, flow.messages);
    };
    QList<Line> lines{
        {tr("Smallest"), size(sent.smallest, sentCount), size(received.smallest, receivedCount)},
        {tr("Mean size"), mean(statistics.sent()), mean(statistics.received())},
        {tr("Largest"), size(sent.largest, sentCount), size(received.largest, receivedCount)},
    };
    for (int i = 0; i < LogStatistics::Sizes::classes; ++i) {
        const auto at = static_cast<size_t>(i);
        if (sent.counts[at] + received.counts[at] > 0)
            lines += {sizeClassName(i), share(sent.counts[at], sentCount), share(received.counts[at], receivedCount)};
    }
    return lines;
}

QList<StatisticsPage::Line> StatisticsPage::timeLines(const LogStatistics &statistics)
{
    QList<Line> lines;
    const auto &longest = statistics.longestGap();
    if (longest.number >= 0) {
        lines += {tr("Longest gap"),
                  tr("%1, before #%2").arg(EntryText::duration(longest.ns), count(longest.number + 1)),
                  {}};
        lines += {tr("Last gap"), EntryText::duration(statistics.lastGap().ns), {}};
    }
    const auto &trips = statistics.roundTrips();
    if (trips.count > 0) {
        lines +=
            {tr("Round trip"), tr("%1, the last of %2").arg(EntryText::duration(trips.lastNs), count(trips.count)), {}};
        lines += {tr("Least, mean, most"),
                  tr("%1, %2, %3")
                      .arg(EntryText::duration(trips.shortestNs), EntryText::duration(trips.totalNs / trips.count),
                           EntryText::duration(trips.longestNs)),
                  {}};
    }
    return lines;
}

void StatisticsPage::fill(const QList<Line> &lines)
{
    m_table->setRowCount(static_cast<int>(lines.size()));
    const auto put = [this](int row, int column, const QString &text) {
        QTableWidgetItem *item = m_table->item(row, column);
        if (item == nullptr) {
            item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
        }
        if (item->text() != text)
            item->setText(text);
        item->setTextAlignment(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
    };
    for (int row = 0; row < lines.size(); ++row) {
        const Line &line = lines.at(row);
        const int wanted = line.received.isNull() ? 2 : 1;
        if (m_table->columnSpan(row, 1) != wanted)
            m_table->setSpan(row, 1, 1, wanted);
        put(row, 0, line.what);
        put(row, 1, line.sent);
        put(row, 2, line.received);
    }
}

} // namespace ui
