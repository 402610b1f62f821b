#pragma once

#include "workbench/forge/ForgeReport.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

/// What should have come back, beside what did, and the verdict.
class ForgeResult : public QWidget
{
    Q_OBJECT

public:
    explicit ForgeResult(QWidget *parent = nullptr);

    /// Before anything was sent: what is expected.
    void showExpected(const workbench::ForgeExpectation &expected);
    void showRunning(const QString &title);
    void showReport(const workbench::ForgeReport &report);
    void showNothing();

private:
    void setVerdict(const QString &text, const QString &icon, bool problem);

    QLabel *m_icon;
    QLabel *m_verdict;
    QPlainTextEdit *m_expected;
    QPlainTextEdit *m_came;
};

} // namespace ui
