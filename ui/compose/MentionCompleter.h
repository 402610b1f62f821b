#pragma once

#include "workbench/compose/TemplateExpander.h"

#include <QObject>

#include <memory>

class QCompleter;
class QKeyEvent;
class QPlainTextEdit;
class QStringListModel;

namespace ui {

/// Offers the names of variables, and of what can be generated, behind two braces.
class MentionCompleter : public QObject
{
    Q_OBJECT

public:
    MentionCompleter(QPlainTextEdit *editor, std::shared_ptr<const workbench::TemplateExpander> expander);

    /// Whether @p key is for the list that is open.
    bool wants(const QKeyEvent &key) const;
    /// Something was typed: the list opens, changes or closes.
    void update();

private:
    /// What is typed behind the braces, up to the cursor; nothing if there are none.
    std::optional<QString> typed() const;
    void insert(const QString &name);

    QPlainTextEdit *m_editor;
    std::shared_ptr<const workbench::TemplateExpander> m_expander;
    QStringListModel *m_names;
    QCompleter *m_completer;
};

} // namespace ui
