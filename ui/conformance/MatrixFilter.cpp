#include "ui/conformance/MatrixFilter.h"

#include <QRegularExpression>

#include <algorithm>

namespace ui {

using workbench::conformance::Verdict;
using Trend = CaseMatrix::Trend;

MatrixFilter::MatrixFilter(CaseMatrix *matrix, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_matrix(matrix)
{
    setRecursiveFilteringEnabled(true);
    setSourceModel(matrix);
}

void MatrixFilter::setText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void MatrixFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

int MatrixFilter::caseCount() const
{
    int count = 0;
    for (int part = 0; part < rowCount(); ++part) {
        const QModelIndex above = index(part, 0);
        for (int category = 0; category < rowCount(above); ++category)
            count += rowCount(index(category, 0, above));
    }
    return count;
}

namespace {

// An id, or the beginning of one: "6.2" is all of that group, and nothing of 16.2.
bool isOf(const QString &id, const QString &beginning)
{
    return id == beginning || id.startsWith(beginning + u'.');
}

bool looksLikeId(const QString &word)
{
    static const QRegularExpression id(QStringLiteral("^[0-9]+(\\.[0-9]+){1,2}$"));
    return id.match(word).hasMatch();
}

} // namespace

// Those above cases are in for what is below them.
bool MatrixFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = m_matrix->index(row, CaseMatrix::Name, parent);
    if (index.data(CaseMatrix::IdRole).toByteArray().isEmpty())
        return false;
    if (!m_words.isEmpty()) {
        const QString words = index.data(CaseMatrix::WordsRole).toString();
        const QString id = QString::fromUtf8(index.data(CaseMatrix::IdRole).toByteArray());
        const auto isThere = [&](const QString &word) {
            return looksLikeId(word) ? isOf(id, word) : words.contains(word, Qt::CaseInsensitive);
        };
        if (!std::all_of(m_words.begin(), m_words.end(), isThere))
            return false;
    }
    return m_show == Show::All || hasVerdict(index);
}

bool MatrixFilter::hasVerdict(const QModelIndex &index) const
{
    if (m_show == Show::Asked)
        return index.data(CaseMatrix::AskedRole).toBool();
    for (int column = CaseMatrix::FirstRun; column < m_matrix->columnCount(); ++column) {
        if (isWanted(index.siblingAtColumn(column)))
            return true;
    }
    return false;
}

// Earlier runs are there to be compared with: their verdicts bring no row.
bool MatrixFilter::isWanted(const QModelIndex &cell) const
{
    const auto trend = static_cast<Trend>(cell.data(CaseMatrix::TrendRole).toInt());
    switch (m_show) {
    case Show::Changed:
        return trend == Trend::Worse || trend == Trend::Better || trend == Trend::Other;
    case Show::Worse:
        return trend == Trend::Worse;
    case Show::Better:
        return trend == Trend::Better;
    default:
        break;
    }
    const QVariant data = cell.data(CaseMatrix::VerdictRole);
    if (!data.isValid() || (m_matrix->isEarlier(cell.column()) && !m_matrix->runs().isEmpty()))
        return false;
    const auto verdict = static_cast<Verdict>(data.toInt());
    switch (m_show) {
    case Show::NotOk:
        return verdict != Verdict::Ok;
    case Show::Failed:
        return verdict == Verdict::Failed;
    case Show::Unimplemented:
        return verdict == Verdict::Unimplemented;
    case Show::NonStrict:
        return verdict == Verdict::NonStrict;
    case Show::Informational:
        return verdict == Verdict::Informational;
    default:
        return verdict == Verdict::Ok;
    }
}

} // namespace ui
