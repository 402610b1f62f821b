#pragma once

#include "workbench/compose/TemplateExpander.h"
#include "workbench/profile/MessageDraft.h"

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include <memory>

namespace ui {

/// Colours a message as it is written: JSON's names, strings, numbers and words, and in every form the `{{variables}}`; those
/// that aren't known are underlined.
class ComposeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    ComposeHighlighter(QTextDocument *document, workbench::MessageDraft::Form form,
                       std::shared_ptr<const workbench::TemplateExpander> expander);

    /// Takes the colours that belong to @p palette.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    void paintJson(const QString &text);
    qsizetype paintString(const QString &text, qsizetype from);
    void paintMentions(const QString &text);

    bool m_json;
    std::shared_ptr<const workbench::TemplateExpander> m_expander;
    QTextCharFormat m_name;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_word;
    QTextCharFormat m_known;
    QTextCharFormat m_unknown;
};

} // namespace ui
