#pragma once

#include <QRegularExpression>
#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace ui {

class LongTextEdit;

/// A payload as text: of a large one its beginning, and more on request.
class TextView : public QWidget
{
    Q_OBJECT

public:
    /// What is shown at first, and the most there is on request: a text field takes seconds for more.
    static constexpr qsizetype windowBytes = qsizetype{64} * 1024;
    static constexpr qsizetype mostBytes = qsizetype{4} * 1024 * 1024;

    explicit TextView(QWidget *parent = nullptr);

    /// @p origin: what to say about where it comes from; may be empty.
    void setBytes(const QByteArray &utf8, const QString &origin = {});
    /// Of a text of @p size bytes only the beginning, which is shown as it will be once setBytes() has brought the whole; then
    /// it stays as it is scrolled and selected. @p why: a sentence on where the rest is.
    void setBeginning(const QByteArray &utf8, qint64 size, const QString &why);
    /// A sentence of our own.
    void setSentence(const QString &text);
    void clear();
    /// What to point out, now and in what is set later; empty for nothing.
    void setHighlight(const QRegularExpression &expression);

private:
    void showFirst(qsizetype bytes);
    void showMore();
    void updateNote();

    LongTextEdit *m_text;
    QLabel *m_note;
    QToolButton *m_more;
    QCheckBox *m_wrap;
    QRegularExpression m_highlight;
    QByteArray m_bytes;
    qint64 m_size = 0; ///< Of the whole, of which m_bytes may be the beginning.
    QString m_origin;
    qsizetype m_shown = 0;
};

} // namespace ui
