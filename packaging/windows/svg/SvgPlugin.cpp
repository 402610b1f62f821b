#include "SvgPlugin.h"

#include "SvgHandler.h"

namespace packaging {

QImageIOPlugin::Capabilities SvgPlugin::capabilities(QIODevice *device, const QByteArray &format) const
{
    if (format == "svg" || (format.isEmpty() && device && SvgHandler::looksLikeSvg(*device)))
        return CanRead;
    return {};
}

QImageIOHandler *SvgPlugin::create(QIODevice *device, const QByteArray &format) const
{
    auto *handler = new SvgHandler;
    handler->setDevice(device);
    handler->setFormat(format);
    return handler;
}

} // namespace packaging
