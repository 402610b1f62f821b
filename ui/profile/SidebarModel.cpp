#include "ui/profile/SidebarModel.h"

#include "ui/theme/Icons.h"

#include <QLocale>
#include <QMimeData>

namespace ui {

namespace {

const QString mimeType = QStringLiteral("application/x-windsock-place");

QString shortUrl(const QString &url)
{
    return url.section(QStringLiteral("://"), -1);
}

QString shortTime(const QDateTime &time)
{
    const QLocale locale;
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QStringLiteral("HH:mm"))
                                               : locale.toString(time.date(), QLocale::ShortFormat);
}

} // namespace

SidebarModel::SidebarModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
    , m_saved(add(m_root.get(), Kind::Saved, tr("Saved"), {}))
    , m_history(add(m_root.get(), Kind::History, tr("History"), {}))
{
}

SidebarModel::~SidebarModel() = default;

SidebarModel::Node *SidebarModel::add(Node *parent, Kind kind, const QString &text, const QString &place)
{
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->text = text;
    node->place = place;
    node->parent = parent;
    parent->children.push_back(std::move(node));
    return parent->children.back().get();
}

// ---- What there is --------------------------------------------------------------------------------------------------

void SidebarModel::setListing(const workbench::ProfileFolder::Listing &listing)
{
    using workbench::ProfileFolder;
    beginResetModel();
    m_saved->children.clear();
    for (const QString &folder : listing.folders) {
        if (!folder.startsWith(QLatin1String(ProfileFolder::environments) + u'/'))
            add(folderNode(ProfileFolder::folderOf(folder)), Kind::Folder, ProfileFolder::nameOf(folder), folder);
    }
    for (const ProfileFolder::Entry &entry : listing.profiles) {
        Node *node = add(folderNode(ProfileFolder::folderOf(entry.place)), Kind::Profile, entry.name, entry.place);
        node->url = entry.url;
        node->problem = entry.problem;
    }
    endResetModel();
}

void SidebarModel::setHistory(const QList<ConnectionHistory::Entry> &entries)
{
    if (!m_history->children.empty()) {
        beginRemoveRows(history(), 0, static_cast<int>(m_history->children.size()) - 1);
        m_history->children.clear();
        endRemoveRows();
    }
    if (entries.isEmpty())
        return;
    beginInsertRows(history(), 0, static_cast<int>(entries.size()) - 1);
    for (const ConnectionHistory::Entry &entry : entries) {
        Node *node = add(m_history, Kind::Connection, shortUrl(entry.url), entry.url);
        node->url = entry.url;
        node->time = entry.time;
    }
    endInsertRows();
}

// Folders come before what is in them.
SidebarModel::Node *SidebarModel::folderNode(const QString &place) const
{
    Node *node = m_saved;
    bool found = !place.isEmpty();
    while (found) {
        found = false;
        for (const auto &child : node->children) {
            if (child->kind == Kind::Folder && (place == child->place || place.startsWith(child->place + u'/'))) {
                node = child.get();
                found = node->place != place;
                break;
            }
        }
    }
    return node;
}

const SidebarModel::Node *SidebarModel::search(const Node *from, const QString &place)
{
    if (from->place == place)
        return from;
    for (const auto &child : from->children) {
        if (const Node *found = search(child.get(), place))
            return found;
    }
    return nullptr;
}

QModelIndex SidebarModel::find(const QString &place) const
{
    const Node *node = search(m_saved, place);
    return node ? indexOf(node) : QModelIndex();
}

SidebarModel::Kind SidebarModel::kind(const QModelIndex &index)
{
    return index.isValid() ? static_cast<Kind>(index.data(KindRole).toInt()) : Kind::Root;
}

QString SidebarModel::place(const QModelIndex &index)
{
    return index.data(PlaceRole).toString();
}

QString SidebarModel::folder(const QModelIndex &index)
{
    switch (kind(index)) {
    case Kind::Folder:
        return place(index);
    case Kind::Profile:
        return workbench::ProfileFolder::folderOf(place(index));
    default:
        return {};
    }
}

// ---- As a model -----------------------------------------------------------------------------------------------------

SidebarModel::Node *SidebarModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex SidebarModel::indexOf(const Node *node) const
{
    if (node == m_root.get())
        return {};
    const auto &siblings = node->parent->children;
    const auto at =
        std::find_if(siblings.begin(), siblings.end(), [node](const auto &one) { return one.get() == node; });
    return createIndex(static_cast<int>(at - siblings.begin()), 0, const_cast<Node *>(node));
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || column != 0 || static_cast<std::size_t>(row) >= node->children.size())
        return {};
    return createIndex(row, 0, node->children.at(static_cast<std::size_t>(row)).get());
}

QModelIndex SidebarModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeOf(parent)->children.size());
}

QString SidebarModel::toolTip(const Node &node)
{
    if (!node.problem.isEmpty())
        return node.problem;
    if (node.kind == Kind::Connection)
        return tr("%1, connected %2").arg(node.url, QLocale().toString(node.time, QLocale::ShortFormat));
    return node.url.isEmpty() ? node.place : node.url;
}

QIcon SidebarModel::iconOf(const Node &node)
{
    switch (node.kind) {
    case Kind::Folder:
        return icon(QStringLiteral("folder"), IconTone::Muted);
    case Kind::Profile:
        return node.problem.isEmpty() ? icon(QStringLiteral("profile"), IconTone::Muted)
                                      : icon(QStringLiteral("kind-failure"), IconTone::Danger);
    case Kind::Connection:
        return icon(QStringLiteral("history"), IconTone::Muted);
    default:
        return {};
    }
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (!node.problem.isEmpty())
            return tr("%1 (can't be read)").arg(node.text);
        return node.kind == Kind::Connection ? tr("%1  %2").arg(shortTime(node.time), node.text) : node.text;
    case Qt::EditRole:
        return node.text;
    case Qt::DecorationRole:
        return iconOf(node);
    case Qt::ToolTipRole:
        return toolTip(node).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return toolTip(node).isEmpty() ? node.text : tr("%1: %2").arg(node.text, toolTip(node));
    case KindRole:
        return static_cast<int>(node.kind);
    case PlaceRole:
        return node.place;
    case FilterRole:
        return QString(node.text + u' ' + node.url);
    case ProblemRole:
        return node.problem;
    default:
        return {};
    }
}

bool SidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (role == Qt::EditRole && !name.isEmpty() && name != nodeOf(index)->text)
        Q_EMIT renameRequested(place(index), name);
    return false; // it shows when it is done
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractItemModel::flags(index);
    switch (kind(index)) {
    case Kind::Saved:
        return usual | Qt::ItemIsDropEnabled;
    case Kind::Folder:
        return usual | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled | Qt::ItemIsEditable;
    case Kind::Profile:
        return usual | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
               | (nodeOf(index)->problem.isEmpty() ? Qt::ItemIsEditable : Qt::NoItemFlags);
    default:
        return usual;
    }
}

// ---- Drag and drop --------------------------------------------------------------------------------------------------

QStringList SidebarModel::mimeTypes() const
{
    return {mimeType};
}

QMimeData *SidebarModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(mimeType, place(indexes.first()).toUtf8());
    return data;
}

bool SidebarModel::dropMimeData(const QMimeData *data, Qt::DropAction /*action*/, int /*row*/, int /*column*/,
                                const QModelIndex &parent)
{
    const Kind target = kind(parent);
    if (!data->hasFormat(mimeType) || (target != Kind::Saved && target != Kind::Folder))
        return false;
    Q_EMIT moveRequested(QString::fromUtf8(data->data(mimeType)), folder(parent));
    return false; // the files are moved, and show where they are then; the view is to remove nothing
}

} // namespace ui
