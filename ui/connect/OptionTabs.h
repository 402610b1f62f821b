#pragma once

#include <QTabBar>

namespace ui {

/// The tabs of pages of which one may be open, or none: a click or Space on a tab opens its page, once more closes it.
class OptionTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit OptionTabs(QWidget *parent = nullptr);

    bool isOpen() const { return m_open; }
    void setOpen(bool open);

Q_SIGNALS:
    /// A page is to be open, or none.
    void openChanged(bool open);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_open = false;
};

} // namespace ui
