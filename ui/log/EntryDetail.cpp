#include "ui/log/EntryDetail.h"

#include "ui/ElidedLabel.h"
#include "ui/log/EntryText.h"
#include "ui/log/HexDump.h"
#include "ui/log/TextHighlight.h"

#include <QButtonGroup>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using workbench::LogEntry;

EntryDetail::EntryDetail(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_note(new QLabel(this))
    , m_forms(new QButtonGroup(this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("entryDetail"));
    m_title->setObjectName(QStringLiteral("detailTitle"));
    m_note->setObjectName(QStringLiteral("detailNote"));
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("detailText"));
    m_text->setAccessibleName(tr("The selected message"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setPlaceholderText(tr("Select a message to see all of it."));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setMinimumHeight(fontMetrics().height() * 2);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF());
    m_text->setFont(font);

    QToolButton *asText = makeFormButton(QStringLiteral("detailAsText"), tr("Text"), Text);
    QToolButton *asHex = makeFormButton(QStringLiteral("detailAsHex"), tr("Hex"), Hex);
    setTabOrder(asText, asHex);
    setTabOrder(asHex, m_text);
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_title, 1);
    head->addWidget(asText);
    head->addWidget(asHex);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);
    connect(m_forms, &QButtonGroup::idClicked, this, [this](int form) { show(static_cast<Form>(form)); });
    setEntry(std::nullopt);
}

QToolButton *EntryDetail::makeFormButton(const QString &name, const QString &label, Form form)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(label);
    button->setAccessibleName(tr("Show as %1").arg(label));
    button->setProperty("segment", true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_forms->addButton(button, form);
    return button;
}

void EntryDetail::setEntry(const std::optional<LogEntry> &entry)
{
    m_entry = entry;
    for (QAbstractButton *button : m_forms->buttons())
        button->setEnabled(entry.has_value());
    m_title->setText(title());
    using Kind = LogEntry::Kind;
    const bool binary =
        entry && (entry->kind == Kind::Binary || entry->kind == Kind::Ping || entry->kind == Kind::Pong);
    show(binary ? Hex : Text);
}

void EntryDetail::show(Form form)
{
    m_forms->button(form)->setChecked(true);
    m_note->setText(windowNote());
    m_note->setVisible(!m_note->text().isEmpty());
    if (!m_entry) {
        m_text->clear();
        return;
    }
    m_text->setLineWrapMode(form == Hex ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
    const QByteArray window = m_entry->payload.first(std::min(m_entry->payload.size(), windowBytes));
    m_text->setPlainText(form == Hex ? hexDump(window) : asText());
    highlight(m_text, m_highlight);
}

void EntryDetail::setHighlight(const QRegularExpression &expression)
{
    m_highlight = expression;
    highlight(m_text, m_highlight);
}

QString EntryDetail::asText() const
{
    QString text = QString::fromUtf8(EntryText::head(m_entry->payload, windowBytes));
    if (m_entry->kind != LogEntry::Kind::Close)
        return text;
    const QString code = EntryText::closeCode(m_entry->closeCode);
    return text.isEmpty() ? tr("%1, without a reason").arg(code) : tr("%1: %2").arg(code, text);
}

QString EntryDetail::title() const
{
    if (!m_entry)
        return {};
    QStringList parts;
    if (const QString direction = EntryText::direction(m_entry->direction); !direction.isEmpty())
        parts += EntryText::directionGlyph(m_entry->direction) + u' ' + direction;
    parts += EntryText::kind(m_entry->kind);
    if (EntryText::hasSize(*m_entry))
        parts += m_entry->payload.size() == 1 ? tr("1 byte")
                                              : tr("%1 bytes").arg(QLocale().toString(m_entry->payload.size()));
    parts += EntryText::time(m_entry->wallClockMs);
    return parts.join(QStringLiteral(" · "));
}

QString EntryDetail::windowNote() const
{
    if (!m_entry || m_entry->payload.size() <= windowBytes)
        return {};
    const QLocale locale;
    return tr("Only the first %1 of %2 bytes are shown.")
        .arg(locale.toString(windowBytes), locale.toString(m_entry->payload.size()));
}

} // namespace ui
