#pragma once

#include "ui/profile/ConnectionHistory.h"
#include "workbench/profile/ProfileFolder.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace ui {

/// What the sidebar shows: the saved profiles in their folders, and the history. It changes nothing itself: what is dropped or
/// renamed is asked for, and shows when the files have changed.
class SidebarModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind { Root, Saved, Folder, Profile, History, Connection };
    enum Role {
        KindRole = Qt::UserRole,
        PlaceRole,   ///< Of a folder or profile; the URL of a connection.
        FilterRole,  ///< All that a filter looks at.
        ProblemRole, ///< Why a profile can't be used.
    };

    explicit SidebarModel(QObject *parent = nullptr);
    ~SidebarModel() override;

    void setListing(const workbench::ProfileFolder::Listing &listing);
    void setHistory(const QList<ConnectionHistory::Entry> &entries);
    /// Of a folder or profile, or of nothing (the section of what is saved).
    QModelIndex find(const QString &place) const;
    QModelIndex saved() const { return index(0, 0); }
    QModelIndex history() const { return index(1, 0); }
    static Kind kind(const QModelIndex &index);
    static QString place(const QModelIndex &index);
    /// The folder that something put at @p index comes into.
    static QString folder(const QModelIndex &index);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & /*parent*/ = {}) const override { return 1; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void renameRequested(const QString &place, const QString &name);
    void moveRequested(const QString &place, const QString &folder);

private:
    struct Node
    {
        Kind kind = Kind::Root;
        QString text;
        QString place;
        QString url;
        QString problem;
        QDateTime time;
        Node *parent = nullptr;
        std::vector<std::unique_ptr<Node>> children;
    };

    static Node *add(Node *parent, Kind kind, const QString &text, const QString &place);
    Node *nodeOf(const QModelIndex &index) const;
    Node *folderNode(const QString &place) const;
    QModelIndex indexOf(const Node *node) const;
    static const Node *search(const Node *from, const QString &place);
    static QString toolTip(const Node &node);
    static QIcon iconOf(const Node &node);

    std::unique_ptr<Node> m_root;
    Node *m_saved;
    Node *m_history;
};

} // namespace ui
