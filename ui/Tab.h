#pragma once

#include "workbench/record/RecordingOptions.h"

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
    /// What one goes to by a key.
    enum class Pane { Address, Filter, Log, Detail, Compose };

    using QWidget::QWidget;

    /// On its tab; short.
    virtual QString title() const = 0;
    /// All of it, for a tool tip.
    virtual QString description() const = 0;
    virtual QIcon icon() const = 0;
    /// Puts the cursor where one would begin.
    virtual void takeFocus() = 0;
    /// nullptr: it has none.
    virtual LogView *log() const = 0;
    /// What whoever writes its log to a file has to know beside it.
    virtual workbench::RecordingOptions recording() const { return {}; }
    /// Whether it may go; asks if there is something to lose.
    virtual bool mayClose() { return true; }

    bool hasPane(Pane pane) const;
    /// Puts the cursor there; where it was in that part the last time, if it was.
    void focusPane(Pane pane);
    /// Goes to the next part, or with -1 to the one before; around the end.
    void stepPane(int by);

Q_SIGNALS:
    /// The title, description or icon is another.
    void titleChanged();

protected:
    struct PlacedPane
    {
        Pane pane;
        QWidget *widget;
    };
    /// Its parts in the order they are seen, those out of sight too. More than one may go by the same name.
    virtual QList<PlacedPane> panes() const { return {}; }
    /// Brings @p pane, which lies behind others, to the front.
    virtual void reveal(QWidget * /*pane*/) {}
    /// Lays @p rows out from top to bottom, the last of which takes what room there is, and @p status below, edge to edge.
    void layOut(const QList<QWidget *> &rows, QWidget *status);

private:
    /// Its part of that name: one in sight, else one behind others.
    QWidget *find(Pane pane) const;
};

} // namespace ui
