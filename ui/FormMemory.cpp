#include "ui/FormMemory.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace ui {

namespace {

// The texts of spin boxes and combo boxes are theirs.
bool isField(const QLineEdit &line)
{
    return line.echoMode() == QLineEdit::Normal && !line.isReadOnly()
           && qobject_cast<QAbstractSpinBox *>(line.parentWidget()) == nullptr
           && qobject_cast<QComboBox *>(line.parentWidget()) == nullptr;
}

template <typename Widget>
QList<Widget *> named(const QWidget &form)
{
    QList<Widget *> found = form.findChildren<Widget *>();
    found.removeIf([](const Widget *widget) { return widget->objectName().isEmpty(); });
    return found;
}

QList<QLineEdit *> lines(const QWidget &form)
{
    QList<QLineEdit *> found = named<QLineEdit>(form);
    found.removeIf([](const QLineEdit *line) { return !isField(*line); });
    return found;
}

} // namespace

QVariantMap fieldsOf(const QWidget &form)
{
    QVariantMap fields;
    for (const QLineEdit *line : lines(form))
        fields.insert(line->objectName(), line->text());
    for (const QSpinBox *number : named<QSpinBox>(form))
        fields.insert(number->objectName(), number->value());
    for (const QComboBox *choice : named<QComboBox>(form))
        fields.insert(choice->objectName(), choice->currentText());
    for (const QCheckBox *check : named<QCheckBox>(form))
        fields.insert(check->objectName(), check->isChecked());
    return fields;
}

void setFields(QWidget &form, const QVariantMap &fields)
{
    const auto of = [&fields](const QWidget *widget) { return fields.value(widget->objectName()); };
    // A choice may change what stands elsewhere, so it comes first; numbers may come from a file that somebody edited.
    for (QComboBox *choice : named<QComboBox>(form)) {
        if (const int index = choice->findText(of(choice).toString()); index >= 0)
            choice->setCurrentIndex(index);
    }
    for (QCheckBox *check : named<QCheckBox>(form)) {
        if (const QVariant value = of(check); value.isValid())
            check->setChecked(value.toBool());
    }
    for (QSpinBox *number : named<QSpinBox>(form))
        number->setValue(of(number).isValid() ? of(number).toInt() : number->value());
    for (QLineEdit *line : lines(form)) {
        if (const QVariant value = of(line); value.isValid())
            line->setText(value.toString());
    }
}

void watchFields(const QWidget &form, QObject *context, const std::function<void()> &changed)
{
    for (const QLineEdit *line : lines(form))
        QObject::connect(line, &QLineEdit::textEdited, context, changed);
    for (const QSpinBox *number : named<QSpinBox>(form))
        QObject::connect(number, &QSpinBox::valueChanged, context, changed);
    for (const QComboBox *choice : named<QComboBox>(form))
        QObject::connect(choice, &QComboBox::activated, context, changed);
    for (const QCheckBox *check : named<QCheckBox>(form))
        QObject::connect(check, &QCheckBox::toggled, context, changed);
}

} // namespace ui
