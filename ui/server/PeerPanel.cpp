#include "ui/server/PeerPanel.h"

#include "ui/Button.h"
#include "ui/CloseDialog.h"
#include "ui/Named.h"
#include "ui/log/EmptyHint.h"
#include "ui/server/PeerModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

PeerPanel::PeerPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new PeerModel(this))
    , m_table(named(new QTableView(this), QStringLiteral("peerTable"), tr("Connected peers")))
    , m_hint(new EmptyHint(m_table->viewport()))
    , m_text(named(new QLineEdit(this), QStringLiteral("peerText"), tr("Text to send to the peers")))
    , m_send(makeButton(this, QStringLiteral("sendToPeers"), tr("Send"), tr("Send the text (Enter)"),
                        QStringLiteral("send")))
    , m_ping(makeButton(this, QStringLiteral("pingPeers"), tr("Ping"), tr("Ping and measure the round trip"),
                        QStringLiteral("ping")))
    , m_close(makeButton(this, QStringLiteral("closePeers"), tr("Close…"), tr("Close with a code and a reason"),
                         QStringLiteral("kind-close")))
    , m_abort(makeButton(this, QStringLiteral("abortPeers"), tr("Abort"),
                         tr("Reset the connection, without a word of WebSocket"), QStringLiteral("kind-failure")))
    , m_forge(makeButton(this, QStringLiteral("forgePeer"), tr("Frames…"),
                         tr("Compose illegal frames for the selected peer"), QStringLiteral("forge")))
{
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_table, 1);
    layout->addLayout(makeActions());

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PeerPanel::updateActions);
    connect(m_table, &QWidget::customContextMenuRequested, this, &PeerPanel::showMenu);
    connect(m_text, &QLineEdit::returnPressed, this, &PeerPanel::send);
    connect(m_send, &QPushButton::clicked, this, &PeerPanel::send);
    connect(m_ping, &QPushButton::clicked, this, [this] { Q_EMIT pingRequested(selectedOrAll()); });
    connect(m_close, &QPushButton::clicked, this, &PeerPanel::askForCode);
    connect(m_forge, &QPushButton::clicked, this, [this] {
        const Peers peers = selectedOrAll();
        if (peers.size() == 1)
            Q_EMIT forgeRequested(peers.first());
    });
    connect(m_abort, &QPushButton::clicked, this, [this] { Q_EMIT abortRequested(selected()); });
    updateActions();
}

void PeerPanel::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    followFont(m_table, [this] { setUpSizes(); });
    auto *overlay = new QVBoxLayout(m_table->viewport());
    overlay->addWidget(m_hint);
}

void PeerPanel::setUpSizes()
{
    m_table->setMinimumHeight(fontMetrics().height() * 7);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    const auto width = [this](const char *sample) {
        return fontMetrics().horizontalAdvance(QString::fromUtf8(sample)) + 16;
    };
    m_table->setColumnWidth(PeerModel::Id, width("Peer"));
    m_table->setColumnWidth(PeerModel::Address, width("192.168.100.100:00000"));
    m_table->setColumnWidth(PeerModel::Path, width("/websocket"));
    m_table->setColumnWidth(PeerModel::Subprotocol, width("Subprotocol"));
    m_table->setColumnWidth(PeerModel::Since, width("00:00:00"));
    m_table->setColumnWidth(PeerModel::Received, width("000 (000.0 kB)"));
    m_table->setColumnWidth(PeerModel::Sent, width("000 (000.0 kB)"));
}

QHBoxLayout *PeerPanel::makeActions()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_send, m_ping, m_close, m_abort, m_forge})
        row->addWidget(button);
    return row;
}

void PeerPanel::setPeers(const QList<workbench::PeerInfo> &peers)
{
    m_model->setPeers(peers);
    m_hint->setVisible(peers.isEmpty());
    updateActions();
}

int PeerPanel::count() const
{
    return m_model->rowCount();
}

void PeerPanel::setHint(const QString &text)
{
    m_hint->setText(text, {});
}

PeerPanel::Peers PeerPanel::selected() const
{
    Peers peers;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        peers += m_model->id(row.row());
    std::sort(peers.begin(), peers.end());
    return peers;
}

PeerPanel::Peers PeerPanel::selectedOrAll() const
{
    const Peers some = selected();
    return some.isEmpty() ? m_model->ids() : some;
}

void PeerPanel::send()
{
    if (count() > 0)
        Q_EMIT sendRequested(selectedOrAll(), m_text->text().toUtf8());
}

void PeerPanel::askForCode()
{
    // Those who are selected now, whoever comes and goes while one thinks about the reason.
    const Peers peers = selected();
    auto *dialog =
        new CloseDialog(peers.size() == 1 ? tr("Close the peer") : tr("Close %1 peers").arg(peers.size()), this);
    connect(dialog, &CloseDialog::chosen, this, [this, peers](wslib::CloseCode code, const QString &reason) {
        Q_EMIT closeRequested(peers, code, reason);
    });
    dialog->open();
}

void PeerPanel::showMenu(const QPoint &position)
{
    const Peers peers = selected();
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("peerMenu"));
    menu.addAction(tr("Write to Them"), m_text, qOverload<>(&QWidget::setFocus));
    menu.addAction(tr("Ping"), m_ping, &QPushButton::click);
    menu.addAction(tr("Close…"), m_close, &QPushButton::click)->setEnabled(!peers.isEmpty());
    menu.addAction(tr("Abort"), m_abort, &QPushButton::click)->setEnabled(!peers.isEmpty());
    menu.addAction(tr("Illegal Frames…"), m_forge, &QPushButton::click)->setEnabled(m_forge->isEnabled());
    menu.addSeparator();
    menu.addAction(tr("Show Only Theirs in the Log"), this, [this, peers] { Q_EMIT logRequested(peers); })
        ->setEnabled(!peers.isEmpty());
    menu.addAction(tr("Select All"), m_table, &QTableView::selectAll)->setEnabled(count() > 0);
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

void PeerPanel::updateActions()
{
    const bool any = count() > 0;
    const auto some = m_table->selectionModel()->selectedRows().size();
    for (QPushButton *button : {m_send, m_ping})
        button->setEnabled(any);
    for (QPushButton *button : {m_close, m_abort})
        button->setEnabled(some > 0);
    m_forge->setEnabled(some == 1 || (some == 0 && count() == 1));
    const QString number = QLocale().toString(some > 0 ? some : count());
    m_text->setPlaceholderText(!any        ? tr("Text for the peers")
                               : some == 0 ? tr("Text for all peers (%1)").arg(number)
                                           : tr("Text for the selected peers (%1)").arg(number));
}

} // namespace ui
