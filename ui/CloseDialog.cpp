#include "ui/CloseDialog.h"

#include "ui/Named.h"
#include "ui/log/EntryText.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

namespace {

constexpr int maxReasonBytes = 123; // RFC 6455 §5.5: 125 for a control frame, two of them the code

} // namespace

CloseDialog::CloseDialog(const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_code(named(new QComboBox(this), QStringLiteral("closeCode"), tr("Close code")))
    , m_reason(named(new QLineEdit(this), QStringLiteral("closeReason"), tr("Reason")))
    , m_verdict(named(new QLabel(this), QStringLiteral("closeVerdict"), tr("What is wrong")))
{
    setObjectName(QStringLiteral("closeDialog"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_code->setEditable(true);
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 4000})
        m_code->addItem(EntryText::closeCode(static_cast<quint16>(code)));
    m_reason->setPlaceholderText(tr("none"));
    m_verdict->setProperty("problem", true);
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(tr("Close"), QDialogButtonBox::AcceptRole);
    named(m_close, QStringLiteral("closeAccept"), tr("Close"));
    named(buttons->addButton(QDialogButtonBox::Cancel), QStringLiteral("closeCancel"), tr("Cancel"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 14);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("&Code"), m_code);
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(m_verdict);
    form->addRow(buttons);

    connect(m_code, &QComboBox::editTextChanged, this, &CloseDialog::validate);
    connect(m_reason, &QLineEdit::textChanged, this, &CloseDialog::validate);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(static_cast<wslib::CloseCode>(code()), m_reason->text());
        accept();
    });
    validate();
}

int CloseDialog::code() const
{
    return m_code->currentText().trimmed().section(u' ', 0, 0).toInt();
}

void CloseDialog::validate()
{
    QString problem;
    const int number = code();
    if (number < 0 || number > 65535 || !wslib::isAllowedOnWire(static_cast<quint16>(number)))
        problem = tr("A Close frame may carry 1000 to 1003, 1007 to 1014, or 3000 to 4999.");
    else if (m_reason->text().toUtf8().size() > maxReasonBytes)
        problem = tr("The reason may have %1 bytes of UTF-8 at most.").arg(maxReasonBytes);
    m_verdict->setText(problem);
    m_close->setEnabled(problem.isEmpty());
}

} // namespace ui
