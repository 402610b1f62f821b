#pragma once

#include "workbench/log/LogEntry.h"

#include <QFrame>

#include <vector>

class QListWidget;

namespace ui {

class LogModel;

/// The entries that were pinned, above the log; they stay here when the log drops them. Gone while there are none.
class PinStrip : public QFrame
{
    Q_OBJECT

public:
    explicit PinStrip(LogModel *model, QWidget *parent = nullptr);

    /// Pins or unpins the entry @p number.
    void toggle(qint64 number);
    /// How many lines may be seen without scrolling.
    void setMostLines(int lines);

Q_SIGNALS:
    /// One of them is to be seen. @p entry is as it was when it was pinned, with all of its payload.
    void chosen(qint64 number, const workbench::LogEntry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Pin
    {
        qint64 number;
        workbench::LogEntry entry;
    };

    void choose(int row);
    void fill();
    void fitHeight();
    QString lineOf(const Pin &pin) const;

    LogModel *m_model;
    QListWidget *m_list;
    std::vector<Pin> m_pins; ///< By number.
    int m_mostLines = 4;
};

} // namespace ui
