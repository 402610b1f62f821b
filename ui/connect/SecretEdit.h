#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui {

/// The field of a secret: masked, unless one asks to see it or it is nothing but a `{{variable}}`.
class SecretEdit : public QWidget
{
    Q_OBJECT

public:
    /// The field is called @p name, the button to see it nameShow.
    SecretEdit(const QString &name, const QString &accessibleName, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);

Q_SIGNALS:
    void textChanged();

private:
    void updateEcho();

    QLineEdit *m_field;
    QToolButton *m_show;
};

} // namespace ui
