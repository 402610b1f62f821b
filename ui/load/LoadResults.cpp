#include "ui/load/LoadResults.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/load/LatencyPlot.h"
#include "ui/load/LoadText.h"
#include "ui/log/EntryText.h"
#include "ui/log/RatePlot.h"
#include "ui/theme/Icons.h"
#include "workbench/load/LoadReportText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

using workbench::LatencySummary;
using workbench::LoadMode;
using workbench::LoadPhase;
using workbench::LoadReport;
using workbench::LoadSample;

namespace {

constexpr double second = 1e9;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

LoadResults::LoadResults(QWidget *parent)
    : QWidget(parent)
    , m_plots(new QWidget(this))
    , m_rates(new RatePlot(m_plots))
    , m_latencies(new LatencyPlot(m_plots))
    , m_table(named(new QTableWidget(this), QStringLiteral("loadTable"), tr("Results in figures")))
    , m_notes(new QLabel(this))
    , m_copyText(makeButton(this, QStringLiteral("loadCopyText"), tr("Copy as Text"),
                            tr("Copy the results as a table of text"), QStringLiteral("copy")))
    , m_copyJson(makeButton(this, QStringLiteral("loadCopyJson"), tr("Copy as JSON"),
                            tr("Copy the results as JSON, with a sample for each second"), QStringLiteral("copy")))
{
    setObjectName(QStringLiteral("loadResults"));
    m_notes->setObjectName(QStringLiteral("loadNotes"));
    m_notes->setProperty("muted", true);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setUpTable();
    assemble();
    connect(m_copyText, &QPushButton::clicked, this, &LoadResults::copyText);
    connect(m_copyJson, &QPushButton::clicked, this, &LoadResults::copyJson);
    setReport({});
}

void LoadResults::assemble()
{
    auto *plots = new QVBoxLayout(m_plots);
    plots->setContentsMargins(0, 0, 0, 0);
    plots->setSpacing(4);
    plots->addWidget(m_rates, 1);
    plots->addWidget(m_latencies, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_copyText);
    buttons->addWidget(m_copyJson);
    buttons->addStretch(1);
    auto *figures = new QVBoxLayout;
    figures->setSpacing(6);
    figures->addWidget(m_table, 1);
    figures->addLayout(buttons);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(8);
    sides->addWidget(m_plots, 5);
    sides->addLayout(figures, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(sides, 1);
    layout->addWidget(m_notes);
    setTabOrder(m_rates, m_latencies);
    setTabOrder(m_latencies, m_table);
    setTabOrder(m_table, m_copyText);
    setTabOrder(m_copyText, m_copyJson);
}

void LoadResults::setUpTable()
{
    m_table->setColumnCount(2);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
}

void LoadResults::setReport(const LoadReport &report)
{
    m_report = report;
    show(rows());
    showPlots();
    showNotes();
    const bool hasResults = !report.samples.isEmpty() || !report.errors.isEmpty();
    m_copyText->setEnabled(hasResults);
    m_copyJson->setEnabled(hasResults);
}

// ---- Figures ---------------------------------------------------------------------------------------------------------

QList<LoadResults::Row> LoadResults::rows() const
{
    QList<Row> rows;
    addFlow(rows);
    addErrors(rows);
    addLatencies(rows);
    addConnections(rows);
    return rows;
}

void LoadResults::addFlow(QList<Row> &rows) const
{
    const auto &[sent, received, sentBytes, receivedBytes] = m_report.counts;
    const auto flow = [this](qint64 messages) {
        return tr("%1 · %2 /s").arg(number(messages), number(std::llround(m_report.rate(messages))));
    };
    const auto bytes = [this](qint64 count) { return EntryText::size(std::llround(m_report.rate(count))); };
    const QString explanation = tr("In the time that was measured, and on average");
    if (m_report.options.mode == LoadMode::Connect) {
        rows.append({tr("Handshakes"), flow(received), explanation});
    } else if (m_report.options.senders() > 0) {
        rows.append({tr("Sent"), flow(sent), explanation});
        rows.append({tr("Received"), flow(received), explanation});
        rows.append({tr("Payload"), tr("↑ %1/s  ↓ %2/s").arg(bytes(sentBytes), bytes(receivedBytes)), explanation});
    }
}

void LoadResults::addLatencies(QList<Row> &rows) const
{
    const auto add = [&rows](const QString &name, quint64 count, qint64 value, const QString &explanation = {}) {
        rows.append({name, count == 0 ? QStringLiteral("–") : LoadText::latency(value), explanation});
    };
    const LatencySummary &latency = m_report.latency;
    if (m_report.options.senders() > 0) {
        add(tr("Fastest"), latency.count, latency.min);
        add(tr("Mean"), latency.count, latency.mean);
        add(tr("p50, the median"), latency.count, latency.p50, tr("Half of all latencies aren't longer"));
        add(tr("p75"), latency.count, latency.p75);
        add(tr("p90"), latency.count, latency.p90);
        add(tr("p99"), latency.count, latency.p99, tr("One in a hundred is longer"));
        add(tr("p99.9"), latency.count, latency.p999, tr("One in a thousand is longer"));
        add(tr("Slowest"), latency.count, latency.max);
    }
    if (m_report.options.rate > 0) {
        add(tr("From sending: p50"), m_report.response.count, m_report.response.p50,
            tr("Counted from when the message was sent, not from when it was due"));
        add(tr("From sending: p99"), m_report.response.count, m_report.response.p99,
            tr("Counted from when the message was sent, not from when it was due"));
    }
}

void LoadResults::addConnections(QList<Row> &rows) const
{
    rows.append({tr("Connections open"), number(m_report.open), {}});
    rows.append({tr("Opened"), number(m_report.opened), tr("So far; in the handshakes' mode, again and again")});
    if (m_report.handshakes.count > 0 && m_report.options.mode != LoadMode::Connect)
        rows.append(
            {tr("Handshake: p50, slowest"),
             tr("%1, %2").arg(LoadText::latency(m_report.handshakes.p50), LoadText::latency(m_report.handshakes.max)),
             tr("From the call to the open connection")});
    if (m_report.lost > 0)
        rows.append({tr("Lost on the way"), number(m_report.lost), {}, true});
}

void LoadResults::addErrors(QList<Row> &rows) const
{
    rows.append({tr("Errors"), number(m_report.errors.total()), {}, !m_report.errors.isEmpty()});
    for (const auto &[kind, entry] : m_report.errors.entries())
        rows.append({LoadText::error(kind), number(entry.count),
                     LoadText::error(kind) + (entry.example.isEmpty() ? QString() : u'\n' + entry.example)});
}

// Cells that stay are kept, with their selection.
void LoadResults::show(const QList<Row> &rows)
{
    m_table->setRowCount(static_cast<int>(rows.size()));
    const auto cell = [this](int row, int column) {
        if (m_table->item(row, column) == nullptr)
            m_table->setItem(row, column, new QTableWidgetItem);
        return m_table->item(row, column);
    };
    for (int i = 0; i < rows.size(); ++i) {
        const Row &row = rows.at(i);
        cell(i, 0)->setText(row.name);
        cell(i, 0)->setIcon(row.isError ? icon(QStringLiteral("warning"), IconTone::Danger) : QIcon());
        cell(i, 0)->setToolTip(row.explanation);
        cell(i, 1)->setText(row.value);
        cell(i, 1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        cell(i, 1)->setToolTip(row.explanation);
    }
}

// ---- Plots and notes -------------------------------------------------------------------------------------------------

void LoadResults::showPlots()
{
    std::vector<workbench::LogStatistics::Bucket> buckets;
    for (const LoadSample &sample : m_report.samples) {
        workbench::LogStatistics::Bucket bucket;
        bucket.beginNs = std::llround(sample.at * second);
        bucket.endNs = std::llround((sample.at + std::max(sample.seconds, 0.001)) * second);
        bucket.sent.messages = sample.counts.sent;
        bucket.sent.bytes = sample.counts.sentBytes;
        bucket.received.messages = sample.counts.received;
        bucket.received.bytes = sample.counts.receivedBytes;
        buckets.push_back(bucket);
    }
    m_rates->setBuckets(std::move(buckets));
    m_latencies->setSamples(m_report.samples);
}

void LoadResults::showNotes()
{
    QStringList notes;
    if (m_report.phase == LoadPhase::Done) {
        for (const workbench::LoadNote note : m_report.notes())
            notes.append(LoadText::note(note, m_report));
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

void LoadResults::copyText() const
{
    QGuiApplication::clipboard()->setText(workbench::loadReportText(m_report));
}

void LoadResults::copyJson() const
{
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(QJsonDocument(workbench::loadReportJson(m_report)).toJson(QJsonDocument::Indented)));
}

} // namespace ui
