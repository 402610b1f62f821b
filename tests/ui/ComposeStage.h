#pragma once

#include "WindowFixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>

#include <optional>

/// A window whose client tab is written in and sent from, and hands for that.
class ComposeStage
{
protected:
    using ClientTab = ui::ClientTab;
    using Form = workbench::MessageDraft::Form;

    ClientTab *client() const { return m_fixture->client(); }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return WindowFixture::part<Widget>(client(), name);
    }
    template <typename Widget>
    Widget *dialogPart(const char *name)
    {
        return WindowFixture::part<Widget>(&m_fixture->window(), name);
    }
    QString label(const char *name) const { return part<QLabel>(name)->text(); }
    QString verdict() const { return label("composeVerdict"); }
    void click(const char *button) const { part<QAbstractButton>(button)->click(); }
    void show(Form form) const { part<QTabBar>("composeForms")->setCurrentIndex(static_cast<int>(form)); }
    QPlainTextEdit *editor(Form form) const;
    /// Puts @p text into its form, in front, as if typed.
    void write(Form form, const QString &text) const;
    void press(Form form, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    QString file(const char *name, const QByteArray &bytes) const;
    /// What was received, oldest first.
    QByteArrayList received() const;
    int messageCount() const { return static_cast<int>(WindowFixture::messages(client()).size()); }
    void setVariables() const;

    std::optional<WindowFixture> m_fixture;
};

QString str(const char *utf8);
