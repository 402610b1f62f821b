#pragma once

#include "workbench/profile/MessageDraft.h"

#include <QList>

#include <optional>

namespace workbench {

/// What was sent, to be sent again: one walks back through it and forth, and at the end comes again to what one was writing.
/// Each form has its own.
class DraftHistory
{
public:
    using Form = MessageDraft::Form;

    struct Entry
    {
        Form form = Form::Text;
        QString text;
        bool operator==(const Entry &) const = default;
    };

    static constexpr int maxEntries = 200;
    /// Of all texts together, in characters; a text of more than a quarter of it isn't kept.
    static constexpr qsizetype maxLength = qsizetype{4} * 1024 * 1024;

    /// Takes what was sent. The same text twice in a row is one entry. Walks end; what was being written when they began, and
    /// isn't what was sent, becomes an entry too, so that it isn't lost.
    void add(Form form, const QString &text);
    /// Oldest first.
    const QList<Entry> &entries() const { return m_entries; }
    void setEntries(const QList<Entry> &entries);

    /// The text before the one that is shown; @p shown is what stands there now. Nothing if there is none.
    std::optional<QString> older(Form form, const QString &shown);
    /// The one behind it; at last what was being written when the walk began.
    std::optional<QString> newer(Form form, const QString &shown);
    /// Whether a walk is on and @p shown is one of its steps, unchanged.
    bool isWalking(Form form, const QString &shown) const;

private:
    struct Walk
    {
        Form form;
        QString written; ///< What was being written when it began.
        qsizetype at;    ///< The entry that is shown.
    };

    std::optional<qsizetype> entryBefore(Form form, qsizetype index) const;
    void keepWritten(const QString &instead);
    void shorten();

    QList<Entry> m_entries;
    std::optional<Walk> m_walk;
};

} // namespace workbench
