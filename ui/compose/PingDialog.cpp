#include "ui/compose/PingDialog.h"

#include "ui/Named.h"
#include "ui/compose/HexText.h"
#include "ui/theme/Restyle.h"
#include "wslib/protocol/Frame.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

PingDialog::PingDialog(QWidget *parent)
    : QDialog(parent)
    , m_form(named(new QComboBox(this), QStringLiteral("pingForm"), tr("Form of the payload")))
    , m_payload(named(new QLineEdit(this), QStringLiteral("pingPayload"), tr("Payload")))
    , m_verdict(named(new QLabel(this), QStringLiteral("pingVerdict"), tr("Size of the payload, or what is wrong")))
{
    setObjectName(QStringLiteral("pingDialog"));
    setWindowTitle(tr("Ping with a payload"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->addItems({tr("Text"), tr("Hex")});
    m_payload->setPlaceholderText(tr("none"));
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    auto *buttons = new QDialogButtonBox(this);
    m_ping = buttons->addButton(tr("Ping"), QDialogButtonBox::AcceptRole);
    named(m_ping, QStringLiteral("pingAccept"), tr("Ping"));
    named(buttons->addButton(QDialogButtonBox::Cancel), QStringLiteral("pingCancel"), tr("Cancel"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 14);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("&Payload"), m_payload);
    form->addRow(tr("&Written as"), m_form);
    form->addRow(m_verdict);
    form->addRow(buttons);
    m_payload->setFocus();

    connect(m_form, &QComboBox::currentIndexChanged, this, &PingDialog::validate);
    connect(m_payload, &QLineEdit::textChanged, this, &PingDialog::validate);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(payload().bytes);
        accept();
    });
    validate();
}

TypedBytes PingDialog::payload() const
{
    if (m_form->currentIndex() == 1)
        return HexText::parse(m_payload->text());
    return {m_payload->text().toUtf8(), {}, 0, 0, false};
}

void PingDialog::validate()
{
    const TypedBytes typed = payload();
    QString problem = typed.error;
    if (problem.isEmpty() && typed.bytes.size() > wslib::maxControlPayload)
        problem =
            tr("A ping has room for %1 bytes; these are %2.").arg(wslib::maxControlPayload).arg(typed.bytes.size());
    m_verdict->setText(problem.isEmpty() ? tr("%1 of %2 bytes").arg(typed.bytes.size()).arg(wslib::maxControlPayload)
                                         : problem);
    m_verdict->setProperty("problem", !problem.isEmpty());
    m_verdict->setProperty("muted", problem.isEmpty());
    restyle(m_verdict);
    m_ping->setEnabled(problem.isEmpty());
}

} // namespace ui
