#include "ui/server/QrCode.h"

#ifdef WINDSOCK_QRENCODE
#include <qrencode.h>
#endif

#include <memory>

namespace ui {

#ifdef WINDSOCK_QRENCODE

bool hasQrCodes()
{
    return true;
}

QImage qrCode(const QString &text)
{
    constexpr int quiet = 4;
    const std::unique_ptr<QRcode, void (*)(QRcode *)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    const int width = code->width;
    QImage image(width + 2 * quiet, width + 2 * quiet, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < width; ++y) {
        for (int x = 0; x < width; ++x) {
            if (code->data[y * width + x] & 1)
                image.setPixel(x + quiet, y + quiet, qRgb(0, 0, 0));
        }
    }
    return image;
}

#else

bool hasQrCodes()
{
    return false;
}

QImage qrCode(const QString & /*text*/)
{
    return {};
}

#endif

} // namespace ui
