#pragma once

#include "LogEntries.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QtTest>

/// A log and the view of it, worked through its widgets.
struct LogStage
{
    explicit LogStage(const workbench::LogBudget &budget = {})
        : store(std::make_shared<workbench::LogStore>(budget))
        , view(store)
        , tester(view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the view does not become active");
    }

    /// Entries a millisecond apart, from 1000 s on; wall clock from noon, UTC.
    void add(workbench::LogEntry entry)
    {
        if (entry.monotonicNs == 0)
            entry.monotonicNs = 1'000'000'000'000 + next * 1'000'000;
        if (entry.wallClockMs == 0)
            entry.wallClockMs = 43'200'000 + next;
        ++next;
        store->append(entry);
    }
    void addNumbered(int count)
    {
        for (int i = 0; i < count; ++i)
            add(i % 2 == 0 ? entries::sent(QByteArray::number(i)) : entries::received(QByteArray::number(i)));
    }
    /// Waits until the view has looked at everything.
    bool settle() const
    {
        return QTest::qWaitFor([this] {
            const auto held = store->range();
            return view.model()->seen().end == held.end && !view.model()->isFiltering();
        });
    }

    template <typename Widget = QWidget>
    Widget *part(const char *name) const
    {
        auto *found = view.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    QString label(const char *name) const { return part<QLabel>(name)->text(); }
    void click(const char *name) const
    {
        QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton);
        QCoreApplication::processEvents(); // what it brings on screen has its place
    }
    void type(const char *field, const QString &text) const
    {
        auto *edit = part<QLineEdit>(field);
        edit->clear();
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(view.table(), key, modifiers); }
    QString cell(int row, int column) const { return view.model()->index(row, column).data().toString(); }
    QString preview(int row) const { return cell(row, ui::LogModel::Preview); }
    /// What the current row says.
    QString current() const
    {
        const QModelIndex index = view.table()->currentIndex();
        return index.isValid() ? preview(index.row()) : QString();
    }

    std::shared_ptr<workbench::LogStore> store;
    ui::LogView view;
    QAbstractItemModelTester tester;
    qint64 next = 0;
};
