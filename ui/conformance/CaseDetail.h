#pragma once

#include "workbench/conformance/CaseReport.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTextBrowser;

namespace ui {

class ElidedLabel;
class FramesPage;
class HandshakeView;

/// All of a case and what came of it with one peer: the verdict and its reasons, the frames, the opening handshake.
class CaseDetail : public QWidget
{
    Q_OBJECT

public:
    enum Page { Verdict, Frames, Handshake };

    explicit CaseDetail(QWidget *parent = nullptr);

    /// @p agent: whose answer it is, where there are several. @p before: of the earlier run; nullptr: there is none.
    void show(const workbench::conformance::CaseReport &report, const workbench::conformance::CaseReport *before,
              const QString &agent);
    /// One that wasn't asked.
    void show(const workbench::conformance::Case &question);
    void clear();
    void showPage(Page page);
    /// While a run is on, no case can be asked again.
    void setCanAsk(bool can);
    const std::optional<workbench::conformance::CaseReport> &report() const { return m_report; }

Q_SIGNALS:
    void askRequested();
    void openRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void assemble();
    void present(const workbench::conformance::Case &question, const QString &agent);
    void fill();
    void fillPage();

    ElidedLabel *m_title;
    QPushButton *m_ask;
    QPushButton *m_open;
    QPushButton *m_copy;
    QTabBar *m_forms;
    QStackedWidget *m_pages;
    QTextBrowser *m_text;
    FramesPage *m_frames;
    HandshakeView *m_handshake;
    std::optional<workbench::conformance::CaseReport> m_report;
    std::optional<workbench::conformance::CaseReport> m_before;
    std::optional<workbench::conformance::Case> m_question;
    bool m_canAsk = true;
};

} // namespace ui
