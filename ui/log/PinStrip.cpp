#include "ui/log/PinStrip.h"

#include "ui/Named.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogMarks.h"
#include "ui/log/LogModel.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace ui {

PinStrip::PinStrip(LogModel *model, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_list(named(new QListWidget(this), QStringLiteral("pinnedEntries"), tr("Pinned entries")))
{
    setObjectName(QStringLiteral("pinStrip"));
    m_list->setToolTip(tr("Pinned entries. Delete or P lets one go."));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({14, 14});
    m_list->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    hide();
}

void PinStrip::toggle(qint64 number)
{
    const auto at = std::lower_bound(m_pins.begin(), m_pins.end(), number,
                                     [](const Pin &pin, qint64 wanted) { return pin.number < wanted; });
    const bool pinned = at != m_pins.end() && at->number == number;
    if (pinned) {
        m_pins.erase(at);
    } else {
        const auto found = m_model->store()->entries({number, number + 1});
        if (found.isEmpty())
            return;
        m_pins.insert(at, {number, found.first()});
    }
    m_model->marks()->setPinned(number, !pinned);
    fill();
}

QString PinStrip::lineOf(const Pin &pin) const
{
    QStringList parts{EntryText::time(pin.entry.wallClockMs)};
    if (const QString glyph = EntryText::directionGlyph(pin.entry.direction); !glyph.isEmpty())
        parts += glyph;
    if (pin.entry.peer != 0)
        parts += tr("peer %1").arg(pin.entry.peer);
    parts += EntryText::kind(pin.entry.kind);
    parts += EntryText::preview(pin.entry);
    return parts.join(QStringLiteral("   "));
}

void PinStrip::fill()
{
    const int current = m_list->currentRow();
    m_list->clear();
    const QIcon pinIcon = icon(QStringLiteral("pin"), IconTone::Muted);
    for (const Pin &pin : m_pins)
        m_list->addItem(new QListWidgetItem(pinIcon, lineOf(pin)));
    m_list->setCurrentRow(std::min(current, m_list->count() - 1), QItemSelectionModel::NoUpdate);
    fitHeight();
    setVisible(!m_pins.empty());
}

void PinStrip::fitHeight()
{
    const int lines = std::min(m_list->count(), m_mostLines);
    m_list->setFixedHeight(lines * std::max(1, m_list->sizeHintForRow(0)) + 2 * m_list->frameWidth() + 2);
}

void PinStrip::setMostLines(int lines)
{
    if (std::exchange(m_mostLines, lines) != lines)
        fitHeight();
}

void PinStrip::choose(int row)
{
    if (row >= 0 && row < static_cast<int>(m_pins.size())) {
        const Pin pin = m_pins[static_cast<size_t>(row)];
        Q_EMIT chosen(pin.number, pin.entry);
    }
}

bool PinStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_list->currentRow();
        if ((key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_P) && row >= 0) {
            toggle(m_pins[static_cast<size_t>(row)].number);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ui
