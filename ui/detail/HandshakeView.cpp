#include "ui/detail/HandshakeView.h"

#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/detail/HeadModel.h"
#include "ui/theme/Fonts.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace workbench;

HandshakeView::HandshakeView(QWidget *parent)
    : QWidget(parent)
    , m_model(new HeadModel(this))
    , m_lines(new ElidedLabel(this))
    , m_missing(new QLabel(this))
    , m_raw(named(new QCheckBox(tr("As sent"), this), QStringLiteral("handshakeRaw"),
                  tr("Show the heads as they were sent")))
    , m_secrets(named(new QCheckBox(tr("Show secrets"), this), QStringLiteral("handshakeSecrets"),
                      tr("Show passwords, tokens and cookies")))
    , m_pages(new QStackedWidget(this))
    , m_table(named(new QTableView(this), QStringLiteral("handshakeTable"), tr("The headers of the handshake")))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("handshakeText"), tr("The heads as they were sent")))
{
    setObjectName(QStringLiteral("handshakeView"));
    m_lines->setObjectName(QStringLiteral("handshakeLines"));
    m_missing->setObjectName(QStringLiteral("handshakeMissing"));
    m_missing->setProperty("problem", true);
    m_missing->setWordWrap(true);
    useMonospace(m_lines);
    useMonospace(m_text);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);

    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    followFont(m_table, [this, header] {
        m_table->setMinimumHeight(m_table->fontMetrics().height() * 3);
        m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
        const int character = m_table->fontMetrics().averageCharWidth();
        header->resizeSection(HeadModel::Side, character * 13);
        header->resizeSection(HeadModel::Name, character * 28);
        header->resizeSection(HeadModel::Value, character * 42);
    });
    auto *copy = new QAction(tr("Copy value"), m_table);
    connect(copy, &QAction::triggered, this, [this] {
        const QModelIndex current = m_table->currentIndex();
        if (current.isValid())
            QGuiApplication::clipboard()->setText(current.siblingAtColumn(HeadModel::Value).data().toString());
    });
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_text);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_lines, 1);
    bar->addWidget(m_secrets);
    bar->addWidget(m_raw);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_missing);
    layout->addWidget(m_pages, 1);
    connect(m_raw, &QCheckBox::toggled, this, [this](bool raw) { m_pages->setCurrentIndex(raw ? 1 : 0); });
    connect(m_secrets, &QCheckBox::toggled, this, [this](bool shown) {
        m_model->setSecretsShown(shown);
        updateRaw();
    });
    setHeads({});
}

void HandshakeView::setHeads(const HandshakeHeads &heads)
{
    m_heads = heads;
    m_model->setHeads(heads);
    QStringList lines;
    for (const HeadFacts *head : {&m_model->request(), &m_model->response()}) {
        if (!head->startLine.isEmpty())
            lines += QString::fromUtf8(head->startLine);
    }
    m_lines->setText(lines.join(QStringLiteral("  →  ")));
    m_lines->setToolTip(lines.join(u'\n'));
    const bool missing = judgeAccept(m_model->request(), m_model->response()) == AcceptVerdict::Missing;
    m_missing->setText(missing
                           ? tr("The response has no Sec-WebSocket-Accept, so it doesn’t prove that the server speaks "
                                "WebSocket (RFC 6455 §4.2.2).")
                           : QString());
    m_missing->setVisible(missing);
    m_secrets->setVisible(m_model->hasSecrets());
    updateRaw();
}

void HandshakeView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int character = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(HeadModel::Value, std::clamp(width() / 4, character * 16, character * 60));
}

void HandshakeView::updateRaw()
{
    const auto seen = [this](const QByteArray &head) {
        return QString::fromUtf8(m_secrets->isChecked() ? head : maskedHead(head)).remove(u'\r');
    };
    m_text->setPlainText(seen(m_heads.request) + seen(m_heads.response));
}

} // namespace ui
