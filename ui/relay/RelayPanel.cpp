#include "ui/relay/RelayPanel.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/log/EmptyHint.h"
#include "ui/relay/HeldModel.h"
#include "ui/relay/MessageEditor.h"
#include "ui/theme/Fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

using workbench::HeldMessage;
using workbench::RelayBreakpoint;
using workbench::RelayDirection;

RelayPanel::RelayPanel(QWidget *parent)
    : QWidget(parent)
    , m_on(named(new QCheckBox(tr("Hold messages"), this), QStringLiteral("breakpointOn"), tr("Hold messages")))
    , m_direction(named(new QComboBox(this), QStringLiteral("breakpointDirection"), tr("Direction of what is held")))
    , m_type(named(new QComboBox(this), QStringLiteral("breakpointType"), tr("Type of what is held")))
    , m_pattern(named(new QLineEdit(this), QStringLiteral("breakpointPattern"), tr("What has to be in it")))
    , m_regular(named(new QCheckBox(tr("Regex"), this), QStringLiteral("breakpointRegular"),
                      tr("That is a regular expression")))
    , m_problem(named(new QLabel(this), QStringLiteral("breakpointProblem"), tr("What is wrong with the pattern")))
    , m_model(new HeldModel(this))
    , m_table(named(new QTableView(this), QStringLiteral("heldTable"), tr("Held messages")))
    , m_hint(new EmptyHint(m_table))
    , m_editor(new MessageEditor(this))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("relaySplitter"));
    splitter->addWidget(makeList());
    splitter->addWidget(m_editor);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({480, 320});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(makeFilter());
    column->addWidget(m_problem);
    column->addWidget(splitter, 1);
    column->addLayout(makeActions());
    connect(m_editor, &MessageEditor::changed, this, &RelayPanel::updateActions);
    filterChanged();
    updateActions();
}

// ---- What it is made of ----------------------------------------------------------------------------------------------

QHBoxLayout *RelayPanel::makeFilter()
{
    m_on->setToolTip(tr("Messages that fit wait here until they are released or dropped, and so do those behind them"));
    m_direction->addItems({tr("Both ways"), tr("To the server"), tr("To the client")});
    m_type->addItems({tr("Text and binary"), tr("Text"), tr("Binary")});
    m_pattern->setPlaceholderText(tr("any message; or what has to be in it"));
    m_problem->setProperty("problem", true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    connect(m_on, &QCheckBox::toggled, this, &RelayPanel::filterChanged);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &RelayPanel::filterChanged);
    connect(m_type, &QComboBox::currentIndexChanged, this, &RelayPanel::filterChanged);
    connect(m_pattern, &QLineEdit::textChanged, this, &RelayPanel::filterChanged);
    connect(m_regular, &QCheckBox::toggled, this, &RelayPanel::filterChanged);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_on);
    row->addWidget(m_direction);
    row->addWidget(m_type);
    row->addWidget(m_pattern, 1);
    row->addWidget(m_regular);
    return row;
}

QWidget *RelayPanel::makeList()
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    followFont(m_table, [this] {
        const int character = m_table->fontMetrics().averageCharWidth();
        for (const auto &[column, width] :
             {std::pair(HeldModel::Peer, 7), {HeldModel::Direction, 14}, {HeldModel::Type, 11}, {HeldModel::Size, 10}})
            m_table->setColumnWidth(column, character * width);
        m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    });
    auto *overlay = new QVBoxLayout(m_table->viewport());
    overlay->addWidget(m_hint);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RelayPanel::showCurrent);
    return m_table;
}

QHBoxLayout *RelayPanel::makeActions()
{
    m_release = makeButton(this, QStringLiteral("releaseHeld"), tr("Release"),
                           tr("Lets the message go on, as it stands in the editor"), QStringLiteral("start"));
    m_releaseAll = makeButton(this, QStringLiteral("releaseAllHeld"), tr("Release All"),
                              tr("Lets all held messages go on, in their order"));
    m_drop = makeButton(this, QStringLiteral("dropHeld"), tr("Drop"), tr("The message goes nowhere"),
                        QStringLiteral("close"));
    m_client = named(new QComboBox(this), QStringLiteral("injectPeer"), tr("Between whom to inject"));
    m_client->addItem(tr("All clients"));
    m_toClient = makeButton(this, QStringLiteral("injectToClient"), tr("Inject to Client"),
                            tr("Sends what stands in the editor to the client, ahead of what is held"));
    m_toServer = makeButton(this, QStringLiteral("injectToServer"), tr("Inject to Server"),
                            tr("Sends what stands in the editor to the server, ahead of what is held"));
    connect(m_release, &QPushButton::clicked, this, &RelayPanel::release);
    connect(m_releaseAll, &QPushButton::clicked, this, &RelayPanel::releaseAllRequested);
    connect(m_drop, &QPushButton::clicked, this, &RelayPanel::drop);
    connect(m_toClient, &QPushButton::clicked, this, [this] { inject(RelayDirection::ToClient); });
    connect(m_toServer, &QPushButton::clicked, this, [this] { inject(RelayDirection::ToServer); });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_release);
    row->addWidget(m_releaseAll);
    row->addWidget(m_drop);
    row->addStretch(1);
    row->addWidget(m_client);
    row->addWidget(m_toClient);
    row->addWidget(m_toServer);
    return row;
}

QWidget *RelayPanel::table() const
{
    return m_table;
}

QWidget *RelayPanel::editor() const
{
    return m_editor;
}

// ---- The breakpoint --------------------------------------------------------------------------------------------------

RelayBreakpoint RelayPanel::breakpoint() const
{
    RelayBreakpoint breakpoint;
    breakpoint.on = m_on->isChecked();
    if (m_direction->currentIndex() > 0)
        breakpoint.direction = m_direction->currentIndex() == 1 ? RelayDirection::ToServer : RelayDirection::ToClient;
    breakpoint.type = static_cast<RelayBreakpoint::Type>(m_type->currentIndex());
    breakpoint.pattern = m_pattern->text();
    breakpoint.regular = m_regular->isChecked();
    return breakpoint;
}

// With a pattern that can't be read, the one before goes on.
void RelayPanel::filterChanged()
{
    const RelayBreakpoint now = breakpoint();
    const QString problem = now.problem();
    m_problem->setText(problem.isEmpty() ? QString() : tr("This is no regular expression: %1").arg(problem));
    m_problem->setVisible(!problem.isEmpty());
    m_hint->setText(now.on ? tr("Nothing is held.") : tr("The breakpoint is off."),
                    now.on ? tr("Messages that fit the filter wait here.")
                           : tr("Switch \"Hold messages\" on to change, drop or delay what passes."));
    if (problem.isEmpty())
        Q_EMIT breakpointChanged(now);
}

// ---- What is held ----------------------------------------------------------------------------------------------------

void RelayPanel::setHeld(const QList<HeldMessage> &held)
{
    const quint64 before = m_editor->shown();
    m_model->setHeld(held);
    m_hint->setVisible(held.isEmpty());
    if (before != 0 && m_model->rowOf(before) < 0) {
        showCurrent();
    } else if (before == 0 && !held.isEmpty() && !m_table->currentIndex().isValid() && !m_editor->isChanged()) {
        m_table->selectRow(0); // the first one is what one waits for
    }
    QSet<quint64> ids;
    for (const HeldMessage &message : held)
        ids.insert(message.id);
    m_editor->forgetAllBut(ids);
    updateActions();
}

int RelayPanel::heldCount() const
{
    return m_model->rowCount();
}

quint64 RelayPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->at(index.row()).id : 0;
}

void RelayPanel::showCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_editor->show(m_model->at(index.row()).id, m_model->at(index.row()).message);
    else
        m_editor->show(0, {});
    updateActions();
}

void RelayPanel::release()
{
    const quint64 id = m_editor->shown();
    if (id == 0)
        return;
    const auto message = m_editor->message();
    if (m_editor->isChanged() && !message.value)
        return; // the editor says why
    Q_EMIT releaseRequested(id, m_editor->isChanged() ? message.value : std::nullopt);
}

void RelayPanel::drop()
{
    if (current() != 0)
        Q_EMIT dropRequested(current());
}

void RelayPanel::inject(RelayDirection direction)
{
    const auto message = m_editor->message();
    if (!message.value)
        return;
    const quint32 client = m_client->currentData().toUInt();
    Q_EMIT injectRequested(client == 0 ? QList<quint32>() : QList<quint32>{client}, direction, *message.value);
}

void RelayPanel::setPeers(const QList<workbench::PeerInfo> &peers)
{
    QList<quint32> clients;
    for (const workbench::PeerInfo &peer : peers) {
        if (peer.client == 0)
            clients.append(peer.id);
    }
    const quint32 chosen = m_client->currentData().toUInt();
    for (int i = m_client->count() - 1; i > 0; --i) {
        if (!clients.contains(m_client->itemData(i).toUInt()))
            m_client->removeItem(i);
    }
    for (const quint32 client : std::as_const(clients)) {
        if (m_client->findData(client) < 0)
            m_client->addItem(tr("Client %1").arg(client), client);
    }
    m_client->setCurrentIndex(qMax(0, chosen == 0 ? 0 : m_client->findData(chosen)));
    updateActions();
}

void RelayPanel::updateActions()
{
    const bool held = m_editor->shown() != 0;
    const bool good = m_editor->message().value.has_value();
    m_release->setEnabled(held && (good || !m_editor->isChanged()));
    m_drop->setEnabled(held);
    m_releaseAll->setEnabled(heldCount() > 0);
    for (QPushButton *button : {m_toClient, m_toServer})
        button->setEnabled(good && m_client->count() > 1);
}

} // namespace ui
