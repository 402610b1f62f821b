#pragma once

#include "wslib/net/Loaded.h"
#include "wslib/protocol/Message.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace ui {

/// One message as text or in hex, to be changed. Keeps what was typed for each that it has shown.
class MessageEditor : public QWidget
{
    Q_OBJECT

public:
    explicit MessageEditor(QWidget *parent = nullptr);

    /// Shows the message of that number, as it came or as it was left; 0: one that nobody has sent yet.
    void show(quint64 id, const wslib::Message &message);
    /// What was typed for it isn't needed any more.
    void forget(quint64 id) { m_drafts.remove(id); }
    quint64 shown() const { return m_id; }
    /// Whether it isn't what it came as.
    bool isChanged() const;
    /// What stands there, or a sentence on why that is no message.
    wslib::Loaded<wslib::Message> message() const;

Q_SIGNALS:
    void changed();

private:
    enum Form { Text, Hex };
    struct Draft
    {
        Form form = Text;
        QString text;
    };

    void put(const Draft &draft);
    Draft draft() const;
    void convert(int form);
    void update();

    QComboBox *m_form;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    quint64 m_id = 0;
    Draft m_original;
    bool m_tooLarge = false;
    QHash<quint64, Draft> m_drafts;
};

} // namespace ui
