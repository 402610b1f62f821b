#pragma once

#include "ui/palette/Command.h"

#include <QKeySequence>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;
class QSettings;

namespace ui {

class CommandModel;

/// Everything that the window can do, to be found by typing some letters of its name. It lies over the window; Esc, a click
/// beside it or going elsewhere closes it, and the focus goes back to where it was.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    /// What was used is remembered in @p settings, which outlive it.
    CommandPalette(QSettings &settings, QWidget *window);

    /// Lets @p keys open it from text fields too, some of which use such keys themselves.
    void claimKeys(const QKeySequence &keys);
    /// What comes first is listed first, as long as nothing is typed.
    void addSource(std::unique_ptr<CommandSource> source);

public Q_SLOTS:
    /// Opens it with all there is, or closes it.
    void toggle();
    void dismiss();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void assemble();
    void open();
    void place();
    void search(const QString &pattern);
    /// Goes to the next row that can be run, around the end.
    void step(int by, int rows = 1);
    void select(int row);
    void run(const QModelIndex &index);
    bool takesKey(int key);
    bool isClaimed(const QKeyEvent *event) const;
    void remember(const QString &id);
    QStringList recent() const;

    QSettings &m_settings;
    QKeySequence m_keys;
    std::vector<std::unique_ptr<CommandSource>> m_sources;
    CommandModel *m_model;
    QFrame *m_box;
    QLineEdit *m_pattern;
    QListView *m_list;
    QLabel *m_nothing;
    QPointer<QWidget> m_cameFrom;
};

} // namespace ui
