#include "ui/forge/NumberEdit.h"

#include "ui/theme/Restyle.h"

#include <QLocale>

namespace ui {

NumberEdit::NumberEdit(quint64 most, QWidget *parent)
    : QLineEdit(parent)
    , m_most(most)
{
    connect(this, &QLineEdit::textChanged, this, &NumberEdit::mark);
}

std::optional<quint64> NumberEdit::value() const
{
    const QString typed = text().trimmed();
    bool ok = false;
    const bool hex = typed.startsWith(QLatin1String("0x"), Qt::CaseInsensitive);
    const quint64 number = hex ? typed.mid(2).toULongLong(&ok, 16) : typed.toULongLong(&ok, 10);
    if (!ok || number > m_most)
        return std::nullopt;
    return number;
}

void NumberEdit::setValue(const std::optional<quint64> &value)
{
    setText(value ? QString::number(*value) : QString());
}

void NumberEdit::mark()
{
    setProperty("problem", !isValid());
    setToolTip(isValid() ? accessibleDescription()
                         : tr("This takes a whole number up to %1, or nothing.").arg(QLocale().toString(m_most)));
    restyle(this);
}

} // namespace ui
