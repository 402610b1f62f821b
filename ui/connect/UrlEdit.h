#pragma once

#include <QLineEdit>

#include <functional>

class QLabel;

namespace ui {

class UrlHistory;

/// The field of a URL. It offers the URLs of the history that have what is typed anywhere in them, says what a URL without a
/// scheme will be, and has room for a note.
class UrlEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit UrlEdit(QWidget *parent = nullptr);

    /// @p history outlives it. Shift+Del removes an entry from the list that is offered.
    void setHistory(UrlHistory *history);
    /// What puts values in for `{{variables}}`, for the hint; it is called at every change, so that it mustn't count.
    void setPreview(std::function<QString(const QString &)> preview);
    /// Shows @p note at the end of the field; when it is empty, the hint.
    void setNote(const QString &note);
    QString note() const { return m_note; }

public Q_SLOTS:
    /// Offers all of the history.
    void showHistory();
    /// What is offered goes; nothing is taken.
    void hideHistory();
    /// Says again what the URL will be: a variable may have another value.
    void updateHint();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QLabel *m_hint;
    QString m_note;
    UrlHistory *m_history = nullptr;
    std::function<QString(const QString &)> m_preview;
};

} // namespace ui
