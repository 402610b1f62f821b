#include "ComposeStage.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"

QString str(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QPlainTextEdit *ComposeStage::editor(Form form) const
{
    static constexpr const char *names[] = {"textDraft", "jsonDraft", "hexDraft", "base64Draft"};
    return part<QPlainTextEdit>(names[static_cast<size_t>(form)]);
}

void ComposeStage::write(Form form, const QString &text) const
{
    show(form);
    if (form == Form::File)
        part<QLineEdit>("filePath")->setText(text);
    else
        editor(form)->setPlainText(text);
}

void ComposeStage::press(Form form, Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(editor(form), key, modifiers);
}

QString ComposeStage::file(const char *name, const QByteArray &bytes) const
{
    QFile written(m_fixture->folder() + u'/' + QLatin1String(name));
    if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
        qFatal("the file can't be written");
    return written.fileName();
}

QByteArrayList ComposeStage::received() const
{
    QByteArrayList payloads;
    const ui::LogModel *model = client()->log()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto entry = model->entry(row);
        if (entry && entry->isMessage() && entry->direction == workbench::LogEntry::Direction::Received)
            payloads += entry->payload;
    }
    return payloads;
}

void ComposeStage::setVariables() const
{
    client()->setEnvironment({str("staging"),
                              {{str("room"), str("lobby"), false},
                               {str("token"), str("s3cr3t"), true},
                               {str("quoted"), str("a \"b\""), false},
                               {str("bytes"), str("BE EF"), false}}});
}
