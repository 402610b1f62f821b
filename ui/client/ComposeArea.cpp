#include "ui/client/ComposeArea.h"

#include "ui/client/HexText.h"
#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/ThemeColors.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui {

namespace {

// QPlainTextEdit::toPlainText() would turn no-break spaces into plain ones; what is typed is what is sent.
QString exactText(const QPlainTextEdit *editor)
{
    QString text = editor->document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

void setProblem(QLabel *label, bool problem)
{
    label->setProperty("problem", problem);
    label->setProperty("muted", !problem);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace

ComposeArea::ComposeArea(QWidget *parent)
    : QWidget(parent)
    , m_forms(new QTabBar(this))
    , m_editors(new QStackedWidget(this))
    , m_text(makeEditor(QStringLiteral("textDraft"), tr("Text to send"), tr("Type a message. Ctrl+Enter sends it.")))
    , m_hex(makeEditor(QStringLiteral("hexDraft"), tr("Bytes to send, in hex"),
                       tr("Bytes in hex, such as DE AD BE EF. Ctrl+Enter sends them as a binary message.")))
    , m_verdict(new QLabel(this))
    , m_ping(makeButton(QStringLiteral("pingButton"), tr("Ping"), QStringLiteral("ping")))
    , m_send(makeButton(QStringLiteral("sendButton"), tr("Send"), QStringLiteral("send")))
{
    m_editors->addWidget(m_text);
    m_editors->addWidget(m_hex);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(makeHead());
    layout->addWidget(m_editors, 1);

    connect(m_forms, &QTabBar::currentChanged, this, &ComposeArea::showForm);
    connect(m_hex, &QPlainTextEdit::textChanged, this, &ComposeArea::validate);
    connect(m_ping, &QPushButton::clicked, this, &ComposeArea::pingRequested);
    connect(m_send, &QPushButton::clicked, this, &ComposeArea::send);
    validate();
}

QPlainTextEdit *ComposeArea::makeEditor(const QString &name, const QString &accessibleName, const QString &placeholder)
{
    auto *editor = new QPlainTextEdit(this);
    editor->setObjectName(name);
    editor->setAccessibleName(accessibleName);
    editor->setPlaceholderText(placeholder);
    editor->setTabChangesFocus(true);
    editor->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    useMonospace(editor);
    followFont(editor, [editor] { editor->setMinimumHeight(editor->fontMetrics().height() * 2); });
    return editor;
}

QPushButton *ComposeArea::makeButton(const QString &name, const QString &label, const QString &iconName)
{
    const bool primary = name == u"sendButton";
    auto *button = new QPushButton(label, this);
    giveIcon(button, iconName, primary ? IconTone::OnAccent : IconTone::Muted);
    button->setObjectName(name);
    button->setAccessibleName(label);
    button->setProperty("primary", primary);
    button->setMinimumWidth(96);
    return button;
}

QHBoxLayout *ComposeArea::makeHead()
{
    m_forms->setObjectName(QStringLiteral("composeForms"));
    m_forms->setAccessibleName(tr("Form of the message"));
    m_forms->addTab(tr("Text"));
    m_forms->addTab(tr("Hex"));
    m_forms->setExpanding(false);
    m_verdict->setObjectName(QStringLiteral("hexVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_verdict->hide();
    m_ping->setToolTip(tr("Sends a ping and measures the round trip"));
    m_send->setToolTip(tr("Sends the message (Ctrl+Enter)"));
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_forms, 0, Qt::AlignBottom);
    head->addWidget(m_verdict, 1);
    head->addStretch();
    head->addWidget(m_ping);
    head->addWidget(m_send);
    return head;
}

void ComposeArea::showForm(int form)
{
    m_editors->setCurrentIndex(form);
    validate();
}

void ComposeArea::validate()
{
    const bool hex = m_forms->currentIndex() == Hex;
    const HexText::Result result = hex ? HexText::parse(exactText(m_hex)) : HexText::Result();
    const bool wrong = !result.error.isEmpty();
    QList<QTextEdit::ExtraSelection> marks;
    if (wrong && !result.incomplete) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_hex->document());
        mark.cursor.setPosition(static_cast<int>(result.position));
        mark.cursor.setPosition(static_cast<int>(result.position + result.length), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(ThemeColors::of(palette()).danger);
        marks += mark;
    }
    m_hex->setExtraSelections(marks);
    m_verdict->setText(wrong ? result.error : EntryText::size(result.bytes.size()));
    setProblem(m_verdict, wrong && !result.incomplete);
    m_verdict->setVisible(hex);
}

std::optional<wslib::Message> ComposeArea::message() const
{
    if (m_forms->currentIndex() == Text)
        return wslib::Message{wslib::Opcode::Text, exactText(m_text).toUtf8()};
    const HexText::Result result = HexText::parse(exactText(m_hex));
    if (!result.error.isEmpty())
        return std::nullopt;
    return wslib::Message{wslib::Opcode::Binary, result.bytes};
}

void ComposeArea::send()
{
    if (const auto written = message()) {
        Q_EMIT sendRequested(*written);
    } else {
        setProblem(m_verdict, true);
        m_hex->setFocus();
    }
}

} // namespace ui
