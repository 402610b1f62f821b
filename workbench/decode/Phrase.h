#pragma once

#include <QString>
#include <QStringList>

namespace workbench {

/// A sentence about data, with what the wire says in its gaps (%1, %2 …): in English as it stands, or translated by who
/// shows it (context "workbench").
struct Phrase
{
    const char *text = nullptr;
    QStringList values;

    bool isEmpty() const { return !text; }
    QString english() const { return fill(QString::fromUtf8(text)); }
    /// @p pattern with the values in its gaps; a "%1" in a value stays what it is.
    QString fill(const QString &pattern) const;
};

} // namespace workbench
