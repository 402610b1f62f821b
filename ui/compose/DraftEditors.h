#pragma once

#include "ui/Dialogs.h"
#include "workbench/compose/TemplateExpander.h"
#include "workbench/profile/MessageDraft.h"

#include <QStackedWidget>

#include <memory>

namespace ui {

class ComposeEditor;
class FileForm;

/// The forms of a message, one in front of the others; each keeps what was typed in it.
class DraftEditors : public QStackedWidget
{
    Q_OBJECT

public:
    using Form = workbench::MessageDraft::Form;
    static constexpr Form allForms[] = {Form::Text, Form::Json, Form::Hex, Form::Base64, Form::File};

    explicit DraftEditors(const std::shared_ptr<const workbench::TemplateExpander> &expander,
                          QWidget *parent = nullptr);

    Form form() const { return static_cast<Form>(currentIndex()); }
    void showForm(Form form) { setCurrentIndex(static_cast<int>(form)); }

    QString text(Form form) const;
    QString text() const { return text(form()); }
    /// As if it had always been there: not to be undone.
    void setText(Form form, const QString &text);
    /// As if typed; see ComposeEditor::replaceText().
    void replaceText(Form form, const QString &text, bool cursorAtEnd = true);
    /// Underlines what is wrong in the form in front.
    void setMark(qsizetype position, qsizetype length);
    /// Goes to what is wrong there.
    void goToMark();
    void environmentChanged();
    FileForm *file() const { return m_file; }
    QWidgetList inTabOrder() const;

Q_SIGNALS:
    /// The text of the form in front, or what else belongs to it, is another.
    void edited();
    void olderRequested();
    void newerRequested();
    void fileDropped(const QString &path);

private:
    ComposeEditor *editor(Form form) const;
    void addEditor(Form form, const QString &name, const QString &accessibleName, const QString &placeholder);

    std::shared_ptr<const workbench::TemplateExpander> m_expander;
    FileForm *m_file = nullptr;
};

} // namespace ui
