#pragma once

#include "workbench/profile/ConnectionSettings.h"

#include <QWidget>

namespace ui {

/// A part of how a connection is to be, on a page of its own.
class OptionPage : public QWidget
{
    Q_OBJECT

public:
    /// What is set on the page, for its tab.
    struct Badge
    {
        QString mark;  ///< "2", or a dot; empty if all is as it is without it.
        QString words; ///< The same as a sentence.
    };

    using QWidget::QWidget;

    virtual QString title() const = 0;
    virtual Badge badge() const = 0;
    /// Shows its part of @p settings; no edited().
    virtual void setSettings(const workbench::ConnectionSettings &settings) = 0;
    /// Writes its part into @p settings.
    virtual void applyTo(workbench::ConnectionSettings &settings) const = 0;

Q_SIGNALS:
    /// Somebody changed something.
    void edited();

protected:
    static QString dot() { return QStringLiteral("•"); }
};

} // namespace ui
