#include "ui/profile/Sidebar.h"

#include "ui/Dialogs.h"
#include "ui/Named.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

using Kind = SidebarModel::Kind;

Sidebar::Sidebar(workbench::ProfileStore &store, ConnectionHistory &history, std::shared_ptr<Dialogs> dialogs,
                 QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_history(history)
    , m_dialogs(std::move(dialogs))
    , m_model(new SidebarModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(named(new QLineEdit(this), QStringLiteral("sidebarFilter"), tr("Filter saved profiles and history")))
    , m_tree(named(new QTreeView(this), QStringLiteral("sidebarTree"), tr("Saved profiles and history")))
{
    setObjectName(QStringLiteral("sidebar"));
    m_filtered->setSourceModel(m_model);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true);
    m_filtered->setFilterRole(SidebarModel::FilterRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setToolTip(tr("Shows what has this in its name or URL; Escape shows all again"));
    m_tree->setModel(m_filtered);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->installEventFilter(this);
    m_filter->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 0, 8);
    layout->setSpacing(6);
    layout->addWidget(makeHead());
    layout->addWidget(m_tree, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &Sidebar::setFilter);
    connect(m_tree, &QTreeView::doubleClicked, this, &Sidebar::open);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &Sidebar::showMenu);
    connect(m_tree, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_closed.insert(SidebarModel::place(index)); });
    connect(m_tree, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_closed.remove(SidebarModel::place(index)); });
    connect(m_model, &SidebarModel::renameRequested, &m_store, &workbench::ProfileStore::rename);
    connect(m_model, &SidebarModel::moveRequested, &m_store, &workbench::ProfileStore::move);
    connect(&m_store, &workbench::ProfileStore::listingChanged, this, &Sidebar::showListing);
    connect(&m_history, &ConnectionHistory::changed, this, [this] { m_model->setHistory(m_history.entries()); });
    m_model->setHistory(m_history.entries());
    showListing();
}

QWidget *Sidebar::makeHead()
{
    const auto button = [this](const char *name, const QString &text, const char *iconName) {
        auto *made = named(new QToolButton(this), QLatin1String(name), text);
        made->setToolTip(text);
        made->setIcon(icon(QLatin1String(iconName), IconTone::Muted));
        made->setFocusPolicy(Qt::StrongFocus);
        return made;
    };
    auto *folder = button("newFolder", tr("New folder"), "folder");
    auto *import = button("importProfiles", tr("Import from curl, websocat, wscat, Postman or HAR (Ctrl+I)"), "import");
    connect(folder, &QToolButton::clicked, this, &Sidebar::makeFolder);
    connect(import, &QToolButton::clicked, this, &Sidebar::importWanted);
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_filter, 1);
    row->addWidget(folder);
    row->addWidget(import);
    return head;
}

// ---- What is shown --------------------------------------------------------------------------------------------------

void Sidebar::showListing()
{
    const QSet<QString> closed = m_closed; // a reset closes everything
    m_model->setListing(m_store.listing());
    m_model->setHistory(m_history.entries());
    m_tree->expandAll();
    m_closed = closed;
    for (const QString &place : closed) {
        if (const QModelIndex index = m_model->find(place); index.isValid() && !place.isEmpty())
            m_tree->setExpanded(m_filtered->mapFromSource(index), false);
    }
    if (!m_selected.isEmpty())
        select(m_selected);
    if (!m_store.listing().problem.isEmpty())
        Q_EMIT failed(m_store.listing().problem);
}

void Sidebar::setFilter(const QString &text)
{
    m_filtered->setFilterFixedString(text);
    m_tree->expandAll();
}

void Sidebar::select(const QString &place)
{
    m_selected = place;
    const QModelIndex index = m_filtered->mapFromSource(m_model->find(place));
    if (!place.isEmpty() && index.isValid())
        m_tree->setCurrentIndex(index);
}

void Sidebar::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

QModelIndex Sidebar::current() const
{
    return m_tree->currentIndex();
}

// ---- Commands -------------------------------------------------------------------------------------------------------

void Sidebar::open(const QModelIndex &index)
{
    const QString problem = index.data(SidebarModel::ProblemRole).toString();
    if (SidebarModel::kind(index) == Kind::Connection)
        Q_EMIT connectionWanted(SidebarModel::place(index));
    else if (SidebarModel::kind(index) == Kind::Profile && problem.isEmpty())
        Q_EMIT profileWanted(SidebarModel::place(index));
    else if (SidebarModel::kind(index) == Kind::Profile)
        Q_EMIT failed(tr("%1 can't be opened. %2").arg(SidebarModel::place(index), problem));
}

void Sidebar::makeFolder()
{
    const QString parent = SidebarModel::folder(current());
    const QString name = m_dialogs->text(this, tr("New folder"), tr("Name of the folder:"), {});
    if (!name.trimmed().isEmpty())
        m_store.makeFolder(parent, name.trimmed());
}

void Sidebar::removeCurrent()
{
    const QModelIndex index = current();
    const Kind kind = SidebarModel::kind(index);
    if (kind == Kind::Connection)
        m_history.remove(SidebarModel::place(index));
    else if (kind == Kind::Profile || kind == Kind::Folder)
        remove(SidebarModel::place(index), index.data(Qt::EditRole).toString());
}

void Sidebar::remove(const QString &place, const QString &name)
{
    const bool folder = !workbench::ProfileFolder::isProfile(place);
    if (folder
        && !m_dialogs->confirm(this, tr("Move the folder %1 and all that is in it to the trash?").arg(name),
                               tr("Move to Trash")))
        return;
    m_store.remove(place, this, [this, place, name](workbench::ProfileFolder::Removal removal) {
        if (removal == workbench::ProfileFolder::Removal::NoTrash
            && m_dialogs->confirm(this, tr("There is no trash here. Delete %1 for ever?").arg(name), tr("Delete")))
            m_store.removeForEver(place);
    });
}

void Sidebar::showMenu(const QPoint &at)
{
    const QModelIndex index = current();
    const Kind kind = SidebarModel::kind(index);
    const bool file = kind == Kind::Profile || kind == Kind::Folder;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("sidebarMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (kind == Kind::Profile || kind == Kind::Connection)
        menu->addAction(tr("&Open"), this, [this, at = QPersistentModelIndex(index)] { open(at); });
    if (kind == Kind::Profile)
        menu->addAction(tr("D&uplicate"), this,
                        [this, place = SidebarModel::place(index)] { m_store.duplicate(place); });
    if (file)
        menu->addAction(tr("&Rename"), this, [this, at = QPersistentModelIndex(index)] { m_tree->edit(at); });
    if (kind == Kind::History)
        menu->addAction(tr("&Clear History"), this, [this] { m_history.clear(); });
    if (kind != Kind::History && kind != Kind::Connection) {
        menu->addAction(tr("New &Folder…"), this, &Sidebar::makeFolder);
        menu->addAction(tr("&Import…"), this, &Sidebar::importWanted);
    }
    if (file || kind == Kind::Connection) {
        menu->addSeparator();
        menu->addAction(kind == Kind::Connection ? tr("&Forget") : tr("&Delete"), this, &Sidebar::removeCurrent);
    }
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

// ---- The keyboard ---------------------------------------------------------------------------------------------------

bool Sidebar::pressed(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_filtered->hasChildren(current()))
            m_tree->setExpanded(current(), !m_tree->isExpanded(current()));
        else
            open(current());
        return true;
    case Qt::Key_Delete:
        removeCurrent();
        return true;
    case Qt::Key_Menu:
        showMenu(m_tree->visualRect(current()).bottomLeft());
        return true;
    default:
        return false;
    }
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_tree && key->modifiers() == Qt::NoModifier && pressed(key->key()))
            return true;
        if (watched == m_filter && key->key() == Qt::Key_Escape) {
            m_filter->clear();
            return true;
        }
        if (watched == m_filter && key->key() == Qt::Key_Down) {
            m_tree->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
