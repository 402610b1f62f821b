#pragma once

#include <QTabBar>

namespace ui {

/// The tabs themselves. However many there are, enough of each title stays to tell them apart; the rest is
/// scrolled to.
class TabStrip : public QTabBar
{
    Q_OBJECT

public:
    using QTabBar::QTabBar;

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
};

} // namespace ui
