#include "SvgHandler.h"

#include <QIODevice>
#include <QImage>
#include <QVariant>

#include <cstdio>
#include <cstring>

#define NANOSVG_IMPLEMENTATION
#include <nanosvg/nanosvg.h>
#define NANOSVGRAST_IMPLEMENTATION
#include <nanosvg/nanosvgrast.h>

namespace packaging {

namespace {

constexpr int maxSide = 8192; // of pixels; what asks for more has been made to hurt
constexpr float dotsPerInch = 96;

QSize sizeOf(const NSVGimage &image)
{
    return {qRound(image.width), qRound(image.height)};
}

} // namespace

void SvgHandler::Deleter::operator()(NSVGimage *image) const
{
    nsvgDelete(image);
}

bool SvgHandler::looksLikeSvg(QIODevice &device)
{
    const QByteArray head = device.peek(256);
    return head.contains("<svg");
}

const NSVGimage *SvgHandler::parsed() const
{
    if (!m_parsed && device()) {
        QByteArray text = device()->readAll(); // which the parser writes into
        m_parsed.reset(nsvgParse(text.data(), "px", dotsPerInch));
    }
    return m_parsed && m_parsed->width > 0 && m_parsed->height > 0 ? m_parsed.get() : nullptr;
}

bool SvgHandler::canRead() const
{
    return !m_wasRead && (m_parsed || (device() && looksLikeSvg(*device())));
}

bool SvgHandler::read(QImage *image)
{
    const NSVGimage *svg = parsed();
    const QSize size = svg && m_size.isEmpty() ? sizeOf(*svg) : m_size;
    if (!svg || m_wasRead || size.isEmpty() || size.width() > maxSide || size.height() > maxSide)
        return false;
    m_wasRead = true;
    const std::unique_ptr<NSVGrasterizer, decltype(&nsvgDeleteRasterizer)> rasterizer(nsvgCreateRasterizer(),
                                                                                      &nsvgDeleteRasterizer);
    QImage drawn(size, QImage::Format_RGBA8888);
    if (!rasterizer || drawn.isNull())
        return false;
    const float scale = qMin(float(size.width()) / svg->width, float(size.height()) / svg->height);
    nsvgRasterize(rasterizer.get(), m_parsed.get(), (float(size.width()) - svg->width * scale) / 2,
                  (float(size.height()) - svg->height * scale) / 2, scale, drawn.bits(), size.width(), size.height(),
                  int(drawn.bytesPerLine()));
    *image = drawn.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    return true;
}

bool SvgHandler::supportsOption(ImageOption option) const
{
    return option == Size || option == ScaledSize || option == ImageFormat;
}

QVariant SvgHandler::option(ImageOption option) const
{
    switch (option) {
    case Size:
        return parsed() ? QVariant(sizeOf(*parsed())) : QVariant();
    case ScaledSize:
        return m_size;
    case ImageFormat:
        return QImage::Format_ARGB32_Premultiplied;
    default:
        return {};
    }
}

void SvgHandler::setOption(ImageOption option, const QVariant &value)
{
    if (option == ScaledSize)
        m_size = value.toSize();
}

} // namespace packaging
