#include "ui/forge/PayloadForm.h"

#include "ui/Named.h"
#include "ui/compose/HexText.h"
#include "ui/forge/NumberEdit.h"
#include "ui/theme/Fonts.h"
#include "wslib/protocol/Utf8Validator.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace ui {

using workbench::ForgedPayload;

namespace {

// Whether an editor shows it and gives it back as it is: it has one kind of line end only, and no spaces that don't break.
bool isPlainText(const QByteArray &bytes)
{
    static const QRegularExpression changed(QStringLiteral("[\\r\\x{00a0}\\x{2028}\\x{2029}\\x{fdd0}\\x{fdd1}]"));
    return wslib::isValidUtf8(bytes) && !QString::fromUtf8(bytes).contains(changed);
}

} // namespace

PayloadForm::PayloadForm(QWidget *parent)
    : QWidget(parent)
    , m_form(named(new QComboBox(this), QStringLiteral("forgePayloadForm"), tr("Form of the payload")))
    , m_deflate(named(new QCheckBox(tr("&Deflate"), this), QStringLiteral("forgeDeflate"), tr("Compress the payload")))
    , m_size(named(new NumberEdit(ForgedPayload::mostInflated, this), QStringLiteral("forgeSize"),
                   tr("Repeat the payload up to so many bytes")))
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("forgePayload"), tr("Payload")))
    , m_problem(named(new QLabel(this), QStringLiteral("forgePayloadProblem"), tr("What is wrong with the payload")))
{
    m_form->addItems({tr("Text"), tr("Hex")});
    m_deflate->setToolTip(tr("Compress it as a message with permessage-deflate; RSV1 says so"));
    m_size->setPlaceholderText(tr("once"));
    m_size->setAccessibleDescription(tr("Repeat the payload until there are so many bytes"));
    m_size->setToolTip(m_size->accessibleDescription());
    m_text->setTabChangesFocus(true);
    m_problem->setProperty("problem", true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    useMonospace(m_text);
    followFont(m_text, [this] {
        m_text->setMinimumHeight(m_text->fontMetrics().height() * 2 + 14);
        m_text->setMaximumHeight(m_text->fontMetrics().height() * 5 + 14);
        m_size->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_form);
    head->addWidget(m_deflate);
    head->addStretch();
    auto *fill = new QLabel(tr("&Fill up to"), this);
    fill->setBuddy(m_size);
    head->addWidget(fill);
    head->addWidget(m_size);
    head->addWidget(new QLabel(tr("bytes"), this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_text);
    layout->addWidget(m_problem);
    connect(m_form, &QComboBox::currentIndexChanged, this, &PayloadForm::switchForm);
    connect(m_deflate, &QCheckBox::toggled, this, &PayloadForm::read);
    connect(m_size, &QLineEdit::textChanged, this, &PayloadForm::read);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PayloadForm::read);
}

bool PayloadForm::isHex() const
{
    return m_form->currentIndex() == 1;
}

ForgedPayload PayloadForm::payload() const
{
    return m_payload;
}

void PayloadForm::setPayload(const ForgedPayload &payload)
{
    const QScopedValueRollback filling(m_filling, true);
    m_payload = payload;
    const bool hex = payload.form == ForgedPayload::Form::Hex || !isPlainText(payload.bytes);
    m_form->setCurrentIndex(hex ? 1 : 0);
    m_text->setPlainText(hex ? QString::fromLatin1(payload.bytes.toHex(' ')) : QString::fromUtf8(payload.bytes));
    m_deflate->setChecked(payload.deflated);
    m_size->setValue(payload.size < 0 ? std::nullopt : std::optional<quint64>(payload.size));
    m_problem->hide();
}

// The bytes stay what they are. What isn't text stays hex.
void PayloadForm::switchForm()
{
    if (m_filling)
        return;
    if (!isHex() && !isPlainText(m_payload.bytes)) {
        const QScopedValueRollback filling(m_filling, true);
        m_form->setCurrentIndex(1);
        m_problem->setText(tr("These bytes are no text (UTF-8), or have line ends or spaces that an editor would "
                              "change, so they stay in hex."));
        m_problem->show();
        return;
    }
    {
        const QScopedValueRollback filling(m_filling, true);
        m_text->setPlainText(isHex() ? QString::fromLatin1(m_payload.bytes.toHex(' '))
                                     : QString::fromUtf8(m_payload.bytes));
    }
    read();
}

void PayloadForm::read()
{
    if (m_filling)
        return;
    m_payload.form = isHex() ? ForgedPayload::Form::Hex : ForgedPayload::Form::Text;
    m_payload.deflated = m_deflate->isChecked();
    m_payload.size = m_size->value() ? static_cast<qint64>(*m_size->value()) : -1;
    QString problem;
    if (isHex()) {
        const TypedBytes typed = HexText::parse(m_text->toPlainText());
        m_payload.bytes = typed.bytes;
        problem = typed.incomplete ? QString() : typed.error;
    } else {
        m_payload.bytes = m_text->toPlainText().toUtf8();
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    Q_EMIT edited();
}

} // namespace ui
