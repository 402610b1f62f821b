#pragma once

#include "ui/connect/OptionPage.h"

class QHBoxLayout;
class QLabel;

namespace ui {

class OptionRows;

/// A page of captions and fields, which scrolls where there is little room.
class FormPage : public OptionPage
{
    Q_OBJECT

public:
    explicit FormPage(QWidget *parent = nullptr);

protected:
    /// What the fields are children of.
    QWidget *content() const { return m_content; }
    OptionRows *rows() const { return m_rows; }
    QLabel *makeNote(const QString &text);
    /// A row of several fields, to which addTo() adds.
    QHBoxLayout *addRow(const QString &caption);
    void addTo(QHBoxLayout *row, const QString &caption, QWidget *field);
    /// To be called when something was edited; not while settings are being shown.
    void change();

    bool m_showing = false; ///< Settings are being shown, not edited.

private:
    QWidget *m_content;
    OptionRows *m_rows;
};

} // namespace ui
