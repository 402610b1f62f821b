#pragma once

#include "ui/theme/Icons.h"

#include <QIconEngine>

namespace ui {

/// Draws one of our one-colour SVGs in a colour of the palette of the moment, so that icons follow the theme.
/// They are square: in a wide rectangle they are drawn at its left.
class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(QString name, IconTone tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;

private:
    QColor color(QIcon::Mode mode) const;

    QString m_name;
    IconTone m_tone;
};

} // namespace ui
