#pragma once

#include "ui/palette/Command.h"

#include <QAbstractListModel>

namespace ui {

/// Commands as the palette lists them: those that fit what was typed, the best first; with nothing typed all of them, what
/// was used lately first.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PlaceRole = Qt::UserRole,
        ShortcutRole,
        TitleHitsRole, ///< QList<qsizetype>: the letters of the title that were typed.
        PlaceHitsRole, ///< The same of the place.
        CheckedRole,
        EnabledRole,
    };

    using QAbstractListModel::QAbstractListModel;

    /// @p recent are the ids of what was used, the last first.
    void setCommands(const QList<Command> &commands, const QStringList &recent);
    void setPattern(const QString &pattern);
    const Command &command(int row) const { return m_commands.at(m_rows.at(row).command); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        qsizetype command = 0;
        int score = 0;
        QList<qsizetype> titleHits;
        QList<qsizetype> placeHits;
    };

    void fill();
    std::optional<Row> match(qsizetype command) const;
    qsizetype recency(const Row &row) const;

    QList<Command> m_commands;
    QStringList m_recent;
    QString m_pattern;
    QList<Row> m_rows;
};

} // namespace ui
