#include "ui/forge/PresetPage.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/forge/PresetModel.h"
#include "ui/theme/Fonts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

PresetPage::PresetPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new PresetModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_search(named(new QLineEdit(this), QStringLiteral("forgeSearch"), tr("Search the illegal frames")))
    , m_table(named(new QTableView(this), QStringLiteral("forgePresets"), tr("Illegal frames to send")))
    , m_send(makeButton(this, QStringLiteral("forgeSendPreset"), tr("&Send"), tr("Send the chosen one (Enter)"),
                        QStringLiteral("send")))
    , m_copy(makeButton(this, QStringLiteral("forgeCopyPreset"), tr("&Put into the Sequence"),
                        tr("Add its steps to the sequence, to change them"), QStringLiteral("plus")))
{
    m_search->setPlaceholderText(tr("Search: ping, utf, close, §5.4 …"));
    m_search->setClearButtonEnabled(true);
    setUpTable();
    auto *foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_search, 1);
    foot->addWidget(m_copy);
    foot->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(foot);
    layout->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setFilterFixedString(text);
        m_table->selectRow(0);
    });
    connect(m_search, &QLineEdit::returnPressed, this, &PresetPage::send);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        updateButtons();
        Q_EMIT chosenChanged();
    });
    connect(m_table, &QTableView::activated, this, &PresetPage::send);
    connect(m_send, &QPushButton::clicked, this, &PresetPage::send);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const auto preset = chosen())
            Q_EMIT copyRequested(*preset);
    });
    m_table->selectRow(0);
    updateButtons();
}

void PresetPage::setUpTable()
{
    m_found->setSourceModel(m_model);
    m_found->setFilterKeyColumn(-1);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_found);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(PresetModel::Title, QHeaderView::Stretch);
    followFont(m_table, [this] {
        const QFontMetrics metrics = m_table->fontMetrics();
        m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 7);
        m_table->setMinimumHeight(metrics.height() * 8);
        m_table->setColumnWidth(PresetModel::Section,
                                metrics.horizontalAdvance(QStringLiteral("RFC 6455 §5.5.1")) + 20);
        m_table->setColumnWidth(PresetModel::Last, metrics.averageCharWidth() * 18);
    });
}

std::optional<workbench::ForgePreset> PresetPage::chosen() const
{
    const QModelIndex index = m_found->mapToSource(m_table->currentIndex());
    return index.isValid() ? std::optional(m_model->preset(index.row())) : std::nullopt;
}

void PresetPage::setSendable(bool can)
{
    m_sendable = can;
    updateButtons();
}

void PresetPage::takeFocus()
{
    m_search->setFocus();
}

void PresetPage::send()
{
    const auto preset = chosen();
    if (preset && m_sendable)
        Q_EMIT sendRequested(*preset);
}

void PresetPage::updateButtons()
{
    m_copy->setEnabled(chosen().has_value());
    m_send->setEnabled(chosen().has_value() && m_sendable);
}

} // namespace ui
