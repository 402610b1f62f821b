#pragma once

#include "ui/connect/BulkText.h"
#include "ui/connect/NamedValuesModel.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace ui {

class NamedValuesView;

/// Names and values to edit, as a table or as text.
class NamedValuesTable : public QWidget
{
    Q_OBJECT

public:
    /// Its parts are called after @p name: nameTable, nameText, nameBulk, nameRemove, nameProblem. @p title is for screen
    /// readers: "Headers".
    NamedValuesTable(const QString &name, const QString &title, BulkText::Kind kind, QWidget *parent = nullptr);

    NamedValuesModel *model() const { return m_model; }
    workbench::NamedValues values() const { return m_model->values(); }
    void setValues(const workbench::NamedValues &values);
    void setSuggestions(const QStringList &names);

Q_SIGNALS:
    void edited();

private:
    void showText(bool text);
    void takeText();
    void updateProblem();

    BulkText::Kind m_kind;
    NamedValuesModel *m_model;
    QStackedWidget *m_forms;
    NamedValuesView *m_table;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_bulk;
    QPushButton *m_remove;
};

} // namespace ui
