#pragma once

#include <QDialog>

#include <memory>

class QCheckBox;

namespace ui {

class Dialogs;
class ScriptPage;

/// The script of a client's connection: written, switched on and off, and its console. Stays beside the window.
class ClientScriptDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ClientScriptDialog(const std::shared_ptr<Dialogs> &dialogs, QWidget *parent);

    ScriptPage *page() const { return m_page; }
    /// Whether connections are handled by it.
    bool isOn() const;
    /// Empty unless something was written.
    QString source() const;
    void setScript(const QString &source, bool on);

Q_SIGNALS:
    void edited();
    /// To be connected with it, now.
    void runRequested();

private:
    QCheckBox *m_on;
    ScriptPage *m_page;
    QString m_starter; ///< What a script begins with, which isn't worth keeping.
};

} // namespace ui
