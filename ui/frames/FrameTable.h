#pragma once

#include "ui/log/UniformTable.h"

class QLabel;

namespace ui {

class FrameLogModel;

/// The frames of a log. Follows the end while it is there.
class FrameTable : public UniformTable
{
    Q_OBJECT

public:
    explicit FrameTable(FrameLogModel *model, QWidget *parent = nullptr);

    /// Selects the first frame of that entry, if it has any.
    void showNumber(qint64 number);

    /// What is copied at once at most, in rows.
    static constexpr qint64 mostCopied = 10'000;

public Q_SLOTS:
    /// Puts the selected rows on the clipboard: a line each, cells apart by tabs.
    void copy();

Q_SIGNALS:
    /// A person, or showNumber(), has gone to a frame.
    void frameChosen(qint64 number, qint64 frame);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool isAtEnd() const;
    void placeHint();

    FrameLogModel *m_model;
    QLabel *m_hint; ///< Shown while there are no rows.
    bool m_follows = true;
};

} // namespace ui
