#include "ui/relay/MessageEditor.h"

#include "ui/Named.h"
#include "ui/compose/HexText.h"
#include "ui/theme/Fonts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

// Beyond it, an editor is no pleasure any more, and the window would wait for it.
constexpr qsizetype mostBytes = qsizetype{256} * 1024;
constexpr int bytesPerLine = 16;

QString hexOf(const QByteArray &bytes)
{
    QStringList lines;
    for (qsizetype i = 0; i < bytes.size(); i += bytesPerLine)
        lines.append(QString::fromLatin1(bytes.sliced(i, qMin<qsizetype>(bytesPerLine, bytes.size() - i)).toHex(' ')));
    return lines.join(u'\n');
}

bool hasOnlyCrlf(const QString &text)
{
    const auto pairs = text.count(QStringLiteral("\r\n"));
    return pairs > 0 && text.count(u'\r') == pairs && text.count(u'\n') == pairs;
}

} // namespace

MessageEditor::MessageEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(named(new QComboBox(this), QStringLiteral("heldForm"), tr("Form of the message")))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("heldEditor"), tr("The message")))
    , m_problem(named(new QLabel(this), QStringLiteral("heldProblem"), tr("What is wrong with the message")))
{
    m_form->addItems({tr("Text"), tr("Hex")});
    m_form->setToolTip(tr("Text goes as a text message, hex as a binary one"));
    useMonospace(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("A message to inject; or choose a held one, and change it"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->addWidget(m_form);
    row->addWidget(m_problem, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_text, 1);
    connect(m_form, &QComboBox::currentIndexChanged, this, &MessageEditor::convert);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MessageEditor::update);
}

// What the widget makes of the message is what tells whether somebody changed it: it has one kind of line end, for one.
void MessageEditor::show(quint64 id, const wslib::Message &message)
{
    m_drafts.remove(m_id);
    if (isChanged())
        m_drafts.insert(m_id, draft());
    m_id = id;
    m_tooLarge = message.payload.size() > mostBytes;
    m_payload = m_tooLarge ? message.payload.first(mostBytes) : message.payload;
    const QString text = message.isText() ? QString::fromUtf8(m_payload) : QString();
    m_separatorsIn = text.contains(QChar(QChar::LineSeparator));
    put(message.isText() ? Draft{Text, text, hasOnlyCrlf(text)} : Draft{Hex, hexOf(m_payload)});
    m_original = draft();
    if (const auto typed = m_drafts.constFind(id); !m_tooLarge && typed != m_drafts.cend())
        put(*typed);
    m_text->setReadOnly(m_tooLarge);
    m_form->setEnabled(!m_tooLarge);
    update();
}

void MessageEditor::forgetAllBut(const QSet<quint64> &ids)
{
    m_drafts.removeIf([&](const auto &draft) { return draft.key() != 0 && !ids.contains(draft.key()); });
}

void MessageEditor::put(const Draft &draft)
{
    const QSignalBlocker formBlocker(m_form);
    const QSignalBlocker textBlocker(m_text);
    m_form->setCurrentIndex(draft.form);
    m_text->setPlainText(draft.text);
    m_crlf = draft.crlf;
}

MessageEditor::Draft MessageEditor::draft() const
{
    const auto form = static_cast<Form>(m_form->currentIndex());
    return {form, text(), form == Text && m_crlf};
}

// Unlike toPlainText(), leaves no-break spaces what they are.
QString MessageEditor::text() const
{
    QString text = m_text->document()->toRawText();
    text.replace(QChar(QChar::ParagraphSeparator), u'\n');
    if (!m_separatorsIn)
        text.replace(QChar(QChar::LineSeparator), u'\n');
    return text;
}

QByteArray MessageEditor::bytesOf(const Draft &text) const
{
    if (text == m_original)
        return m_payload;
    QString lines = text.text;
    if (text.crlf)
        lines.replace(u'\n', QStringLiteral("\r\n"));
    return lines.toUtf8();
}

// The bytes stay, where they can be said the other way.
void MessageEditor::convert(int form)
{
    if (form == Hex) {
        m_text->setPlainText(hexOf(bytesOf({Text, text(), m_crlf})));
    } else if (const auto typed = HexText::parse(text()); typed.error.isEmpty()) {
        const QString decoded = QString::fromUtf8(typed.bytes);
        if (decoded.toUtf8() == typed.bytes) {
            m_text->setPlainText(decoded);
            m_crlf = hasOnlyCrlf(decoded);
        }
    }
    update();
}

bool MessageEditor::isChanged() const
{
    return !m_tooLarge && draft() != m_original;
}

wslib::Loaded<wslib::Message> MessageEditor::message() const
{
    const Draft now = draft();
    if (now.form == Text)
        return {wslib::Message{wslib::Opcode::Text, bytesOf(now)}, {}};
    const auto typed = HexText::parse(now.text);
    if (!typed.error.isEmpty())
        return {std::nullopt, typed.error};
    return {wslib::Message{wslib::Opcode::Binary, typed.bytes}, {}};
}

void MessageEditor::update()
{
    const QString problem = m_tooLarge ? QString() : message().error;
    m_problem->setProperty("problem", !problem.isEmpty());
    m_problem->setProperty("muted", problem.isEmpty());
    m_problem->setText(m_tooLarge           ? tr("This message is too large to be changed here: this is its beginning.")
                       : !problem.isEmpty() ? problem
                       : m_id != 0 && isChanged() ? tr("Changed")
                                                  : QString());
    Q_EMIT changed();
}

} // namespace ui
