#pragma once

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QVBoxLayout;

namespace ui {

class Tab;

/// The tabs and their pages, with "+" behind the last tab, where one looks for it.
class TabArea : public QWidget
{
    Q_OBJECT

public:
    explicit TabArea(QWidget *parent = nullptr);

    /// Takes @p tab and puts it before @p index. It doesn't come to the front.
    void insertTab(int index, Tab *tab);
    /// Deletes it.
    void removeTab(Tab *tab);

    /// Puts @p widget at the far end of the row of tabs.
    void setCorner(QWidget *widget);
    /// Puts @p widget between the tabs and their pages.
    void addBanner(QWidget *widget);

    int count() const;
    Tab *tab(int index) const;
    Tab *current() const;
    int indexOf(Tab *tab) const;
    void setCurrent(Tab *tab);
    void setCurrentIndex(int index);
    /// To the right, or to the left with -1; around the end.
    void step(int by);
    /// Moves the tab in front to the right, or to the left with -1, as far as there is room.
    void moveCurrent(int by);

Q_SIGNALS:
    void currentChanged();
    void orderChanged();
    void newTabRequested();
    void newServerRequested();
    void newLoadRequested();
    void newConformanceRequested();
    void closeRequested(ui::Tab *tab);

private:
    QToolButton *makeCloseButton(Tab *tab);
    void showTitle(Tab *tab);

    QHBoxLayout *m_row;
    QVBoxLayout *m_column;
    QTabBar *m_bar;
    QStackedWidget *m_pages;
};

} // namespace ui
