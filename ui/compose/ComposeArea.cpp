#include "ui/compose/ComposeArea.h"

#include "ui/Background.h"
#include "ui/CloseDialog.h"
#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/compose/DraftText.h"
#include "ui/compose/FileContent.h"
#include "ui/compose/FileForm.h"
#include "ui/compose/FragmentSizeBox.h"
#include "ui/compose/PingDialog.h"
#include "ui/compose/RepeatBar.h"
#include "ui/compose/SavedMessageModel.h"
#include "ui/compose/SavedMessagesDialog.h"
#include "ui/log/EntryText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Restyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using workbench::JsonFormatter;
using workbench::MessageDraft;
using workbench::TemplateExpander;

namespace {

// Longer texts are looked at, and made messages of, in the background: the window must not wait for them.
constexpr qsizetype shortText = 50'000;

// A few letters may ask for a million random ones.
bool isQuickToLookAt(const QString &text)
{
    return text.size() <= shortText && !text.contains(u"$randomText") && !text.contains(u"$randomHex");
}

} // namespace

ComposeArea::ComposeArea(std::shared_ptr<TemplateExpander> expander, QWidget *parent)
    : QWidget(parent)
    , m_expander(std::move(expander))
    , m_saved(new SavedMessageModel(this))
    , m_forms(named(new QTabBar(this), QStringLiteral("composeForms"), tr("Form of the message")))
    , m_editors(new DraftEditors(m_expander, this))
    , m_repeat(new RepeatBar(this))
    , m_savedButton(makeButton(QStringLiteral("savedButton"), {}, tr("Saved messages: load, send, save this one"),
                               QStringLiteral("saved")))
    , m_repeatButton(makeButton(QStringLiteral("repeatButton"), {}, tr("Send again and again, on an interval"),
                                QStringLiteral("repeat")))
    , m_ping(makeButton(QStringLiteral("pingButton"), tr("Ping"), tr("Sends a ping and measures the round trip"),
                        QStringLiteral("ping")))
    , m_pingPayload(makeButton(QStringLiteral("pingPayloadButton"), tr("…"), tr("Ping with a payload"), {}))
    , m_close(makeButton(QStringLiteral("closeButton"), tr("Close…"), tr("Close with a code and a reason"),
                         QStringLiteral("kind-close")))
    , m_send(makeButton(QStringLiteral("sendButton"), tr("Send"), tr("Sends the message (Ctrl+Enter)"),
                        QStringLiteral("send")))
    , m_beautify(makeButton(QStringLiteral("beautify"), tr("Beautify"), tr("Lay the JSON out, one value a line"), {}))
    , m_minify(makeButton(QStringLiteral("minify"), tr("Minify"), tr("Take all blanks out that mean nothing"), {}))
    , m_fragmentSize(new FragmentSizeBox(this))
    , m_verdict(named(new QLabel(this), QStringLiteral("composeVerdict"), tr("Size of the message, or what is wrong")))
    , m_preview(named(new ElidedLabel(this), QStringLiteral("composePreview"), tr("What will be sent")))
    , m_progress(named(new QProgressBar(this), QStringLiteral("sendProgress"), tr("How much of it is sent")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(makeHead());
    layout->addWidget(m_repeat);
    layout->addWidget(m_editors, 1);
    layout->addWidget(m_preview);
    layout->addLayout(makeFoot());
    m_repeat->hide();
    m_preview->setProperty("muted", true);
    orderTabs();
    listen();
    showForm();
}

// From what is written on to what can be done with it.
void ComposeArea::orderTabs()
{
    QWidgetList widgets{m_forms};
    widgets += m_editors->inTabOrder();
    widgets += {m_beautify, m_minify, m_fragmentSize, m_savedButton, m_repeatButton};
    widgets += m_repeat->inTabOrder();
    widgets += {m_ping, m_pingPayload, m_close, m_send};
    for (qsizetype i = 1; i < widgets.size(); ++i)
        setTabOrder(widgets.at(i - 1), widgets.at(i));
}

QPushButton *ComposeArea::makeButton(const QString &name, const QString &label, const QString &toolTip,
                                     const QString &iconName)
{
    const bool primary = name == u"sendButton";
    auto *button = named(new QPushButton(label, this), name, toolTip);
    if (!iconName.isEmpty())
        giveIcon(button, iconName, primary ? IconTone::OnAccent : IconTone::Muted);
    button->setToolTip(toolTip);
    button->setProperty("primary", primary);
    return button;
}

QBoxLayout *ComposeArea::makeHead()
{
    for (const Form form : DraftEditors::allForms)
        m_forms->addTab(DraftText::form(form));
    m_forms->setExpanding(false);
    m_forms->setUsesScrollButtons(false);
    m_repeatButton->setCheckable(true);
    for (QPushButton *small : {m_savedButton, m_repeatButton, m_pingPayload})
        small->setProperty("compact", true);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    // With all the room there is: the form in front is bold, and wider than it says before.
    head->addWidget(m_forms, 1, Qt::AlignVCenter);
    for (QPushButton *button : {m_savedButton, m_repeatButton, m_ping, m_pingPayload, m_close, m_send})
        head->addWidget(button);
    return head;
}

QBoxLayout *ComposeArea::makeFoot()
{
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    followFont(m_progress, [this] { m_progress->setMaximumWidth(m_progress->fontMetrics().averageCharWidth() * 30); });
    m_progress->hide();
    auto *frames = new QLabel(tr("Send in"), this);
    frames->setProperty("muted", true);
    frames->setBuddy(m_fragmentSize);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_verdict, 1);
    foot->addWidget(m_progress);
    foot->addWidget(m_beautify);
    foot->addWidget(m_minify);
    foot->addWidget(frames);
    foot->addWidget(m_fragmentSize);
    return foot;
}

void ComposeArea::listen()
{
    connect(m_forms, &QTabBar::currentChanged, this, &ComposeArea::showForm);
    connect(m_editors, &DraftEditors::edited, this, &ComposeArea::validate);
    connect(m_editors, &DraftEditors::edited, this, &ComposeArea::draftChanged);
    connect(m_editors, &DraftEditors::olderRequested, this, [this] { walk(true); });
    connect(m_editors, &DraftEditors::newerRequested, this, [this] { walk(false); });
    connect(m_editors, &DraftEditors::fileDropped, this, [this](const QString &path) {
        m_editors->setText(Form::File, path);
        m_forms->setCurrentIndex(static_cast<int>(Form::File));
    });
    connect(m_fragmentSize, &FragmentSizeBox::sizeChanged, this, &ComposeArea::draftChanged);
    connect(m_saved, &SavedMessageModel::edited, this, &ComposeArea::messagesChanged);
    connect(m_beautify, &QPushButton::clicked, this, [this] { format(true); });
    connect(m_minify, &QPushButton::clicked, this, [this] { format(false); });
    connect(m_savedButton, &QPushButton::clicked, this, &ComposeArea::showSaved);
    connect(m_repeatButton, &QPushButton::toggled, this, [this](bool shown) {
        m_repeat->setVisible(shown || m_repeat->isRunning());
        if (shown)
            m_repeat->takeFocus();
    });
    connect(m_ping, &QPushButton::clicked, this, &ComposeArea::ping);
    connect(m_pingPayload, &QPushButton::clicked, this, &ComposeArea::pingWithPayload);
    connect(m_close, &QPushButton::clicked, this, &ComposeArea::closeWithCode);
    connect(m_send, &QPushButton::clicked, this, &ComposeArea::send);
    connect(m_repeat, &RepeatBar::started, this, [this] { m_repeated = draft(); });
    connect(m_repeat, &RepeatBar::due, this, &ComposeArea::sendAgain);
}

void ComposeArea::setDialogs(std::shared_ptr<Dialogs> dialogs)
{
    m_dialogs = std::move(dialogs);
    m_editors->file()->setDialogs(m_dialogs);
}

// ---- What is kept ---------------------------------------------------------------------------------------------------

MessageDraft ComposeArea::draft() const
{
    MessageDraft draft = currentForm();
    for (const Form form : DraftEditors::allForms)
        draft.texts.insert(form, m_editors->text(form));
    draft.texts.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return draft;
}

MessageDraft ComposeArea::currentForm() const
{
    MessageDraft draft;
    draft.form = m_editors->form();
    draft.texts.insert(draft.form, m_editors->text());
    draft.binary = m_editors->file()->isBinary() && !m_editors->text(Form::File).isEmpty();
    draft.fragmentSize = m_fragmentSize->size();
    return draft;
}

void ComposeArea::setDraft(const MessageDraft &draft)
{
    for (const Form form : DraftEditors::allForms)
        m_editors->setText(form, draft.texts.value(form));
    // Most files are binary; only who has chosen one has said whether his is.
    m_editors->file()->setBinary(draft.binary || draft.texts.value(Form::File).isEmpty());
    m_fragmentSize->setSize(draft.fragmentSize);
    m_forms->setCurrentIndex(static_cast<int>(draft.form));
}

QList<workbench::SavedMessage> ComposeArea::messages() const
{
    return m_saved->messages();
}

void ComposeArea::setMessages(const QList<workbench::SavedMessage> &messages)
{
    m_saved->setMessages(messages);
}

// One form alone, as it was saved; what it takes the place of can be undone, and lies in the history.
void ComposeArea::load(const MessageDraft &draft)
{
    m_history.add(draft.form, m_editors->text(draft.form));
    m_editors->replaceText(draft.form, draft.text());
    if (draft.form == Form::File)
        m_editors->file()->setBinary(draft.binary);
    m_fragmentSize->setSize(draft.fragmentSize);
    m_forms->setCurrentIndex(static_cast<int>(draft.form));
    m_editors->currentWidget()->setFocus();
}

void ComposeArea::walk(bool back)
{
    const Form form = m_editors->form();
    const QString shown = m_editors->text();
    if (const auto text = back ? m_history.older(form, shown) : m_history.newer(form, shown))
        m_editors->replaceText(form, *text, !back);
}

// ---- What is wrong, and how large it is -----------------------------------------------------------------------------

void ComposeArea::showForm()
{
    m_editors->showForm(static_cast<Form>(m_forms->currentIndex()));
    m_beautify->setVisible(m_editors->form() == Form::Json);
    m_minify->setVisible(m_editors->form() == Form::Json);
    validate();
    Q_EMIT draftChanged();
}

void ComposeArea::focusEditor()
{
    const QWidgetList editors = m_editors->inTabOrder();
    const auto visible =
        std::find_if(editors.begin(), editors.end(), [](QWidget *editor) { return editor->isVisible(); });
    if (visible != editors.end())
        (*visible)->setFocus(Qt::OtherFocusReason);
}

void ComposeArea::environmentChanged()
{
    m_editors->environmentChanged();
    validate();
}

void ComposeArea::validate()
{
    ++m_look;
    if (m_editors->form() == Form::File)
        lookAtFile();
    else if (const QString text = m_editors->text(); isQuickToLookAt(text))
        showLook(MessageMaker::look(m_editors->form(), text, *m_expander));
    else
        lookInBackground();
}

void ComposeArea::lookInBackground()
{
    if (std::exchange(m_looking, true))
        return; // whoever is at it looks again
    inBackground(
        this,
        [form = m_editors->form(), text = m_editors->text(), expander = *m_expander] {
            return MessageMaker::look(form, text, expander);
        },
        [this, look = m_look](const MadeMessage &made) {
            m_looking = false;
            if (look == m_look)
                showLook(made);
            else
                validate();
        });
}

void ComposeArea::lookAtFile()
{
    const auto path = m_expander->preview(m_editors->text(), TemplateExpander::Secrets::Shown).text;
    m_preview->hide();
    inBackground(
        this, [path] { return FileContent::look(path); },
        [this, look = m_look](const FileContent &found) {
            if (look == m_look)
                setVerdict(found.problem.isEmpty() ? EntryText::size(found.size) : found.problem,
                           !found.problem.isEmpty() && !m_editors->text().isEmpty());
        });
}

void ComposeArea::showLook(const MadeMessage &made)
{
    m_editors->setMark(made.position, made.incomplete ? 0 : made.length);
    m_preview->setVisible(!made.preview.isEmpty());
    m_preview->setText(tr("Sends: %1").arg(made.preview.simplified()));
    // As rich text for sure: what Qt takes for plain would show &quot; as it stands here.
    m_preview->setToolTip(made.preview.isEmpty()
                              ? QString()
                              : QStringLiteral("<span>%1</span>").arg(made.preview.left(1000).toHtmlEscaped()));
    if (!made.message) {
        setVerdict(made.problem, !made.incomplete);
        return;
    }
    const QString size = EntryText::size(made.message->payload.size());
    if (m_editors->form() == Form::Json)
        setVerdict(made.hasGenerated ? tr("Valid JSON, about %1").arg(size) : tr("Valid JSON, %1").arg(size), false);
    else
        setVerdict(made.hasGenerated ? tr("About %1").arg(size) : size, false);
}

void ComposeArea::setVerdict(const QString &text, bool problem)
{
    m_verdict->setText(text);
    m_verdict->setProperty("problem", problem);
    m_verdict->setProperty("muted", !problem);
    restyle(m_verdict);
}

void ComposeArea::format(bool beautify)
{
    const QString text = m_editors->text(Form::Json);
    inBackground(
        this, [text, beautify] { return beautify ? JsonFormatter::beautified(text) : JsonFormatter::minified(text); },
        [this, text](const std::optional<QString> &formatted) {
            if (!formatted)
                m_editors->goToMark(); // the verdict says what is wrong
            else if (m_editors->text(Form::Json) == text && *formatted != text)
                m_editors->replaceText(Form::Json, *formatted, false);
        });
}

// ---- Sending --------------------------------------------------------------------------------------------------------

void ComposeArea::send()
{
    sendDraft(draft(), Cause::Person);
}

void ComposeArea::sendDraft(const MessageDraft &draft, Cause cause)
{
    if (draft.form == Form::File) {
        sendFile(draft, cause);
        return;
    }
    if (draft.text().size() <= shortText) {
        deliver(draft, MessageMaker::make(draft.form, draft.text(), *m_expander), cause);
        return;
    }
    if (std::exchange(m_preparing, true))
        return;
    using Prepared = std::pair<MadeMessage, qint64>;
    inBackground(
        this,
        [draft, expander = *m_expander] {
            TemplateExpander counting = expander;
            MadeMessage made = MessageMaker::make(draft.form, draft.text(), counting);
            return Prepared(std::move(made), counting.count());
        },
        [this, draft, cause](const Prepared &prepared) {
            m_preparing = false;
            m_expander->setCount(std::max(m_expander->count(), prepared.second));
            deliver(draft, prepared.first, cause);
        });
}

void ComposeArea::sendFile(const MessageDraft &draft, Cause cause)
{
    MadeMessage made = MessageMaker::make(Form::File, draft.text(), *m_expander);
    if (!made.message) {
        deliver(draft, made, cause);
        return;
    }
    if (std::exchange(m_preparing, true))
        return;
    const QString path = QString::fromUtf8(made.message->payload);
    m_progress->setRange(0, 0); // how long reading takes, nobody knows
    m_progress->show();
    inBackground(
        this, [path, asText = !draft.binary] { return FileContent::read(path, asText); },
        [this, draft, cause](const FileContent &content) {
            m_preparing = false;
            m_progress->hide();
            MadeMessage read;
            read.problem = content.problem;
            if (content.problem.isEmpty())
                read.message = {draft.binary ? wslib::Opcode::Binary : wslib::Opcode::Text, content.bytes};
            deliver(draft, read, cause);
        });
}

void ComposeArea::deliver(const MessageDraft &draft, const MadeMessage &made, Cause cause)
{
    if (cause == Cause::Repeat && !m_repeat->isRunning())
        return; // it was stopped while the message was made
    if (!made.message) {
        if (cause == Cause::Repeat)
            m_repeat->stop(made.problem);
        // Who has written something else meanwhile sees what is wrong with that.
        if (cause == Cause::Repeat || draft.form != m_editors->form() || draft.text() != m_editors->text())
            return;
        ++m_look; // a look that is still on its way knows less
        setVerdict(made.problem, true);
        m_editors->setMark(made.position, made.length);
        m_editors->goToMark();
        return;
    }
    m_progressTotal = made.message->payload.size();
    m_repeatedLast = cause == Cause::Repeat;
    Q_EMIT sendRequested(*made.message, draft.fragmentSize);
    if (m_connected && cause == Cause::Person)
        m_history.add(draft.form, draft.text());
    if (m_connected && cause == Cause::Repeat)
        m_repeat->countSent();
    if (m_editors->form() != Form::File)
        validate(); // the counter has counted
}

void ComposeArea::sendAgain()
{
    if (!m_connected)
        m_repeat->stop(tr("There is no open connection."));
    else if (!m_preparing && m_progress->isHidden()) // else the last one is still on its way
        sendDraft(m_repeated, Cause::Repeat);
}

void ComposeArea::setConnected(bool connected)
{
    if (std::exchange(m_connected, connected) && !connected)
        m_repeat->stop(tr("The connection ended."));
}

bool ComposeArea::sendRefused(const QString &why)
{
    // Also when it has just stopped with the connection: then the last one was on its way to the network thread.
    if (m_repeatedLast)
        m_repeat->takeBack(why);
    return m_repeatedLast;
}

void ComposeArea::showProgress(qint64 bytesLeft)
{
    constexpr int steps = 1000;
    m_progressTotal = std::max(m_progressTotal, bytesLeft);
    m_progress->setVisible(bytesLeft > 0);
    m_progress->setRange(0, steps);
    if (m_progressTotal > 0)
        m_progress->setValue(static_cast<int>(static_cast<double>(m_progressTotal - bytesLeft)
                                              / static_cast<double>(m_progressTotal) * steps));
    if (bytesLeft > 0)
        m_progress->setFormat(tr("%1 left").arg(EntryText::size(bytesLeft)));
}

// ---- Questions ------------------------------------------------------------------------------------------------------

void ComposeArea::ping()
{
    m_repeatedLast = false;
    Q_EMIT pingRequested({});
}

void ComposeArea::pingWithPayload()
{
    auto *dialog = new PingDialog(this);
    connect(dialog, &PingDialog::chosen, this, [this](const QByteArray &payload) {
        m_repeatedLast = false;
        Q_EMIT pingRequested(payload);
    });
    dialog->open();
}

void ComposeArea::closeWithCode()
{
    auto *dialog = new CloseDialog(tr("Close the connection"), this);
    connect(dialog, &CloseDialog::chosen, this, [this](wslib::CloseCode code, const QString &reason) {
        m_repeatedLast = false;
        Q_EMIT closeRequested(code, reason);
    });
    dialog->open();
}

void ComposeArea::showSaved()
{
    auto *dialog = new SavedMessagesDialog(m_saved, currentForm(), m_dialogs, this);
    connect(dialog, &SavedMessagesDialog::loadRequested, this, &ComposeArea::load);
    connect(dialog, &SavedMessagesDialog::sendRequested, this, [this](const MessageDraft &chosen) {
        load(chosen);
        send();
    });
    dialog->open();
}

} // namespace ui
