#pragma once

#include <QProxyStyle>

namespace ui {

/// Fusion, with more air in the cells of tables and no frame around a single cell where rows are what one
/// selects.
class WindowStyle : public QProxyStyle
{
    Q_OBJECT

public:
    WindowStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace ui
