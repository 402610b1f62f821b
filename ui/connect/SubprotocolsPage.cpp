#include "ui/connect/SubprotocolsPage.h"

#include "ui/Named.h"
#include "ui/theme/Restyle.h"
#include "workbench/profile/RequestFields.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ui {

SubprotocolsPage::SubprotocolsPage(QWidget *parent)
    : OptionPage(parent)
    , m_text(named(new QPlainTextEdit(this), QStringLiteral("subprotocols"), tr("Subprotocols to offer")))
    , m_verdict(named(new QLabel(this), QStringLiteral("subprotocolsVerdict"), tr("About the subprotocols")))
{
    m_text->setPlaceholderText(tr("One a line, or with commas, the best first:\ngraphql-transport-ws\nchat.v1"));
    m_text->setTabChangesFocus(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verdict);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        validate();
        Q_EMIT edited();
    });
    validate();
}

QStringList SubprotocolsPage::names() const
{
    static const QRegularExpression separators(QStringLiteral("[,\\n]"));
    QStringList names;
    for (const QString &name : m_text->toPlainText().split(separators, Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            names += name.trimmed();
    }
    return names;
}

void SubprotocolsPage::validate()
{
    const QString problem = workbench::RequestFields::subprotocolProblem(names());
    if (!problem.isEmpty())
        m_verdict->setText(problem);
    else if (names().isEmpty())
        m_verdict->setText(tr("No subprotocol is offered."));
    else
        m_verdict->setText(tr("Offered in this order: %1").arg(names().join(QStringLiteral(", "))));
    m_verdict->setProperty("problem", !problem.isEmpty());
    m_verdict->setProperty("muted", problem.isEmpty());
    restyle(m_verdict);
}

QString SubprotocolsPage::title() const
{
    return tr("Subprotocols");
}

OptionPage::Badge SubprotocolsPage::badge() const
{
    const auto count = names().size();
    return {count == 0 ? QString() : QString::number(count),
            count == 0 ? tr("No subprotocol is offered.") : tr("Subprotocols offered: %1.").arg(count)};
}

void SubprotocolsPage::setSettings(const workbench::ConnectionSettings &settings)
{
    if (names() == settings.subprotocols)
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(settings.subprotocols.join(u'\n'));
    validate();
}

void SubprotocolsPage::applyTo(workbench::ConnectionSettings &settings) const
{
    settings.subprotocols = names();
}

} // namespace ui
