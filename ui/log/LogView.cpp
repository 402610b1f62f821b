#include "ui/log/LogView.h"

#include "ui/Named.h"
#include "ui/detail/EntryDetail.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSplitter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {

LogView::LogView(std::shared_ptr<workbench::LogStore> store, QWidget *parent)
    : QWidget(parent)
    , m_model(new LogModel(std::move(store), this))
    , m_counts(new QLabel(this))
    , m_peerFilter(named(new QLineEdit(this), QStringLiteral("peerFilter"), tr("Show only these peers, by number")))
    , m_pings(new QCheckBox(tr("Pings"), this))
    , m_clear(new QToolButton(this))
    , m_table(new LogTable(m_model, this))
    , m_detail(new EntryDetail(this))
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("logSplitter"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setCollapsible(0, false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({255, 225});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(makeToolBar());
    layout->addWidget(splitter, 1);

    setPeersShown(false);
    connect(m_model, &LogModel::drained, this, &LogView::updateCounts);
    connect(m_model, &LogModel::drained, this, &LogView::countsChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogView::showCurrent);
    updateCounts();
}

QHBoxLayout *LogView::makeToolBar()
{
    m_counts->setObjectName(QStringLiteral("logCounts"));
    m_counts->setProperty("muted", true);
    m_peerFilter->setPlaceholderText(tr("Peers: all"));
    m_peerFilter->setToolTip(tr("The numbers of peers, such as 3 or 3, 5; empty for all"));
    followFont(m_peerFilter,
               [this] { m_peerFilter->setFixedWidth(m_peerFilter->fontMetrics().averageCharWidth() * 18); });
    connect(m_peerFilter, &QLineEdit::textChanged, this, &LogView::applyPeerFilter);
    m_pings->setObjectName(QStringLiteral("showPings"));
    m_pings->setAccessibleName(tr("Show pings and pongs"));
    m_pings->setToolTip(tr("Show pings and pongs"));
    connect(m_pings, &QCheckBox::toggled, this, &LogView::showPings);

    m_clear->setObjectName(QStringLiteral("clearLog"));
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear the log"));
    m_clear->setToolTip(tr("Clear the log"));
    giveIcon(m_clear, QStringLiteral("clear"));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    connect(m_clear, &QToolButton::clicked, this, &LogView::clear);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_counts);
    bar->addStretch();
    bar->addWidget(m_peerFilter);
    bar->addWidget(m_pings);
    bar->addWidget(m_clear);
    return bar;
}

EmptyHint *LogView::hint() const
{
    return m_table->hint();
}

QWidget *LogView::filter() const
{
    return m_peerFilter;
}

QWidget *LogView::detail() const
{
    return m_detail;
}

void LogView::setPeersShown(bool shown)
{
    m_table->setColumnHidden(LogModel::Peer, !shown);
    m_peerFilter->setVisible(shown);
}

void LogView::setPingsShown(bool shown)
{
    m_pings->setChecked(shown);
}

void LogView::showPings(bool shown)
{
    keepingSelection([this, shown] { m_model->setPingsShown(shown); });
    Q_EMIT pingsShownChanged(shown);
}

void LogView::filterPeers(const QList<quint32> &peers)
{
    QStringList numbers;
    for (const quint32 peer : peers)
        numbers += QString::number(peer);
    m_peerFilter->setText(numbers.join(QStringLiteral(", ")));
}

void LogView::applyPeerFilter()
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    QSet<quint32> peers;
    bool wrong = false;
    for (const QString &word : m_peerFilter->text().split(separators, Qt::SkipEmptyParts)) {
        bool number = false;
        peers.insert(word.toUInt(&number));
        wrong = wrong || !number;
    }
    m_peerFilter->setProperty("problem", wrong);
    m_peerFilter->style()->unpolish(m_peerFilter);
    m_peerFilter->style()->polish(m_peerFilter);
    if (!wrong)
        keepingSelection([this, peers] { m_model->setPeersWanted(peers); });
}

void LogView::keepingSelection(const std::function<void()> &change)
{
    const QModelIndex current = m_table->currentIndex();
    const qint64 number = current.isValid() ? m_model->number(current.row()) : -1;
    change();
    // The rows were made anew; what was selected stays selected.
    const int row = number < 0 ? -1 : m_model->rowOf(number);
    if (row >= 0 && row < m_model->rowCount() && m_model->number(row) == number)
        m_table->selectRow(row);
    else
        m_table->scrollToBottom();
}

void LogView::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        m_detail->setEntry(m_model->entry(current.row()), m_model->handshake(current.row()));
    else
        m_detail->setEntry(std::nullopt);
}

void LogView::clear()
{
    m_model->clear();
    m_detail->setEntry(std::nullopt);
}

void LogView::updateCounts()
{
    const int rows = m_model->rowCount();
    m_counts->setText(rows == 1 ? tr("1 entry") : tr("%1 entries").arg(QLocale().toString(rows)));
    m_detail->setVisible(rows > 0); // else the hint on where to begin needs the room
}

} // namespace ui
