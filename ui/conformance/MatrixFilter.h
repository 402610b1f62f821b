#pragma once

#include "ui/conformance/CaseMatrix.h"

#include <QSortFilterProxyModel>

namespace ui {

/// The rows of a CaseMatrix that are wanted; what is above them comes along.
class MatrixFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Asked, NotOk, Failed, Unimplemented, NonStrict, Informational, Ok, Changed, Worse, Better };

    explicit MatrixFilter(CaseMatrix *matrix, QObject *parent = nullptr);

    /// Every word must be somewhere in what a case says; "6.2" and the like is the beginning of its id.
    void setText(const QString &text);
    /// Cases that any column has such a verdict, or change, of.
    void setShow(Show show);
    Show shown() const { return m_show; }
    bool isFiltering() const { return m_show != Show::All || !m_words.isEmpty(); }
    CaseMatrix *matrix() const { return m_matrix; }
    /// How many cases there are to be seen.
    int caseCount() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool hasVerdict(const QModelIndex &index) const;
    bool isWanted(const QModelIndex &cell) const;

    CaseMatrix *m_matrix;
    QStringList m_words;
    Show m_show = Show::All;
};

} // namespace ui
