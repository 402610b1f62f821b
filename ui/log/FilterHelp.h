#pragma once

#include <QFrame>

namespace ui {

/// What can be typed into the filter, by examples; a click on one takes it.
class FilterHelp : public QFrame
{
    Q_OBJECT

public:
    /// A window that closes when one looks elsewhere.
    explicit FilterHelp(QWidget *parent);

    /// Shows it below @p anchor.
    void showBelow(const QWidget *anchor);

Q_SIGNALS:
    void exampleChosen(const QString &example);
};

} // namespace ui
