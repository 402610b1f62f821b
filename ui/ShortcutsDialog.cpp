#include "ui/ShortcutsDialog.h"

#include "ui/Named.h"
#include "ui/palette/MenuEntries.h"
#include "ui/theme/Fonts.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLineEdit>
#include <QMenuBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

void addRow(QStandardItemModel *model, const QString &what, const QString &where, const QString &keys)
{
    QList<QStandardItem *> row;
    for (const QString &text : {what, keys, where}) {
        auto *item = new QStandardItem(text);
        item->setEditable(false);
        item->setToolTip(text); // where it has no room
        row += item;
    }
    model->appendRow(row);
}

QString native(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar *bar, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *filtered = new QSortFilterProxyModel(this);
    filtered->setSourceModel(makeModel(bar));
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered->setFilterKeyColumn(-1);

    auto *search = named(new QLineEdit(this), QStringLiteral("shortcutsFilter"), tr("Search the shortcuts"));
    search->setPlaceholderText(tr("Search by name or key, such as tab or Ctrl+W"));
    connect(search, &QLineEdit::textChanged, filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(search);
    layout->addWidget(makeTable(filtered), 1);
    layout->addWidget(buttons);
    const QSize wanted(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 34);
    const QSize room = parent ? parent->window()->size() - QSize(40, 40) : wanted;
    resize(wanted.boundedTo(room));
}

QAbstractItemModel *ShortcutsDialog::makeModel(const QMenuBar *bar)
{
    auto *model = new QStandardItemModel(0, 3, this);
    model->setHorizontalHeaderLabels({tr("What it does"), tr("Keys"), tr("Where")});
    for (const MenuEntry &entry : menuEntries(bar)) {
        if (const QString keys = keysOf(entry.action); !keys.isEmpty())
            addRow(model, plainLabel(entry.action->text()), entry.menus.join(QStringLiteral(" › ")), keys);
    }
    addRow(model, tr("Find"), tr("In the script's editor"), native(QKeySequence::Find));
    addRow(model, tr("Leave the editor, to where Tab would go"), tr("In the script's editor"), native(Qt::Key_Escape));
    addRow(model, tr("Connect to it"), tr("In the URL"), native(Qt::Key_Return));
    return model;
}

QTableView *ShortcutsDialog::makeTable(QAbstractItemModel *model)
{
    auto *table = named(new QTableView(this), QStringLiteral("shortcutsTable"), tr("Keyboard shortcuts"));
    table->setModel(model);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    followFont(table, [table] { table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 9); });
    return table;
}

} // namespace ui
