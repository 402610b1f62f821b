#include "ui/detail/TextView.h"

#include "ui/Named.h"
#include "ui/detail/LongTextEdit.h"
#include "ui/log/EntryText.h"
#include "ui/log/TextHighlight.h"
#include "ui/theme/Fonts.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

TextView::TextView(QWidget *parent)
    : QWidget(parent)
    , m_text(named(new LongTextEdit(this), QStringLiteral("detailText"), tr("The selected message")))
    , m_note(new QLabel(this))
    , m_more(named(new QToolButton(this), QStringLiteral("detailMore"), tr("Show more of the message")))
    , m_wrap(named(new QCheckBox(tr("Wrap lines"), this), QStringLiteral("detailWrap"), tr("Wrap long lines")))
{
    m_note->setObjectName(QStringLiteral("detailNote"));
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    m_text->setPlaceholderText(tr("Select a message to see all of it."));
    useMonospace(m_text);
    followFont(m_text, [this] { m_text->setMinimumHeight(m_text->fontMetrics().height() * 2); });
    m_more->setText(tr("Show more"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_wrap->setChecked(true);
    m_wrap->hide();

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_more);
    foot->addWidget(m_wrap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text, 1);
    layout->addLayout(foot);
    connect(m_more, &QToolButton::clicked, this, &TextView::showMore);
    connect(m_wrap, &QCheckBox::toggled, m_text, &LongTextEdit::setWrapped);
    connect(m_text, &LongTextEdit::brokenAnew, this, [this] {
        highlight(m_text, m_highlight);
        updateNote();
    });
    clear();
}

void TextView::clear()
{
    setBytes({});
    m_wrap->hide(); // there is nothing to wrap, and little room
}

void TextView::setBytes(const QByteArray &utf8, const QString &origin)
{
    const bool isRest = m_bytes.size() < m_size && utf8.size() == m_size && utf8.startsWith(m_bytes);
    m_bytes = utf8;
    m_size = utf8.size();
    m_origin = origin;
    m_wrap->show();
    if (isRest)
        updateNote();
    else
        showFirst(windowBytes);
}

void TextView::setBeginning(const QByteArray &utf8, qint64 size, const QString &why)
{
    m_bytes = utf8;
    m_size = size;
    m_origin = why;
    m_wrap->show();
    showFirst(windowBytes);
}

void TextView::setSentence(const QString &text)
{
    setBytes(text.toUtf8());
}

void TextView::showFirst(qsizetype bytes)
{
    const QByteArray window = EntryText::head(m_bytes, bytes);
    m_shown = window.size();
    m_text->setText(QString::fromUtf8(window));
    highlight(m_text, m_highlight);
    updateNote();
}

void TextView::setHighlight(const QRegularExpression &expression)
{
    m_highlight = expression;
    highlight(m_text, m_highlight);
}

void TextView::showMore()
{
    const int position = m_text->verticalScrollBar()->value();
    showFirst(std::min(m_shown * 8, mostBytes));
    m_text->verticalScrollBar()->setValue(position);
}

void TextView::updateNote()
{
    QStringList notes;
    if (!m_origin.isEmpty())
        notes += m_origin;
    const QLocale locale;
    const bool partly = m_shown < m_size;
    if (partly)
        notes += tr("Only the first %1 of %2 bytes are shown.").arg(locale.toString(m_shown), locale.toString(m_size));
    if (m_text->isBroken())
        notes += tr("Long lines are broken to be shown; copies have them whole.");
    m_note->setText(notes.join(u' '));
    m_more->setVisible(m_shown < m_bytes.size() && m_bytes.size() == m_size && m_shown < mostBytes - 4);
}

} // namespace ui
