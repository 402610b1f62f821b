#include "ui/script/ConsoleModel.h"

#include "ui/theme/Icons.h"
#include "ui/theme/ThemeColors.h"

#include <QGuiApplication>
#include <QPixmap>
#include <QRegularExpression>

#include <utility>

namespace ui {

using workbench::ScriptReport;

namespace {

// A place in what Windsock puts around the script: nobody can do anything about it.
bool isOurs(const QString &line)
{
    static const QRegularExpression place(QStringLiteral("@file:prelude\\.js:\\d+$"));
    return place.match(line).hasMatch();
}

} // namespace

ConsoleModel::ConsoleModel(QObject *parent)
    : QAbstractListModel(parent)
{
    QPixmap blank(16, 16);
    blank.fill(Qt::transparent);
    m_blank = QIcon(blank);
}

void ConsoleModel::add(const QList<ScriptReport> &reports)
{
    std::deque<Row> rows;
    for (const ScriptReport &report : reports) {
        const Kind kind = report.level == ScriptReport::Level::Error     ? Kind::Error
                          : report.level == ScriptReport::Level::Warning ? Kind::Warning
                                                                         : Kind::Log;
        const QStringList lines = report.toString().split(u'\n');
        for (int i = 0; i < lines.size(); ++i) {
            if (isOurs(lines.at(i)))
                continue;
            rows.push_back({i == 0 ? kind : Kind::More, lines.at(i), report.line});
        }
    }
    append(std::move(rows));
}

void ConsoleModel::addNote(const QString &text)
{
    append({{Kind::Note, text, 0}});
}

void ConsoleModel::append(std::deque<Row> &&rows)
{
    while (rows.size() > capacity)
        rows.pop_front();
    const auto tooMany = static_cast<int>(m_rows.size() + rows.size()) - capacity;
    if (tooMany > 0) {
        beginRemoveRows({}, 0, tooMany - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + tooMany);
        endRemoveRows();
    }
    if (rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

void ConsoleModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int ConsoleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString ConsoleModel::word(Kind kind)
{
    switch (kind) {
    case Kind::Error:
        return tr("Error: ");
    case Kind::Warning:
        return tr("Warning: ");
    case Kind::More:
        return QStringLiteral("    ");
    case Kind::Log:
    case Kind::Note:
        break;
    }
    return {};
}

QVariant ConsoleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    switch (role) {
    case Qt::DisplayRole:
        return word(row.kind) + row.text;
    case Qt::ForegroundRole:
        if (row.kind == Kind::Error)
            return colors.danger;
        if (row.kind == Kind::Warning)
            return colors.warning;
        return row.kind == Kind::Log ? QVariant() : QVariant(colors.muted);
    case Qt::DecorationRole:
        if (row.kind == Kind::Error)
            return icon(QStringLiteral("kind-failure"), IconTone::Danger);
        if (row.kind == Kind::Warning)
            return icon(QStringLiteral("kind-failure"), IconTone::Warning);
        return m_blank;
    case Qt::ToolTipRole:
        return row.line > 0 ? tr("Go to line %1").arg(row.line) : QVariant();
    case LineRole:
        return row.line;
    default:
        return {};
    }
}

} // namespace ui
