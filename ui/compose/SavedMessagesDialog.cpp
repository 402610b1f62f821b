#include "ui/compose/SavedMessagesDialog.h"

#include "ui/Named.h"
#include "ui/compose/DraftText.h"
#include "ui/compose/SavedMessageModel.h"
#include "ui/theme/Fonts.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace ui {

SavedMessagesDialog::SavedMessagesDialog(SavedMessageModel *model, const workbench::MessageDraft &current,
                                         std::shared_ptr<Dialogs> dialogs, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_found(new QSortFilterProxyModel(this))
    , m_current(current)
    , m_dialogs(std::move(dialogs))
    , m_search(named(new QLineEdit(this), QStringLiteral("savedSearch"), tr("Search the saved messages")))
    , m_table(named(new QTableView(this), QStringLiteral("savedTable"), tr("Saved messages")))
{
    setObjectName(QStringLiteral("savedMessages"));
    setWindowTitle(tr("Saved messages"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Search names and messages"));
    m_search->setClearButtonEnabled(true);
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(makeHousekeeping());
    layout->addLayout(makeChoices());
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 22);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setFilterFixedString(text);
        m_table->selectRow(0);
        updateButtons();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SavedMessagesDialog::updateButtons);
    connect(m_table, &QTableView::doubleClicked, this, [this] { choose(false); });
    for (QObject *typedIn : {static_cast<QObject *>(m_search), static_cast<QObject *>(m_table)})
        typedIn->installEventFilter(this);
    m_table->selectRow(0);
    m_search->setFocus();
    updateButtons();
}

void SavedMessagesDialog::setUpTable()
{
    m_found->setSourceModel(m_model);
    m_found->setFilterKeyColumn(-1);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_found);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    followFont(m_table, [this] {
        m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 9);
        m_table->setColumnWidth(SavedMessageModel::Name, m_table->fontMetrics().averageCharWidth() * 26);
        m_table->setColumnWidth(SavedMessageModel::Form, m_table->fontMetrics().averageCharWidth() * 11);
    });
}

QPushButton *SavedMessagesDialog::makeButton(const QString &name, const QString &text, const QString &toolTip)
{
    auto *button = named(new QPushButton(text, this), name, toolTip);
    button->setToolTip(toolTip);
    button->setAutoDefault(false); // Enter in the table or the search is theirs
    return button;
}

QBoxLayout *SavedMessagesDialog::makeHousekeeping()
{
    auto *save =
        makeButton(QStringLiteral("savedAdd"), tr("Save Current"), tr("Save what is being written under a name"));
    auto *replace = makeButton(QStringLiteral("savedUpdate"), tr("Update"),
                               tr("Put what is being written in place of the chosen message"));
    auto *renameButton = makeButton(QStringLiteral("savedRename"), tr("Rename"), tr("Rename the chosen message (F2)"));
    auto *removeButton = makeButton(QStringLiteral("savedDelete"), tr("Delete"), tr("Delete the chosen message (Del)"));
    save->setEnabled(!m_current.text().isEmpty());
    m_needRow += {replace, renameButton, removeButton};
    connect(save, &QPushButton::clicked, this, &SavedMessagesDialog::saveCurrent);
    connect(replace, &QPushButton::clicked, this, &SavedMessagesDialog::update);
    connect(renameButton, &QPushButton::clicked, this, &SavedMessagesDialog::rename);
    connect(removeButton, &QPushButton::clicked, this, &SavedMessagesDialog::remove);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QPushButton *button : {save, replace, renameButton, removeButton})
        row->addWidget(button);
    row->addStretch();
    return row;
}

QBoxLayout *SavedMessagesDialog::makeChoices()
{
    auto *send = makeButton(QStringLiteral("savedSend"), tr("Load and Send"), tr("Load it and send it (Ctrl+Enter)"));
    auto *load = makeButton(QStringLiteral("savedLoad"), tr("Load"), tr("Load it to be changed or sent (Enter)"));
    auto *close = makeButton(QStringLiteral("savedClose"), tr("Close"), tr("Close this list (Esc)"));
    load->setProperty("primary", true);
    m_needRow += {send, load};
    connect(send, &QPushButton::clicked, this, [this] { choose(true); });
    connect(load, &QPushButton::clicked, this, [this] { choose(false); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addStretch();
    for (QPushButton *button : {close, send, load})
        row->addWidget(button);
    return row;
}

int SavedMessagesDialog::row() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : m_found->mapToSource(rows.first()).row();
}

void SavedMessagesDialog::updateButtons()
{
    for (QPushButton *button : std::as_const(m_needRow))
        button->setEnabled(row() >= 0);
}

// ---- What can be done -----------------------------------------------------------------------------------------------

void SavedMessagesDialog::saveCurrent()
{
    constexpr qsizetype longestName = 40;
    m_search->clear(); // it must not hide the new one
    const int added = m_model->add({DraftText::summary(m_current).left(longestName), m_current});
    m_table->selectRow(m_found->mapFromSource(m_model->index(added, 0)).row());
    rename();
}

void SavedMessagesDialog::update()
{
    if (row() >= 0 && !m_current.text().isEmpty())
        m_model->setDraft(row(), m_current);
}

void SavedMessagesDialog::rename()
{
    const QModelIndex name = m_found->mapFromSource(m_model->index(row(), SavedMessageModel::Name));
    m_table->setFocus();
    m_table->setCurrentIndex(name);
    m_table->edit(name);
}

void SavedMessagesDialog::remove()
{
    if (row() < 0)
        return;
    const QString name = m_model->messages().at(row()).name;
    if (m_dialogs->confirm(this, tr("Delete the saved message “%1”?").arg(name), tr("Delete")))
        m_model->remove(row());
}

void SavedMessagesDialog::choose(bool send)
{
    if (row() < 0)
        return;
    const workbench::MessageDraft draft = m_model->messages().at(row()).draft;
    accept();
    if (send)
        Q_EMIT sendRequested(draft);
    else
        Q_EMIT loadRequested(draft);
}

bool SavedMessagesDialog::eventFilter(QObject *watched, QEvent *event)
{
    // A key that a name's editor leaves to the table behind it isn't the table's.
    const bool leftOver = watched == m_table && !m_table->hasFocus();
    if (event->type() != QEvent::KeyPress || leftOver)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool vertical = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
    if (enter) {
        choose(key->modifiers().testFlag(Qt::ControlModifier));
    } else if (watched == m_table && key->key() == Qt::Key_Delete) {
        remove();
    } else if (watched == m_search && vertical && m_found->rowCount() > 0) {
        const int step = key->key() == Qt::Key_Up ? -1 : 1;
        m_table->selectRow(qBound(0, m_table->currentIndex().row() + step, m_found->rowCount() - 1));
    } else {
        return QDialog::eventFilter(watched, event);
    }
    return true;
}

} // namespace ui
