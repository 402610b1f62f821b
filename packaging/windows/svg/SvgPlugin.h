#pragma once

#include <QImageIOPlugin>

namespace packaging {

/// Reads SVG images where Qt's own plugin for them isn't to be had: whoever asks for the format "svg" gets one of these.
/// Draws paths, rectangles and circles, filled and stroked, which is what our icons are made of; no text, style sheet or filter.
class SvgPlugin final : public QImageIOPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QImageIOHandlerFactoryInterface_iid FILE "svg.json")

public:
    Capabilities capabilities(QIODevice *device, const QByteArray &format) const override;
    QImageIOHandler *create(QIODevice *device, const QByteArray &format) const override;
};

} // namespace packaging
