#include "ui/palette/CommandPalette.h"

#include "ui/Named.h"
#include "ui/palette/CommandDelegate.h"
#include "ui/palette/CommandModel.h"

#include <QAccessible>
#include <QApplication>
#include <QFrame>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

const QString recentKey = QStringLiteral("palette/recent");
constexpr qsizetype mostRecent = 12;

} // namespace

CommandPalette::CommandPalette(QSettings &settings, QWidget *window)
    : QWidget(window)
    , m_settings(settings)
    , m_model(new CommandModel(this))
    , m_box(new QFrame(this))
    , m_pattern(named(new QLineEdit(m_box), QStringLiteral("paletteEdit"), tr("What to do")))
    , m_list(named(new QListView(m_box), QStringLiteral("paletteList"), tr("What fits")))
    , m_nothing(named(new QLabel(tr("Nothing fits. Type fewer letters."), m_box), QStringLiteral("paletteNothing"),
                      tr("Nothing fits")))
{
    named(this, QStringLiteral("commandPalette"), tr("Command palette"));
    hide();
    assemble();
    window->installEventFilter(this);
    m_pattern->installEventFilter(this);
    connect(m_pattern, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now && !isAncestorOf(now))
            dismiss();
    });
}

void CommandPalette::assemble()
{
    m_box->setObjectName(QStringLiteral("paletteBox"));
    auto *shadow = new QGraphicsDropShadowEffect(m_box);
    shadow->setBlurRadius(36);
    shadow->setOffset(0, 8);
    shadow->setColor(QColor(0, 0, 0, 110));
    m_box->setGraphicsEffect(shadow);
    m_pattern->setPlaceholderText(tr("Type what you want to do"));
    m_pattern->setClearButtonEnabled(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // the arrow keys move in it while one types
    m_list->setFrameShape(QFrame::NoFrame);
    m_nothing->setProperty("muted", true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMargin(14);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_pattern);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing);
}

void CommandPalette::addSource(std::unique_ptr<CommandSource> source)
{
    m_sources.push_back(std::move(source));
}

// ---- Opening and closing --------------------------------------------------------------------------------------------

void CommandPalette::toggle()
{
    if (isVisible())
        dismiss();
    else
        open();
}

void CommandPalette::open()
{
    QList<Command> commands;
    for (const auto &source : m_sources)
        commands += source->commands();
    m_cameFrom = QApplication::focusWidget();
    m_model->setCommands(commands, recent());
    m_pattern->clear();
    search({});
    show();
    raise();
    m_pattern->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    const bool hadFocus = m_pattern->hasFocus();
    hide();
    if (hadFocus && m_cameFrom)
        m_cameFrom->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const QRect window = parentWidget()->rect();
    setGeometry(window);
    const int wanted = fontMetrics().averageCharWidth() * 90;
    const int width = std::min(wanted, window.width() - 48);
    const int top = std::min(72, window.height() / 10);
    const int rows = m_model->rowCount();
    const int row = m_list->sizeHintForRow(0);
    const int content = rows == 0 ? m_nothing->sizeHint().height() : rows * row + 4;
    const int room = std::min(window.height() - top - 60, row > 0 ? 13 * row : window.height());
    const int height = m_pattern->sizeHint().height() + 26 + std::min(content, room);
    m_box->setGeometry((window.width() - width) / 2, top, width, height);
}

void CommandPalette::mousePressEvent(QMouseEvent * /*event*/)
{
    dismiss(); // what is in the box takes its clicks itself
}

// ---- Keys -----------------------------------------------------------------------------------------------------------

void CommandPalette::claimKeys(const QKeySequence &keys)
{
    m_keys = keys;
    qApp->installEventFilter(this);
}

bool CommandPalette::isClaimed(const QKeyEvent *event) const
{
    return QKeySequence(event->keyCombination()) == m_keys;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isClaimed(static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true; // without the field it goes to, so that it stays a shortcut
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_pattern && event->type() == QEvent::KeyPress && takesKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::takesKey(int key)
{
    constexpr int page = 10;
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(1, page);
        return true;
    case Qt::Key_PageUp:
        step(-1, page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

void CommandPalette::step(int by, int rows)
{
    const int count = m_model->rowCount();
    int row = m_list->currentIndex().row();
    int found = row;
    for (int tried = 0; tried < count && rows > 0; ++tried) {
        row += by;
        const bool beyond = row < 0 || row >= count;
        if (beyond && found != m_list->currentIndex().row())
            break; // a page ends at the end
        row = (row + count) % count;
        if (m_model->command(row).enabled) {
            found = row;
            --rows;
        }
    }
    select(found);
}

void CommandPalette::select(int row)
{
    const QModelIndex index = m_model->index(row);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    // A screen reader stays at the field, so the field says what Enter would do.
    m_pattern->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent changed(m_pattern, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CommandPalette::search(const QString &pattern)
{
    m_model->setPattern(pattern);
    const int count = m_model->rowCount();
    m_list->setVisible(count > 0);
    m_nothing->setVisible(count == 0);
    place();
    int first = 0;
    while (first < count && !m_model->command(first).enabled)
        ++first;
    select(first < count ? first : -1);
    m_list->scrollToTop();
}

// ---- Running --------------------------------------------------------------------------------------------------------

void CommandPalette::run(const QModelIndex &index)
{
    if (!index.isValid() || !m_model->command(index.row()).enabled)
        return;
    const Command command = m_model->command(index.row());
    remember(command.id);
    dismiss(); // the focus is where it was, when the command looks for it
    command.run();
}

QStringList CommandPalette::recent() const
{
    return m_settings.value(recentKey).toStringList();
}

void CommandPalette::remember(const QString &id)
{
    QStringList ids = recent();
    ids.removeAll(id);
    ids.prepend(id);
    m_settings.setValue(recentKey, ids.mid(0, mostRecent));
}

} // namespace ui
