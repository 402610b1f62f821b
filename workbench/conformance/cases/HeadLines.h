#pragma once

#include <QByteArrayList>

namespace workbench::conformance {

/// The head of a handshake as lines, to be changed one at a time.
class HeadLines
{
public:
    /// A client's request, and a server's 101, with nothing wrong.
    static HeadLines request();
    static HeadLines answer();

    HeadLines startingWith(const QByteArray &startLine) const;
    HeadLines without(const QByteArray &name) const;
    /// One line more, at the end.
    HeadLines with(const QByteArray &line) const;
    /// @p line in place of the field @p name.
    HeadLines replacing(const QByteArray &name, const QByteArray &line) const;
    /// Every field's name, its colon included, as @p change makes it.
    template <typename Change>
    HeadLines renaming(Change change) const;

    /// With the empty line.
    QByteArray text(const QByteArray &lineEnd = "\r\n") const;

private:
    QByteArray m_start;
    QByteArrayList m_fields;
};

template <typename Change>
HeadLines HeadLines::renaming(Change change) const
{
    HeadLines head = *this;
    for (QByteArray &field : head.m_fields) {
        const qsizetype end = field.indexOf(':') + 1;
        field = change(field.first(end)) + field.sliced(end);
    }
    return head;
}

} // namespace workbench::conformance
