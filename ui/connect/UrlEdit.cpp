#include "ui/connect/UrlEdit.h"

#include "ui/connect/UrlHistory.h"
#include "wslib/net/WebSocketUrl.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QRegularExpression>

#include <utility>

namespace ui {

namespace {

// The braces of variables aren't encoded before they have values.
QString readable(QString url)
{
    return url.replace(QStringLiteral("%7B%7B"), QStringLiteral("{{"))
        .replace(QStringLiteral("%7D%7D"), QStringLiteral("}}"));
}

} // namespace

UrlEdit::UrlEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_hint(new QLabel(this))
{
    m_hint->setObjectName(QStringLiteral("urlHint"));
    m_hint->setProperty("muted", true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QLineEdit::textChanged, this, &UrlEdit::updateHint);
    updateHint();
}

void UrlEdit::setHistory(UrlHistory *history)
{
    m_history = history;
    auto *completer = new QCompleter(history->model(), this);
    completer->setObjectName(QStringLiteral("urlCompleter"));
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    completer->popup()->setObjectName(QStringLiteral("urlHistoryList"));
    completer->popup()->setAccessibleName(tr("Earlier URLs"));
    completer->popup()->setToolTip(tr("Shift+Del removes the URL from the list"));
    completer->popup()->installEventFilter(this);
    setCompleter(completer);
}

void UrlEdit::setPreview(std::function<QString(const QString &)> preview)
{
    m_preview = std::move(preview);
    updateHint();
}

void UrlEdit::setNote(const QString &note)
{
    m_note = note;
    updateHint();
}

void UrlEdit::showHistory()
{
    if (!completer() || m_history->entries().isEmpty())
        return;
    setFocus(Qt::PopupFocusReason);
    completer()->setCompletionPrefix(QString());
    completer()->complete();
}

void UrlEdit::hideHistory()
{
    if (completer())
        completer()->popup()->hide();
}

void UrlEdit::updateHint()
{
    const QString typed = m_preview ? m_preview(text()) : text();
    const auto parsed = wslib::WebSocketUrl::fromUserInput(typed);
    const bool schemeGiven = typed.contains(QStringLiteral("://")) || typed.trimmed().isEmpty();
    static const QRegularExpression openHost(QStringLiteral("^[^/?]*\\{\\{"));
    const bool open = openHost.match(typed).hasMatch(); // it isn't known yet what that will be
    QString hint = m_note;
    if (hint.isEmpty() && parsed.url && !open
        && (!schemeGiven || !typed.trimmed().startsWith(u"ws", Qt::CaseInsensitive)))
        hint = QStringLiteral("→ %1://").arg(parsed.url->scheme());
    m_hint->setText(hint);
    if (open)
        setToolTip(tr("Where this leads is known once the variables have values."));
    else if (typed.trimmed().isEmpty())
        setToolTip(tr("Where to connect to. Without a scheme it is ws:// for this machine and wss:// elsewhere."));
    else
        setToolTip(parsed.url ? tr("Connects to %1").arg(readable(parsed.url->toString())) : parsed.error);
    setAccessibleDescription(toolTip());
    place();
}

void UrlEdit::place()
{
    const int air = m_hint->text().isEmpty() ? 0 : 8;
    m_hint->adjustSize();
    m_hint->move(width() - m_hint->width() - air, (height() - m_hint->height()) / 2);
    m_hint->setVisible(air > 0);
    setTextMargins(0, 0, air > 0 ? m_hint->width() + air : 0, 0);
}

void UrlEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    place();
}

void UrlEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && completer() && !completer()->popup()->isVisible())
        return showHistory();
    QLineEdit::keyPressEvent(event);
}

bool UrlEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !completer() || watched != completer()->popup())
        return QLineEdit::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Delete || key->modifiers() != Qt::ShiftModifier)
        return QLineEdit::eventFilter(watched, event);
    const QModelIndex current = completer()->popup()->currentIndex();
    if (current.isValid()) {
        const QString typed = text();
        m_history->remove(current.data().toString());
        completer()->popup()->hide();
        setText(typed);
    }
    return true;
}

} // namespace ui
