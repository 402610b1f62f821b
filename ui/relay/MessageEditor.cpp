#include "ui/relay/MessageEditor.h"

#include "ui/Named.h"
#include "ui/compose/HexText.h"
#include "ui/theme/Fonts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
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

void MessageEditor::show(quint64 id, const wslib::Message &message)
{
    if (!m_tooLarge)
        m_drafts.insert(m_id, draft());
    m_id = id;
    m_tooLarge = message.payload.size() > mostBytes;
    const QByteArray shown = m_tooLarge ? message.payload.first(mostBytes) : message.payload;
    m_original = message.isText() ? Draft{Text, QString::fromUtf8(shown)} : Draft{Hex, hexOf(shown)};
    put(m_tooLarge ? m_original : m_drafts.value(id, m_original));
    m_text->setReadOnly(m_tooLarge);
    m_form->setEnabled(!m_tooLarge);
    update();
}

void MessageEditor::put(const Draft &draft)
{
    const QSignalBlocker formBlocker(m_form);
    const QSignalBlocker textBlocker(m_text);
    m_form->setCurrentIndex(draft.form);
    m_text->setPlainText(draft.text);
}

MessageEditor::Draft MessageEditor::draft() const
{
    return {static_cast<Form>(m_form->currentIndex()), m_text->toPlainText()};
}

// The bytes stay, where they can be said the other way.
void MessageEditor::convert(int form)
{
    const QString text = m_text->toPlainText();
    if (form == Hex) {
        m_text->setPlainText(hexOf(text.toUtf8()));
    } else if (const auto typed = HexText::parse(text); typed.error.isEmpty()) {
        const QString decoded = QString::fromUtf8(typed.bytes);
        if (decoded.toUtf8() == typed.bytes)
            m_text->setPlainText(decoded);
    }
    update();
}

bool MessageEditor::isChanged() const
{
    const Draft now = draft();
    return !m_tooLarge && (now.form != m_original.form || now.text != m_original.text);
}

wslib::Loaded<wslib::Message> MessageEditor::message() const
{
    const Draft now = draft();
    if (now.form == Text)
        return {wslib::Message{wslib::Opcode::Text, now.text.toUtf8()}, {}};
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
