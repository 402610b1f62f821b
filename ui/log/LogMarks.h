#pragma once

#include <QObject>

#include <set>

namespace ui {

/// Which entries of a log a person wants to find again, by their numbers: marked ones, and pinned ones.
class LogMarks : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::set<qint64> &marked() const { return m_marked; }
    const std::set<qint64> &pinned() const { return m_pinned; }
    bool isMarked(qint64 number) const { return m_marked.count(number) > 0; }
    bool isPinned(qint64 number) const { return m_pinned.count(number) > 0; }

    void setMarked(qint64 number, bool marked);
    void setPinned(qint64 number, bool pinned);
    /// Marks on entries before @p number go with them; pins stay.
    void forgetBefore(qint64 number);
    /// All but the pins go.
    void clear();

    /// The mark behind @p number, or before it; around the end. -1 if there is none.
    qint64 next(qint64 number) const;
    qint64 previous(qint64 number) const;

Q_SIGNALS:
    void changed();

private:
    std::set<qint64> m_marked;
    std::set<qint64> m_pinned;
};

} // namespace ui
