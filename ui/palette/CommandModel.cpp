#include "ui/palette/CommandModel.h"

#include "ui/palette/FuzzyMatch.h"

#include <algorithm>
#include <tuple>

namespace ui {

namespace {

constexpr int inTitle = 12;        ///< A word found in the title is worth more than one found in the menu's name.
constexpr int disabledMalus = 200; ///< What can't be done now comes behind what can.

} // namespace

void CommandModel::setCommands(const QList<Command> &commands, const QStringList &recent)
{
    m_commands = commands;
    m_recent = recent;
    m_pattern.clear();
    fill();
}

void CommandModel::setPattern(const QString &pattern)
{
    m_pattern = pattern;
    fill();
}

void CommandModel::fill()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (auto row = match(i))
            m_rows += *std::move(row);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
        return std::tuple(-a.score, recency(a)) < std::tuple(-b.score, recency(b));
    });
    endResetModel();
}

qsizetype CommandModel::recency(const Row &row) const
{
    const qsizetype place = m_recent.indexOf(m_commands.at(row.command).id);
    return place < 0 ? m_recent.size() : place;
}

// Each word may stand in the title or in the menu's name.
std::optional<CommandModel::Row> CommandModel::match(qsizetype index) const
{
    const Command &command = m_commands.at(index);
    Row row;
    row.command = index;
    const auto add = [](QList<qsizetype> &hits, const QList<qsizetype> &more) {
        hits += more;
        std::sort(hits.begin(), hits.end());
        hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    };
    for (const QString &word : m_pattern.split(u' ', Qt::SkipEmptyParts)) {
        if (const auto title = FuzzyMatch::of(word, command.title)) {
            row.score += title->score + inTitle;
            add(row.titleHits, title->positions);
        } else if (const auto place = FuzzyMatch::of(word, command.place)) {
            row.score += place->score;
            add(row.placeHits, place->positions);
        } else {
            return std::nullopt;
        }
    }
    if (!command.enabled && !m_pattern.isEmpty())
        row.score -= disabledMalus;
    return row;
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const Command &command = m_commands.at(row.command);
    switch (role) {
    case Qt::DisplayRole:
        return command.title;
    case Qt::DecorationRole:
        return command.icon;
    case Qt::AccessibleTextRole:
        return QStringList{command.title, command.place, command.shortcut}.join(QStringLiteral(", "));
    case PlaceRole:
        return command.place;
    case ShortcutRole:
        return command.shortcut;
    case TitleHitsRole:
        return QVariant::fromValue(row.titleHits);
    case PlaceHitsRole:
        return QVariant::fromValue(row.placeHits);
    case CheckedRole:
        return command.checked;
    case EnabledRole:
        return command.enabled;
    default:
        return {};
    }
}

} // namespace ui
