#include "ui/detail/PrettyView.h"

#include "ui/Background.h"
#include "ui/ElidedLabel.h"
#include "ui/Named.h"
#include "ui/detail/DecoderMenu.h"
#include "ui/detail/LongTextEdit.h"
#include "ui/detail/PhraseText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include "workbench/decode/TreeSearch.h"
#include "workbench/decode/TreeText.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;
using namespace workbench;

namespace {

constexpr int openedAtOnce = 60;      // rows: what one sees without scrolling much
constexpr int openedOnRequest = 5000; // rows: more takes a view its time, and nobody reads them
constexpr qsizetype longValue = 120;  // bytes: more doesn't fit a row
constexpr qsizetype valueShown = 65536;
constexpr int jsonAtOnce = 5000; // nodes: more is written in a thread
constexpr auto patience = 150ms; // before it says that it decodes

} // namespace

PrettyView::PrettyView(const DecoderStack &stack, QWidget *parent)
    : QWidget(parent)
    , m_menu(new DecoderMenu(stack, this))
    , m_summary(new ElidedLabel(this))
    , m_words(named(new QLineEdit(this), QStringLiteral("prettySearch"), tr("Search keys and values")))
    , m_count(new QLabel(this))
    , m_previous(named(new QToolButton(this), QStringLiteral("prettyPrevious"), tr("Previous match (Shift+F3)")))
    , m_next(named(new QToolButton(this), QStringLiteral("prettyNext"), tr("Next match (F3)")))
    , m_more(named(new QToolButton(this), QStringLiteral("prettyMore"), tr("Copy, expand, collapse")))
    , m_problem(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_tree(named(new QTreeView(this), QStringLiteral("prettyTree"), tr("The decoded message")))
    , m_model(new DecodedModel(this))
    , m_value(named(new LongTextEdit(this), QStringLiteral("prettyValue"), tr("The selected value")))
    , m_messagePage(new QWidget(this))
    , m_message(new QLabel(m_messagePage))
    , m_cancel(named(new QToolButton(m_messagePage), QStringLiteral("cancelDecoding"), tr("Cancel decoding")))
    , m_busyTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("prettyView"));
    m_problem->setObjectName(QStringLiteral("prettyProblem"));
    m_problem->setProperty("problem", true);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeTree();
    m_message->setObjectName(QStringLiteral("prettyMessage"));
    m_message->setProperty("muted", true);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    auto *messageLayout = new QVBoxLayout(m_messagePage);
    messageLayout->addStretch();
    messageLayout->addWidget(m_message);
    messageLayout->addWidget(m_cancel, 0, Qt::AlignHCenter);
    messageLayout->addStretch();
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_messagePage);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(makeBar());
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_value);
    m_busyTimer->setSingleShot(true);
    m_busyTimer->setInterval(patience);
    connect(m_busyTimer, &QTimer::timeout, this, [this] { showMessage(tr("Decoding …"), true); });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        showMessage(tr("Decoding was cancelled. Choose another message, or another decoder."), false);
        Q_EMIT cancelled();
    });
    connect(m_menu, &DecoderMenu::chosen, this, &PrettyView::choiceMade);
    clear();
}

// ---- Making it ------------------------------------------------------------------------------------------------------

QHBoxLayout *PrettyView::makeBar()
{
    m_summary->setObjectName(QStringLiteral("prettySummary"));
    m_summary->setProperty("muted", true);
    makeMenu(m_more);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_menu);
    bar->addWidget(m_summary, 1);
    bar->addLayout(makeSearch());
    bar->addWidget(m_more);
    return bar;
}

QHBoxLayout *PrettyView::makeSearch()
{
    m_words->setPlaceholderText(tr("Search"));
    followFont(m_words, [this] { m_words->setFixedWidth(m_words->fontMetrics().averageCharWidth() * 22); });
    m_count->setObjectName(QStringLiteral("prettyCount"));
    m_count->setProperty("muted", true);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    for (QToolButton *button : {m_previous, m_next}) {
        button->setToolTip(button->accessibleName());
        button->setFocusPolicy(Qt::StrongFocus);
    }
    connect(m_words, &QLineEdit::textChanged, this, &PrettyView::search);
    connect(m_words, &QLineEdit::returnPressed, this, &PrettyView::nextMatch);
    connect(m_previous, &QToolButton::clicked, this, &PrettyView::previousMatch);
    connect(m_next, &QToolButton::clicked, this, &PrettyView::nextMatch);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_words);
    row->addSpacing(4);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    return row;
}

// The keys belong to this view alone, so they are no shortcuts of actions: the window has several views.
QAction *PrettyView::addAction(QMenu *menu, const char *name, const QString &text, const QKeySequence &keys,
                               void (PrettyView::*act)())
{
    QAction *action = menu->addAction(keys.isEmpty() ? text : text + u'\t' + keys.toString(QKeySequence::NativeText));
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, act);
    return action;
}

void PrettyView::addKeys(const QKeySequence &keys, void (PrettyView::*act)())
{
    auto *shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
}

void PrettyView::makeMenu(QToolButton *button)
{
    const QKeySequence pathKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    const QKeySequence jsonKeys(Qt::CTRL | Qt::ALT | Qt::Key_C);
    auto *menu = new QMenu(button);
    addAction(menu, "copyValue", tr("Copy value"), QKeySequence::Copy, &PrettyView::copyValue);
    addAction(menu, "copyPath", tr("Copy path"), pathKeys, &PrettyView::copyPath);
    addAction(menu, "copyJson", tr("Copy as JSON"), jsonKeys, &PrettyView::copyJson);
    menu->addSeparator();
    addAction(menu, "expandAll", tr("Expand all"), {}, &PrettyView::expandAll);
    addAction(menu, "collapseAll", tr("Collapse all"), {}, &PrettyView::collapseAll);
    addKeys(pathKeys, &PrettyView::copyPath);
    addKeys(jsonKeys, &PrettyView::copyJson);
    m_tree->addActions(menu->actions());
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setText(QStringLiteral("⋯"));
    button->setToolTip(button->accessibleName());
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("menuButton", true);
}

void PrettyView::makeTree()
{
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setTextElideMode(Qt::ElideRight);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(DecodedModel::Value, QHeaderView::Stretch);
    header->setSectionsMovable(false);
    followFont(m_tree, [this, header] {
        const QFontMetrics metrics = m_tree->fontMetrics();
        m_tree->setMinimumHeight(metrics.height() * 3);
        header->resizeSection(DecodedModel::Key, metrics.averageCharWidth() * 32);
        header->resizeSection(DecodedModel::Type, metrics.averageCharWidth() * 26);
    });
    m_tree->installEventFilter(this);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &PrettyView::showCurrent);

    useMonospace(m_value);
    followFont(m_value, [this] { m_value->setMaximumHeight(m_value->fontMetrics().height() * 6); });
}

// A view copies what a cell shows, which may be less than the value.
bool PrettyView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copyValue();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// ---- What it shows --------------------------------------------------------------------------------------------------

void PrettyView::setChoice(const DecoderChoice &choice)
{
    m_menu->setChoice(choice);
}

// Where there is little room, it is for the rows.
void PrettyView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_tree->setHeaderHidden(height() < fontMetrics().height() * 14);
}

void PrettyView::clear()
{
    m_busyTimer->stop();
    m_model->setTree(nullptr);
    m_summary->clear();
    m_problem->hide();
    m_value->hide();
    search();
    showMessage({}, false);
}

void PrettyView::setBusy()
{
    clear();
    m_busyTimer->start();
}

void PrettyView::showMessage(const QString &text, bool canCancel)
{
    m_busyTimer->stop();
    m_message->setText(text);
    m_cancel->setVisible(canCancel);
    m_pages->setCurrentWidget(m_messagePage);
}

void PrettyView::setOutcome(const DecodeOutcome &outcome)
{
    m_busyTimer->stop();
    m_value->hide();
    m_menu->setOutcome(outcome);
    const QString summary = said(outcome.summary);
    m_summary->setText(summary);
    m_summary->setToolTip(summary);
    m_problem->setText(outcome.error ? QStringLiteral("%1: %2").arg(outcome.failedStep, said(*outcome.error))
                                     : QString());
    m_problem->setVisible(outcome.error.has_value());
    m_model->setTree(outcome.tree);
    if (outcome.tree) {
        m_pages->setCurrentWidget(m_tree);
        openSome();
    } else if (outcome.isReadable) {
        showMessage(
            tr("This is text of no form that Windsock takes apart. It is under Text; or choose a decoder above."),
            false);
    } else {
        showMessage(
            tr("These bytes are of no form that Windsock recognizes. They are under Hex; or choose a decoder above."),
            false);
    }
    search();
}

void PrettyView::openSome()
{
    expandBelow({}, openedAtOnce);
}

// Level by level, so that of a large message one sees what it has, not all of its first part.
void PrettyView::expandBelow(const QModelIndex &parent, int maxRows)
{
    QList<QModelIndex> level{parent};
    int rows = m_model->rowCount(parent);
    while (!level.isEmpty() && rows < maxRows) {
        QList<QModelIndex> next;
        for (const QModelIndex &above : std::as_const(level)) {
            for (int row = 0; row < m_model->rowCount(above) && rows < maxRows; ++row) {
                const QModelIndex index = m_model->index(row, 0, above);
                const int children = m_model->rowCount(index);
                if (children == 0 || (children > maxRows - rows && !next.isEmpty()))
                    continue;
                m_tree->expand(index);
                rows += children;
                next += index;
            }
        }
        level = next;
    }
}

void PrettyView::expandAll()
{
    m_tree->setUpdatesEnabled(false);
    expandBelow({}, openedOnRequest);
    m_tree->setUpdatesEnabled(true);
}

void PrettyView::collapseAll()
{
    m_tree->collapseAll();
}

DecodedTree::Node PrettyView::currentNode() const
{
    return m_model->node(m_tree->currentIndex());
}

void PrettyView::showCurrent()
{
    if (!m_model->tree() || !m_tree->currentIndex().isValid()) {
        m_value->hide();
        return;
    }
    const DecodedTree &tree = *m_model->tree();
    const QByteArrayView value = tree.value(currentNode());
    const bool isLong = value.size() > longValue || value.contains('\n');
    if (isLong)
        m_value->setText(QString::fromUtf8(value.first(std::min(value.size(), valueShown))));
    m_value->setVisible(isLong);
    Q_EMIT currentRangeChanged(tree.source(currentNode()));
}

// ---- Searching ------------------------------------------------------------------------------------------------------

void PrettyView::find()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void PrettyView::search()
{
    if (m_searchCancelled)
        *m_searchCancelled = true;
    const quint64 search = ++m_searches;
    m_match = -1;
    const QString words = m_words->text();
    const auto tree = m_model->tree();
    if (words.isEmpty() || !tree) {
        m_model->setMatches({});
        updateCount();
        return;
    }
    m_searchCancelled = std::make_shared<std::atomic_bool>(false);
    inBackground(
        this, [tree, words, cancelled = m_searchCancelled] { return findInTree(*tree, words, cancelled.get()); },
        [this, search](const std::vector<DecodedTree::Node> &found) {
            if (search != m_searches)
                return;
            m_model->setMatches(found);
            updateCount();
            // While one types the first match comes into view, but the keyboard stays where it is.
            if (!found.empty() && m_words->hasFocus())
                showMatch(0);
        });
}

void PrettyView::setWords(const QString &words)
{
    m_words->setText(words);
}

bool PrettyView::event(QEvent *event)
{
    const bool mine = event->type() == QEvent::ShortcutOverride && !m_words->text().isEmpty()
                      && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F3;
    if (mine)
        event->accept();
    return mine || QWidget::event(event);
}

void PrettyView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_F3)
        return QWidget::keyPressEvent(event);
    event->modifiers().testFlag(Qt::ShiftModifier) ? previousMatch() : nextMatch();
}

void PrettyView::showMatch(int match)
{
    const auto count = static_cast<int>(m_model->matches().size());
    if (count == 0)
        return;
    m_match = (match + count) % count;
    const DecodedTree::Node node = m_model->matches()[static_cast<size_t>(m_match)];
    const QModelIndex index = m_model->indexOf(node);
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        m_tree->expand(above);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    updateCount();
}

void PrettyView::updateCount()
{
    const auto count = static_cast<int>(m_model->matches().size());
    const QLocale locale;
    if (m_words->text().isEmpty() || !m_model->tree())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("None"));
    else if (m_match < 0)
        m_count->setText(locale.toString(count));
    else
        m_count->setText(tr("%1 of %2").arg(locale.toString(m_match + 1), locale.toString(count)));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

// ---- Copying --------------------------------------------------------------------------------------------------------

void PrettyView::copyValue()
{
    const QModelIndex current = m_tree->currentIndex();
    if (!m_model->tree() || !current.isValid())
        return;
    if (m_model->tree()->isContainer(currentNode()))
        copyJson();
    else
        QGuiApplication::clipboard()->setText(m_model->fullValue(current));
}

void PrettyView::copyPath()
{
    if (m_model->tree())
        QGuiApplication::clipboard()->setText(pathOf(*m_model->tree(), currentNode()));
}

void PrettyView::copyJson()
{
    const auto tree = m_model->tree();
    if (!tree || tree->isEmpty())
        return;
    const auto copy = [](const QByteArray &json) { QGuiApplication::clipboard()->setText(QString::fromUtf8(json)); };
    if (tree->size() <= jsonAtOnce)
        copy(toJson(*tree, currentNode()));
    else
        inBackground(
            this, [tree, node = currentNode()] { return toJson(*tree, node); }, copy);
}

} // namespace ui
