#include "ui/detail/HexPane.h"

#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/detail/HexSource.h"
#include "ui/detail/HexView.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Restyle.h"
#include "workbench/decode/ByteReader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

template <typename Number>
QString numberAt(QByteArrayView bytes, bool little)
{
    workbench::ByteReader reader(bytes);
    const Number number = little ? reader.littleEndian<Number>() : reader.bigEndian<Number>();
    if (reader.isTruncated())
        return {};
    if constexpr (std::is_floating_point_v<Number>)
        return QString::fromLatin1(workbench::spelled(number));
    else
        return QString::number(number);
}

} // namespace

HexPane::HexPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new HexView(this))
    , m_offset(named(new QLineEdit(this), QStringLiteral("hexOffset"), tr("Go to an offset, such as 100 or 0x64")))
    , m_place(new QLabel(this))
    , m_endian(named(new QToolButton(this), QStringLiteral("hexEndian"), tr("Little-endian numbers")))
    , m_numbers(new ElidedLabel(this))
    , m_copy(named(new QToolButton(this), QStringLiteral("hexCopy"), tr("Copy the selected bytes")))
{
    m_offset->setPlaceholderText(tr("Go to offset"));
    m_offset->setToolTip(m_offset->accessibleName());
    followFont(m_offset, [this] { m_offset->setFixedWidth(m_offset->fontMetrics().averageCharWidth() * 20); });
    m_place->setObjectName(QStringLiteral("hexPlace"));
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_endian->setText(tr("LE"));
    m_endian->setCheckable(true);
    m_endian->setChecked(true);
    m_endian->setProperty("segment", true);
    m_endian->setToolTip(tr("Numbers are little-endian (LE) or big-endian (BE)"));
    m_numbers->setObjectName(QStringLiteral("hexNumbers"));
    m_numbers->setProperty("muted", true);
    m_copy->setText(tr("Copy"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setProperty("menuButton", true);
    for (QToolButton *button : {m_endian, m_copy})
        button->setFocusPolicy(Qt::StrongFocus);
    makeCopyMenu();

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_offset);
    foot->addWidget(m_place);
    foot->addWidget(m_endian);
    foot->addWidget(m_numbers, 1);
    foot->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view, 1);
    layout->addLayout(foot);
    connect(m_view, &HexView::selectionChanged, this, &HexPane::updateStatus);
    connect(m_offset, &QLineEdit::returnPressed, this, &HexPane::goToTyped);
    connect(m_endian, &QToolButton::toggled, this, [this](bool little) {
        m_endian->setText(little ? tr("LE") : tr("BE"));
        updateStatus();
    });
    updateStatus();
}

void HexPane::makeCopyMenu()
{
    auto *menu = new QMenu(m_copy);
    menu->setObjectName(QStringLiteral("hexCopyMenu"));
    const auto add = [this, menu](const QString &text, HexView::CopyAs form) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, m_view, [this, form] { m_view->copy(form); });
        m_view->addAction(action);
    };
    add(tr("Copy as hex"), HexView::CopyAs::Hex);
    add(tr("Copy as text"), HexView::CopyAs::Text);
    add(tr("Copy as Base64"), HexView::CopyAs::Base64);
    add(tr("Copy as a C array"), HexView::CopyAs::CArray);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy->setMenu(menu);
}

void HexPane::setBytes(const QByteArray &bytes)
{
    m_view->setBytes(bytes);
}

void HexPane::goToTyped()
{
    const QString text = m_offset->text().trimmed();
    bool ok = false;
    const bool hex = text.startsWith(QLatin1String("0x"), Qt::CaseInsensitive);
    const qlonglong offset = hex ? text.mid(2).toLongLong(&ok, 16) : text.toLongLong(&ok, 10);
    const auto &source = m_view->source();
    const qint64 size = source ? source->bytesBefore(m_view->size()) : m_view->size();
    const bool there = ok && offset >= 0 && offset < size;
    m_offset->setProperty("problem", !there);
    m_offset->setToolTip(there ? m_offset->accessibleName()
                               : tr("There is no byte at this offset. The last is at %1.").arg(size - 1));
    restyle(m_offset);
    if (there) {
        m_view->goTo(source ? source->placeOf(offset) : offset);
        m_view->setFocus(Qt::OtherFocusReason);
    }
}

void HexPane::updateStatus()
{
    const bool any = m_view->size() > 0;
    m_copy->setEnabled(any);
    m_offset->setEnabled(any);
    m_endian->setEnabled(any);
    if (!any) {
        m_place->setText(tr("No bytes"));
        m_numbers->clear();
        return;
    }
    const QLocale locale;
    qint64 begin = m_view->selectionBegin();
    qint64 size = m_view->selectionSize();
    if (const auto &source = m_view->source()) { // places aren't bytes there
        const qint64 end = source->bytesBefore(begin + size);
        begin = source->bytesBefore(begin);
        size = end - begin;
    }
    const QString place = tr("Offset %1 (0x%2)").arg(locale.toString(begin), QString::number(begin, 16).toUpper());
    m_place->setText(size > 1 ? tr("%1, %2 selected").arg(place, locale.toString(size)) : place);
    const bool little = m_endian->isChecked();
    const QByteArray there = m_view->bytesFrom(m_view->selectionBegin(), 8);
    m_numbers->setText(numbersAt(there, 0, little));
    m_numbers->setToolTip(tr("Little-endian:") + u'\n' + numbersAt(there, 0, true) + QStringLiteral("\n\n")
                          + tr("Big-endian:") + u'\n' + numbersAt(there, 0, false));
}

QString HexPane::numbersAt(const QByteArray &bytes, qsizetype offset, bool little)
{
    const QByteArrayView rest = QByteArrayView(bytes).sliced(std::min(offset, bytes.size()));
    const std::pair<const char *, QString> numbers[] = {
        {"u8", numberAt<quint8>(rest, little)},   {"i8", numberAt<qint8>(rest, little)},
        {"u16", numberAt<quint16>(rest, little)}, {"i16", numberAt<qint16>(rest, little)},
        {"u32", numberAt<quint32>(rest, little)}, {"i32", numberAt<qint32>(rest, little)},
        {"f32", numberAt<float>(rest, little)},   {"u64", numberAt<quint64>(rest, little)},
        {"i64", numberAt<qint64>(rest, little)},  {"f64", numberAt<double>(rest, little)},
    };
    QStringList parts;
    for (const auto &[name, number] : numbers) {
        if (!number.isEmpty())
            parts += QLatin1String(name) + u' ' + number;
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
