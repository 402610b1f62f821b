#include "ui/connect/SecretEdit.h"

#include "ui/Named.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>

namespace ui {

SecretEdit::SecretEdit(const QString &name, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_field(named(new QLineEdit(this), name, accessibleName))
    , m_show(named(new QToolButton(this), name + QStringLiteral("Show"), tr("Show: %1").arg(accessibleName)))
{
    m_show->setText(tr("Show"));
    m_show->setToolTip(tr("Shows what is typed here"));
    m_show->setCheckable(true);
    m_show->setFocusPolicy(Qt::StrongFocus);
    m_show->setProperty("segment", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_show);
    setFocusProxy(m_field);
    connect(m_show, &QToolButton::toggled, this, &SecretEdit::updateEcho);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        updateEcho();
        Q_EMIT textChanged();
    });
    updateEcho();
}

QString SecretEdit::text() const
{
    return m_field->text();
}

void SecretEdit::setText(const QString &text)
{
    if (text != m_field->text())
        m_field->setText(text);
}

void SecretEdit::updateEcho()
{
    static const QRegularExpression variable(QStringLiteral("^\\s*\\{\\{[^{}]*\\}\\}\\s*$"));
    const bool shown = m_show->isChecked() || variable.match(m_field->text()).hasMatch();
    m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

} // namespace ui
