#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What stands in the middle of a view with nothing in it: a sentence on what to do and, where there is one,
/// a button that does it.
class EmptyHint : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyHint(QWidget *parent = nullptr);

    void setText(const QString &headline, const QString &text);
    /// Offers to press @p label; without it there is no button.
    void setAction(const QString &label);

Q_SIGNALS:
    void triggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What there is no room for isn't shown, rather than cut off: first the text goes, then the button, then all.
    void fit();

    QLabel *m_headline;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace ui
