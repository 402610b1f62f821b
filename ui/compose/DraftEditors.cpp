#include "ui/compose/DraftEditors.h"

#include "ui/Named.h"
#include "ui/compose/ComposeEditor.h"
#include "ui/compose/FileForm.h"

namespace ui {

DraftEditors::DraftEditors(const std::shared_ptr<const workbench::TemplateExpander> &expander, QWidget *parent)
    : QStackedWidget(parent)
    , m_expander(expander)
{
    addEditor(Form::Text, QStringLiteral("textDraft"), tr("Text to send"),
              tr("Type a message. Ctrl+Enter sends it, ↑ brings back what was sent, {{name}} is a variable."));
    addEditor(Form::Json, QStringLiteral("jsonDraft"), tr("JSON to send"),
              tr("Type JSON. It is checked as you type; Ctrl+Enter sends it as a text message."));
    addEditor(Form::Hex, QStringLiteral("hexDraft"), tr("Bytes to send, in hex"),
              tr("Bytes in hex, such as DE AD BE EF. Ctrl+Enter sends them as a binary message."));
    addEditor(Form::Base64, QStringLiteral("base64Draft"), tr("Bytes to send, in Base64"),
              tr("Bytes in Base64, such as 3q2+7w==. Ctrl+Enter sends them as a binary message."));
    m_file = new FileForm(this);
    addWidget(m_file);
    connect(m_file, &FileForm::changed, this, &DraftEditors::edited);
}

void DraftEditors::addEditor(Form form, const QString &name, const QString &accessibleName, const QString &placeholder)
{
    auto *editor = named(new ComposeEditor(form, m_expander, this), name, accessibleName);
    editor->setPlaceholderText(placeholder);
    addWidget(editor);
    connect(editor, &QPlainTextEdit::textChanged, this, &DraftEditors::edited);
    connect(editor, &ComposeEditor::olderRequested, this, &DraftEditors::olderRequested);
    connect(editor, &ComposeEditor::newerRequested, this, &DraftEditors::newerRequested);
    connect(editor, &ComposeEditor::fileDropped, this, &DraftEditors::fileDropped);
}

ComposeEditor *DraftEditors::editor(Form form) const
{
    return qobject_cast<ComposeEditor *>(widget(static_cast<int>(form)));
}

QString DraftEditors::text(Form form) const
{
    return form == Form::File ? m_file->path() : editor(form)->exactText();
}

void DraftEditors::setText(Form form, const QString &text)
{
    if (form == Form::File)
        m_file->setPath(text);
    else
        editor(form)->setPlainText(text);
}

void DraftEditors::replaceText(Form form, const QString &text, bool cursorAtEnd)
{
    if (form == Form::File)
        m_file->setPath(text);
    else
        editor(form)->replaceText(text, cursorAtEnd);
}

void DraftEditors::setMark(qsizetype position, qsizetype length)
{
    if (form() != Form::File)
        editor(form())->setMark(position, length);
}

void DraftEditors::goToMark()
{
    if (form() == Form::File)
        m_file->takeFocus();
    else
        editor(form())->goToMark();
}

QWidgetList DraftEditors::inTabOrder() const
{
    QWidgetList widgets;
    for (const Form form : {Form::Text, Form::Json, Form::Hex, Form::Base64})
        widgets += editor(form);
    return widgets + m_file->inTabOrder();
}

void DraftEditors::environmentChanged()
{
    for (const Form form : {Form::Text, Form::Json, Form::Hex, Form::Base64})
        editor(form)->environmentChanged();
}

} // namespace ui
