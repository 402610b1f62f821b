#include "ui/frames/FramesPage.h"

#include "ui/Background.h"
#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/detail/HexPane.h"
#include "ui/detail/HexView.h"
#include "ui/frames/FrameFields.h"
#include "ui/frames/FrameModel.h"
#include "ui/log/UniformTable.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using workbench::LogEntry;
using workbench::LoggedFrame;
using Field = FrameFields::Field;

namespace {

// More is put together in a thread.
constexpr qint64 atOnce = qint64{256} * 1024;

struct Look
{
    QColor color;
    Qt::PenStyle line;
};

// A colour and a line for each part of a frame.
Look lookOf(Field field, const QPalette &palette)
{
    const ThemeColors &colors = ThemeColors::of(palette);
    switch (field) {
    case Field::ExtendedLength:
        return {colors.warning, Qt::DashLine};
    case Field::MaskKey:
        return {colors.received, Qt::DotLine};
    case Field::Payload:
        return {colors.text, Qt::NoPen};
    default:
        return {colors.accent, Qt::SolidLine};
    }
}

int widthOf(const QWidget *widget, const char *sample)
{
    return widget->fontMetrics().horizontalAdvance(QString::fromUtf8(sample)) + 16;
}

} // namespace

FramesPage::FramesPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new FrameModel(this))
    , m_fieldModel(new FrameFields(this))
    , m_table(named(new UniformTable(this), QStringLiteral("frameTable"), tr("Frames of this message")))
    , m_fields(named(new UniformTable(this), QStringLiteral("frameFields"), tr("Fields of the frame")))
    , m_hex(new HexPane(this))
    , m_legend(new QLabel(this))
    , m_notice(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("framesPage"));
    m_hex->setObjectName(QStringLiteral("frameHex"));
    m_hex->view()->setObjectName(QStringLiteral("frameBytes"));
    m_hex->view()->setAccessibleName(tr("The bytes of the frame"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fields->setModel(m_fieldModel);
    m_fields->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fields->horizontalHeader()->hide();
    followFont(this, [this] {
        const char *const samples[] = {"00000",    "+000.00 ms", "↑↓0",  "continuation00", "FIN",
                                       "RSV1",     "RSV2",       "RSV3", "00 00 00 00 00", "On the wire",
                                       "1,000,000"};
        for (int column = 0; column < FrameModel::Header; ++column)
            m_table->setColumnWidth(column, widthOf(this, samples[column]));
        m_table->setMinimumHeight(m_table->rowHeight() * 3);
        m_fields->setColumnWidth(FrameFields::Name, widthOf(this, "Extended length 0"));
        m_fields->setMinimumWidth(widthOf(this, "Extended length 0, more fragments"));
    });
    m_notice->setObjectName(QStringLiteral("framesNotice"));
    m_notice->setProperty("muted", true);
    m_legend->setObjectName(QStringLiteral("framesLegend"));
    m_legend->setTextFormat(Qt::RichText);

    auto *fields = new QWidget(this);
    auto *beside = new QVBoxLayout(fields);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(4);
    beside->addWidget(m_fields, 1);
    beside->addWidget(m_legend);
    auto *lower = new QSplitter(Qt::Horizontal, this);
    lower->addWidget(fields);
    lower->addWidget(m_hex);
    lower->setStretchFactor(1, 1);
    lower->setSizes({340, 700});
    lower->setChildrenCollapsible(false);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_notice);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FramesPage::showFrame);
    connect(m_fields->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FramesPage::fieldChosen);
    connect(m_hex->view(), &HexView::selectionChanged, this, &FramesPage::bytesChosen);
    setEntry(std::nullopt);
}

// The words stand in the colours, and over the lines, that their bytes have.
void FramesPage::updateLegend()
{
    QStringList words;
    for (const auto &[field, word] :
         {std::pair(Field::Length, tr("Header")), std::pair(Field::ExtendedLength, tr("Length")),
          std::pair(Field::MaskKey, tr("Mask key")), std::pair(Field::Payload, tr("Payload"))}) {
        const Look look = lookOf(field, palette());
        const char *const sign = look.line == Qt::SolidLine  ? "━"
                                 : look.line == Qt::DashLine ? "╍"
                                 : look.line == Qt::DotLine  ? "┉"
                                                             : "";
        words += QStringLiteral("<span style=\"color:%1\">%2 %3</span>")
                     .arg(look.color.name(), QString::fromUtf8(sign), word.toHtmlEscaped());
    }
    m_legend->setText(words.join(QStringLiteral("&nbsp; ")));
}

void FramesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    updateLegend();
    showBytes(m_hex->view()->bytes());
}

// ---- The frames ------------------------------------------------------------------------------------------------------

void FramesPage::setEntry(const std::optional<LogEntry> &entry)
{
    updateLegend();
    m_entry = entry;
    m_pending = 0;
    showTrail(entry ? entry->frames : QByteArray());
}

void FramesPage::showTrail(const QByteArray &trail)
{
    m_model->setTrail(trail);
    m_notice->setVisible(m_model->leftOut() > 0);
    m_notice->setText(tr("%1 more frames have no row here.").arg(QLocale().toString(m_model->leftOut())));
    if (m_model->rowCount() > 0)
        choose(m_pending);
    else
        showFrame();
}

void FramesPage::setPayload(const QByteArray &payload)
{
    if (!m_entry)
        return;
    m_entry->payload = payload;
    showFrame();
}

void FramesPage::choose(qint64 frame)
{
    m_pending = frame;
    if (frame < m_model->rowCount())
        m_table->selectRow(static_cast<int>(frame));
}

std::optional<LoggedFrame> FramesPage::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(m_model->frame(current.row())) : std::nullopt;
}

void FramesPage::showFrame()
{
    const auto frame = chosen();
    const int turn = ++m_turn;
    m_fieldModel->setFrame(frame);
    if (!frame || !m_entry)
        return showBytes({});
    if (frame->wireSize() <= atOnce)
        return showBytes(wireBytes(*frame, m_entry->payload));
    showBytes(frame->headerView().toByteArray());
    inBackground(
        this,
        [frame = *frame, entry = *m_entry] {
            return wireBytes(frame, entry.payload);
        }, // which has the frame's own, too
        [this, turn](const QByteArray &bytes) {
            if (turn == m_turn)
                showBytes(bytes);
        });
}

void FramesPage::showBytes(const QByteArray &bytes)
{
    m_linking = true; // nobody selected the first byte
    m_hex->setBytes(bytes);
    std::vector<HexView::Region> regions;
    for (const FrameFields::Place &place : m_fieldModel->places()) {
        const Look look = lookOf(place.field, palette());
        if (regions.empty() || regions.back().begin != place.begin)
            regions.push_back({place.begin, place.size, look.color, look.line});
    }
    m_hex->view()->setRegions(std::move(regions));
    m_linking = false;
}

// ---- Fields and their bytes ------------------------------------------------------------------------------------------

void FramesPage::fieldChosen()
{
    const int row = m_fields->currentIndex().row();
    if (m_linking || row < 0)
        return;
    const FrameFields::Place &place = m_fieldModel->places()[static_cast<size_t>(row)];
    m_linking = true;
    m_hex->view()->select(place.begin, place.size);
    m_linking = false;
}

void FramesPage::bytesChosen()
{
    if (m_linking || m_hex->view()->size() == 0)
        return;
    const int row = m_fieldModel->rowAt(m_hex->view()->selectionBegin(), m_fields->currentIndex().row());
    m_linking = true;
    if (row >= 0)
        m_fields->selectRow(row);
    m_linking = false;
}

} // namespace ui
