#include "ui/log/FilterHelp.h"

#include "ui/Named.h"
#include "ui/theme/ThemeColors.h"

#include <QLabel>
#include <QScreen>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QString row(const QStringList &examples, const QString &meaning, const QColor &color)
{
    QStringList links;
    for (const QString &example : examples)
        links += QStringLiteral("<a href=\"%1\" style=\"color:%2; text-decoration:none\"><code>%3</code></a>")
                     .arg(QString::fromLatin1(QUrl::toPercentEncoding(example)), color.name(), example.toHtmlEscaped());
    return QStringLiteral("<tr><td style=\"padding-right:18px; padding-bottom:5px\">%1</td>"
                          "<td style=\"padding-bottom:5px\">%2</td></tr>")
        .arg(links.join(QStringLiteral("&nbsp;&nbsp; ")), meaning.toHtmlEscaped());
}

} // namespace

FilterHelp::FilterHelp(QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("filterHelpPopup"));
    setProperty("popup", true);
    const QColor accent = ThemeColors::of(palette()).accent;
    QString html =
        QStringLiteral("<b>%1</b><br>%2<br><table style=\"margin-top:8px\">")
            .arg(tr("What to show").toHtmlEscaped(),
                 tr("Words, all of which must be true of a row. Click an example to add it.").toHtmlEscaped());
    const auto add = [&](const QStringList &examples, const QString &meaning) {
        html += row(examples, meaning, accent);
    };
    add({QStringLiteral("hello"), QStringLiteral("\"two words\"")}, tr("text in the payload"));
    add({QStringLiteral("/err(or)?/i")}, tr("regular expression; i: upper and lower case are the same"));
    add({QStringLiteral("-heartbeat")}, tr("rows without it"));
    add({QStringLiteral("type:text,binary"), QStringLiteral("opcode:9")},
        tr("text, binary, ping, pong, close, raw, handshake, note, failure"));
    add({QStringLiteral("dir:sent"), QStringLiteral("dir:received")}, tr("direction"));
    add({QStringLiteral("size>1k"), QStringLiteral("size:10-20")}, tr("bytes of payload"));
    add({QStringLiteral("$.type == \"tick\""), QStringLiteral("$.id > 5")},
        tr("a value in a JSON payload: ==, !=, <, <=, >, >=, ~ for a regular expression"));
    add({QStringLiteral("$.items[*].id")}, tr("that it has such a value"));
    add({QStringLiteral("peer:1,3")}, tr("peers of a server, by number"));
    auto *label = named(new QLabel(html + QStringLiteral("</table>"), this), QStringLiteral("filterHelpText"),
                        tr("What can be typed into the filter"));
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(label, &QLabel::linkActivated, this, [this](const QString &link) {
        hide();
        Q_EMIT exampleChosen(QUrl::fromPercentEncoding(link.toLatin1()));
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 8);
    layout->addWidget(label);
}

void FilterHelp::showBelow(const QWidget *anchor)
{
    adjustSize();
    QPoint place = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 2));
    const QRect room = anchor->screen()->availableGeometry();
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(place);
    show();
}

} // namespace ui
