#include "ui/theme/SvgIconEngine.h"

#include "ui/theme/ThemeColors.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

// Through Qt's image format plugin for SVG, so that the program need not link the library.
QPixmap rendered(const QString &name, const QColor &color, const QSize &size)
{
    QFile file(QStringLiteral(":/windsock/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll().replace("currentColor", color.name().toLatin1());
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    const int side = std::min(size.width(), size.height());
    reader.setScaledSize(QSize(side, side));
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter(&pixmap).drawImage(0, (size.height() - side) / 2, reader.read());
    return pixmap;
}

} // namespace

SvgIconEngine::SvgIconEngine(QString name, IconTone tone)
    : m_name(std::move(name))
    , m_tone(tone)
{
}

QColor SvgIconEngine::color(QIcon::Mode mode) const
{
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    if (mode == QIcon::Disabled)
        return colors.scroll;
    switch (m_tone) {
    case IconTone::Muted:
        return colors.muted;
    case IconTone::OnAccent:
        return colors.onAccent;
    case IconTone::Success:
        return colors.success;
    case IconTone::Warning:
        return colors.warning;
    case IconTone::Danger:
        return colors.danger;
    case IconTone::Text:
        break;
    }
    return colors.text;
}

QPixmap SvgIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/)
{
    const QColor tint = color(mode);
    const QString key =
        QStringLiteral("windsock/%1/%2/%3x%4").arg(m_name, tint.name()).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(m_name, tint, size);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void SvgIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
}

QIconEngine *SvgIconEngine::clone() const
{
    return new SvgIconEngine(*this);
}

} // namespace ui
