#pragma once

#include "wslib/net/Loaded.h"
#include "wslib/protocol/Message.h"

#include <QHash>
#include <QSet>
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
    /// What was typed for others isn't needed any more, but for what nobody has sent yet.
    void forgetAllBut(const QSet<quint64> &ids);
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
        QString text;      ///< As the widget has it, which knows but one kind of line end.
        bool crlf = false; ///< Its line ends are CR LF.

        bool operator==(const Draft &) const = default;
    };

    void put(const Draft &draft);
    Draft draft() const;
    QString text() const;
    QByteArray bytesOf(const Draft &text) const;
    void convert(int form);
    void update();

    QComboBox *m_form;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    quint64 m_id = 0;
    Draft m_original;
    QByteArray m_payload;        ///< What it was made of.
    bool m_crlf = false;         ///< Of what stands there.
    bool m_separatorsIn = false; ///< U+2028 was in what came, and so isn't a line end that was typed.
    bool m_tooLarge = false;
    QHash<quint64, Draft> m_drafts;
};

} // namespace ui
