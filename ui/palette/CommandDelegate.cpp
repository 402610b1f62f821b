#include "ui/palette/CommandDelegate.h"

#include "ui/palette/CommandModel.h"
#include "ui/theme/ThemeColors.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int margin = 10;
constexpr int iconSide = 16;

/// Writes from the left to the right, and stops at an end.
class Line
{
public:
    Line(QPainter *painter, const QFont &font, const QRect &room)
        : m_painter(painter)
        , m_font(font)
        , m_room(room)
    {
    }

    int left() const { return m_room.left(); }
    void skip(int width) { m_room.setLeft(m_room.left() + width); }

    // The letters at hits are bold, underlined and of another colour: each tells alone.
    void write(const QString &text, const QList<qsizetype> &hits, const QColor &color, const QColor &hitColor)
    {
        qsizetype from = 0;
        while (from < text.size() && m_room.width() > 0) {
            const bool hit = hits.contains(from);
            qsizetype to = from + 1;
            while (to < text.size() && hits.contains(to) == hit)
                ++to;
            QFont font = m_font;
            font.setBold(hit);
            font.setUnderline(hit);
            const QFontMetrics metrics(font);
            const QString run = text.sliced(from, to - from);
            m_painter->setFont(font);
            m_painter->setPen(hit ? hitColor : color);
            m_painter->drawText(m_room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                                metrics.elidedText(run, Qt::ElideRight, m_room.width()));
            skip(metrics.horizontalAdvance(run));
            from = to;
        }
    }

private:
    QPainter *m_painter;
    QFont m_font;
    QRect m_room;
};

} // namespace

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {0, option.fontMetrics.height() + 12};
}

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    const bool enabled = index.data(CommandModel::EnabledRole).toBool();
    const QColor text = enabled ? colors.text : colors.muted;
    const QColor hit = enabled ? colors.accent : colors.muted;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.selection);
        painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 4, 4);
    }

    QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const QString keys = index.data(CommandModel::ShortcutRole).toString();
    if (!keys.isEmpty()) {
        const int width = option.fontMetrics.horizontalAdvance(keys);
        painter->setFont(option.font);
        painter->setPen(enabled ? colors.text : colors.muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
        room.setRight(room.right() - width - 2 * margin);
    }
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    const QRect iconRoom(room.left(), room.center().y() - iconSide / 2, iconSide, iconSide);
    if (!icon.isNull()) {
        icon.paint(painter, iconRoom);
    } else if (index.data(CommandModel::CheckedRole).toBool()) {
        painter->setPen(text);
        painter->drawText(iconRoom, Qt::AlignCenter, QStringLiteral("✓"));
    }

    Line line(painter, option.font, room);
    line.skip(iconSide + 8);
    line.write(index.data().toString(), index.data(CommandModel::TitleHitsRole).value<QList<qsizetype>>(), text, hit);
    line.skip(12);
    line.write(index.data(CommandModel::PlaceRole).toString(),
               index.data(CommandModel::PlaceHitsRole).value<QList<qsizetype>>(), colors.muted, hit);
    painter->restore();
}

} // namespace ui
