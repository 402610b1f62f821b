#pragma once

#include <QFrame>

class QLabel;

namespace ui {

/// A sentence about what went wrong, in the window and in nobody's way, until it is dismissed or over.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows @p text in place of what was there.
    void show(const QString &text);
    QString text() const;

public Q_SLOTS:
    void dismiss();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace ui
