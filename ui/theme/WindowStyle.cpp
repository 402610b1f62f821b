#include "ui/theme/WindowStyle.h"

#include <QAbstractItemView>
#include <QTreeView>

namespace ui {

WindowStyle::WindowStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QTreeView *>(widget))
        return 3; // an icon belongs to its name
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QAbstractItemView *>(widget))
        return 7;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    if (element == PE_FrameFocusRect && qobject_cast<const QAbstractItemView *>(widget))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace ui
