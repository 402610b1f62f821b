#include "ui/log/LogFinder.h"

#include "ui/log/LogModel.h"

#include <algorithm>

namespace ui {

using workbench::LogSearch;

LogFinder::LogFinder(LogModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    connect(model, &LogModel::filterChanged, this, &LogFinder::startOver);
    connect(model, &LogModel::drained, this, &LogFinder::goOn);
}

QString LogFinder::find(const workbench::LogFilter::Text &text)
{
    workbench::LogFilter filter;
    filter.texts = {text};
    const QString error = text.pattern.isEmpty() ? QString() : workbench::LogMatcher(filter).error();
    m_text = error.isEmpty() ? text : workbench::LogFilter::Text();
    startOver();
    return error;
}

void LogFinder::startOver()
{
    m_search.reset();
    m_matches.clear();
    m_upTo = m_model->seen().begin;
    goOn();
    Q_EMIT changed();
}

void LogFinder::goOn()
{
    const qint64 end = m_model->seen().end;
    if (!isActive() || m_search || m_upTo >= end)
        return;
    workbench::LogFilter filter = m_model->effectiveFilter();
    filter.texts += m_text;
    m_search = std::make_unique<LogSearch>(m_model->store(), filter);
    connect(m_search.get(), &LogSearch::found, this, [this](const std::vector<LogSearch::Hit> &hits, qint64 upTo) {
        for (const LogSearch::Hit &hit : hits)
            m_matches.push_back(hit.number);
        m_upTo = upTo;
        if (!hits.empty())
            Q_EMIT changed();
    });
    connect(m_search.get(), &LogSearch::finished, this, [this] {
        m_search.release()->deleteLater();
        m_matches.erase(m_matches.cbegin(), firstHeld());
        goOn();
        if (!m_search)
            Q_EMIT changed();
    });
    m_search->start({m_upTo, end});
}

std::vector<qint64>::const_iterator LogFinder::firstHeld() const
{
    return std::lower_bound(m_matches.begin(), m_matches.end(), m_model->seen().begin);
}

qint64 LogFinder::count() const
{
    return m_matches.end() - firstHeld();
}

qint64 LogFinder::position(qint64 number) const
{
    const auto found = std::lower_bound(firstHeld(), m_matches.end(), number);
    return found == m_matches.end() || *found != number ? 0 : found - firstHeld() + 1;
}

qint64 LogFinder::next(qint64 number) const
{
    if (count() == 0)
        return -1;
    const auto found = std::upper_bound(firstHeld(), m_matches.end(), number);
    return found == m_matches.end() ? *firstHeld() : *found;
}

qint64 LogFinder::previous(qint64 number) const
{
    if (count() == 0)
        return -1;
    const auto found = std::lower_bound(firstHeld(), m_matches.end(), number);
    return found == firstHeld() ? m_matches.back() : *std::prev(found);
}

} // namespace ui
