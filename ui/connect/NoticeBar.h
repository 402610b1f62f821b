#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

/// A sentence on how things stand that stays in the window as long as it is so, with buttons to do something about it.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    /// Something to be careful about, or to know.
    enum class Tone { Warning, Note };

    /// Its parts are called after @p name: nameText, and what addButton() says.
    NoticeBar(const QString &name, Tone tone, QWidget *parent = nullptr);

    void setText(const QString &text);
    QPushButton *addButton(const QString &name, const QString &text, const QString &accessibleName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    Tone m_tone;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_layout;
};

} // namespace ui
