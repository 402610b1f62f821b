#pragma once

#include "workbench/script/ScriptReport.h"

#include <QAbstractListModel>
#include <QIcon>

#include <deque>

namespace ui {

/// What a script said, a row for each line, the oldest first; bounded.
class ConsoleModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Of rows. When there are more, the oldest go.
    static constexpr int capacity = 2'000;
    /// The line of the script that a row is about, 0 if about none.
    static constexpr int LineRole = Qt::UserRole;

    explicit ConsoleModel(QObject *parent = nullptr);

    void add(const QList<workbench::ScriptReport> &reports);
    /// Something of ours, such as that the script was loaded.
    void addNote(const QString &text);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    enum class Kind { Log, Warning, Error, Note, More };

    struct Row
    {
        Kind kind;
        QString text;
        int line = 0;
    };

    void append(std::deque<Row> &&rows);
    static QString word(Kind kind);

    std::deque<Row> m_rows;
    QIcon m_blank; ///< In place of an icon, so that the texts of all rows begin at the same place.
};

} // namespace ui
