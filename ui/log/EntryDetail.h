#pragma once

#include "workbench/log/LogEntry.h"

#include <QRegularExpression>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace ui {

/// All of one entry of the log, as text or as a hex dump; of a large payload a window of windowBytes, and it
/// says so.
class EntryDetail : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype windowBytes = qsizetype{64} * 1024;

    explicit EntryDetail(QWidget *parent = nullptr);

    /// Nothing: the pane says what it is for.
    void setEntry(const std::optional<workbench::LogEntry> &entry);
    /// What to point out in the text, now and in what is set later; empty for nothing.
    void setHighlight(const QRegularExpression &expression);

private:
    enum Form { Text, Hex };

    QToolButton *makeFormButton(const QString &name, const QString &label, Form form);
    void show(Form form);
    QString asText() const;
    QString title() const;
    QString windowNote() const;

    std::optional<workbench::LogEntry> m_entry;
    QRegularExpression m_highlight;
    QLabel *m_title;
    QLabel *m_note;
    QButtonGroup *m_forms;
    QPlainTextEdit *m_text;
};

} // namespace ui
