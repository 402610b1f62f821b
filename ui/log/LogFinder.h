#pragma once

#include "workbench/log/LogFilter.h"
#include "workbench/log/LogSearch.h"

#include <QObject>

#include <memory>
#include <vector>

namespace ui {

class LogModel;

/// Looks for text among the rows of a log, in a thread of Qt's pool, and goes on with what comes. Finds nothing that is hidden.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    explicit LogFinder(LogModel *model, QObject *parent = nullptr);

    /// Forgets what was found and looks for @p text; an empty pattern ends it. A sentence if it is no regular expression.
    QString find(const workbench::LogFilter::Text &text);
    bool isActive() const { return !m_text.pattern.isEmpty(); }
    bool isSearching() const { return m_search != nullptr; }

    /// The numbers of the entries that have it, ascending; those dropped meanwhile may be among them.
    const std::vector<qint64> &matches() const { return m_matches; }
    qint64 count() const;
    /// Which of them the entry @p number is, from 1; 0 if it isn't.
    qint64 position(qint64 number) const;
    /// The match behind @p number, or before it; around the end. -1 if there is none.
    qint64 next(qint64 number) const;
    qint64 previous(qint64 number) const;

Q_SIGNALS:
    /// There are other matches, or it is done.
    void changed();

private:
    void startOver();
    void goOn();
    std::vector<qint64>::const_iterator firstHeld() const;

    LogModel *m_model;
    workbench::LogFilter::Text m_text;
    std::vector<qint64> m_matches;
    qint64 m_upTo = 0;
    std::unique_ptr<workbench::LogSearch> m_search;
};

} // namespace ui
