#pragma once

#include "LogEntries.h"
#include "WindowFixture.h"

#include "ui/TabArea.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/record/RecordingBar.h"
#include "ui/record/RecordingDesk.h"
#include "ui/record/RecordingTab.h"

#include <QLabel>
#include <QLineEdit>

/// A window, logs to export, and files to import.
class RecordingStage : public WindowFixture
{
public:
    RecordingStage()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QDir(folder()).mkdir(QStringLiteral("out"));
    }

    QString out(const QString &name = {}) const { return folder() + QStringLiteral("/out/") + name; }
    QStringList written() const { return QDir(out()).entryList(QDir::Files | QDir::Hidden | QDir::System); }
    QByteArray content(const QString &name) const
    {
        QFile file(out(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(out(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(name));
        return file.fileName();
    }

    workbench::LogStore &store() const { return *client()->log()->model()->store(); }
    /// A client's connection, with secrets in its head, and so many messages, from "m0" on: sent, received, sent …
    void record(int messages) const
    {
        using namespace entries;
        const auto head = [this](LogEntry::Direction direction, const QByteArray &text) {
            add(make(LogEntry::Kind::Handshake, direction, text));
        };
        head(LogEntry::Direction::Sent, "GET /feed?token=hush1 HTTP/1.1\r\nHost: api.example\r\nAuthorization: Bearer "
                                        "hush2\r\nCookie: sid=hush3\r\n\r\n");
        head(LogEntry::Direction::Received, "HTTP/1.1 101 Switching Protocols\r\nSet-Cookie: sid=hush4\r\n\r\n");
        for (int i = 0; i < messages; ++i) {
            const QByteArray text = 'm' + QByteArray::number(i);
            add(i % 2 == 0 ? sent(text) : received(text));
        }
    }
    bool settle(const ui::Tab *tab) const
    {
        const ui::LogModel *model = tab->log()->model();
        return QTest::qWaitFor([model] { return !model->isBehind() && !model->isFiltering(); });
    }

    /// Opens the dialog for the log in front.
    QWidget *openExport()
    {
        // The one before is gone a moment after it was answered.
        if (!QTest::qWaitFor([this] { return !window().findChild<QDialog *>(QStringLiteral("exportDialog")); }))
            qFatal("the dialog stays");
        window().activateWindow();
        if (!QTest::qWaitForWindowActive(&window()))
            qFatal("the window doesn't become active");
        QTest::keyClick(&window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        return part(&window(), "exportDialog");
    }
    /// Asks for a file of that name, and for nothing else.
    void exportTo(const QString &name)
    {
        QWidget *dialog = openExport();
        part<QLineEdit>(dialog, "exportFile")->setText(out(name));
        click(dialog, "exportAccept");
    }
    /// The last of them.
    ui::RecordingBar *bar()
    {
        const auto bars = area()->findChildren<ui::RecordingBar *>(QString(), Qt::FindDirectChildrenOnly);
        return bars.isEmpty() ? nullptr : bars.constLast();
    }
    /// What the window says about the last export, when it is over.
    QString verdict()
    {
        return bar() && QTest::qWaitFor([this] { return !bar()->isRunning(); }, 30'000) ? bar()->text() : QString();
    }
    ui::TabArea *area() { return window().findChild<ui::TabArea *>(); }

    /// Opens the file, and waits until it is read.
    ui::RecordingTab *import(const QString &path)
    {
        auto *tab = window().recordings()->open(path);
        if (!QTest::qWaitFor([tab] { return !tab->isReading(); }, 30'000) || !settle(tab))
            qFatal("%s isn't read", qPrintable(path));
        return tab;
    }
    static QString barOf(const ui::RecordingTab *tab)
    {
        const auto *bar = tab->findChild<ui::RecordingBar *>();
        return bar->isHidden() ? QString() : bar->text();
    }

private:
    void add(workbench::LogEntry entry) const
    {
        static qint64 next = 0;
        ++next;
        entry.monotonicNs = 1'000'000'000'000 + next * 1'000'000;
        entry.wallClockMs = 1'709'287'200'000 + next;
        store().append(entry);
    }
};
