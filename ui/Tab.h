#pragma once

#include <QIcon>
#include <QList>
#include <QWidget>

namespace ui {

class LogView;

/// A page of the main window.
class Tab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// On its tab; short.
    virtual QString title() const = 0;
    /// All of it, for a tool tip.
    virtual QString description() const = 0;
    virtual QIcon icon() const = 0;
    /// Puts the cursor where one would begin.
    virtual void takeFocus() = 0;
    virtual LogView *log() const = 0;
    /// Whether it may go; asks if there is something to lose.
    virtual bool mayClose() { return true; }

Q_SIGNALS:
    /// The title, description or icon is another.
    void titleChanged();

protected:
    /// Lays @p rows out from top to bottom, the last of which takes what room there is, and @p status below, edge to edge.
    void layOut(const QList<QWidget *> &rows, QWidget *status);
};

} // namespace ui
