#include "ui/detail/DecoderMenu.h"

#include <QActionGroup>
#include <QMenu>

namespace ui {

using namespace workbench;

DecoderMenu::DecoderMenu(const DecoderStack &stack, QWidget *parent)
    : QToolButton(parent)
    , m_unpackers(new QActionGroup(this))
    , m_formats(new QActionGroup(this))
{
    setObjectName(QStringLiteral("decoderMenu"));
    setAccessibleName(tr("How the message is decoded"));
    setToolTip(tr("How messages of this direction are decoded"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("menuButton", true);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("decoderChoices"));
    m_automatic = menu->addAction(tr("Automatic"));
    m_automatic->setCheckable(true);
    m_automatic->setChecked(true);
    setMenu(menu);
    menu->addSeparator();
    addDecoders(stack, false, m_formats);
    menu->addSeparator();
    addDecoders(stack, true, m_unpackers);
    for (QActionGroup *group : {m_unpackers, m_formats}) {
        group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
        connect(group, &QActionGroup::triggered, this, &DecoderMenu::takeChoice);
    }
    connect(m_automatic, &QAction::triggered, this, [this] {
        setChoice({});
        Q_EMIT chosen({});
    });
}

void DecoderMenu::addDecoders(const DecoderStack &stack, bool unpackers, QActionGroup *group)
{
    for (const auto &decoder : stack.decoders()) {
        if (decoder->isUnpacker() != unpackers)
            continue;
        QAction *action = menu()->addAction(unpackers ? tr("First: %1").arg(decoder->name()) : decoder->name());
        action->setCheckable(true);
        action->setData(decoder->id());
        group->addAction(action);
    }
}

void DecoderMenu::takeChoice()
{
    const auto id = [](const QActionGroup *group) {
        return group->checkedAction() ? group->checkedAction()->data().toByteArray() : QByteArray();
    };
    m_choice = {id(m_unpackers), id(m_formats)};
    m_automatic->setChecked(m_choice.isAutomatic());
    Q_EMIT chosen(m_choice);
}

void DecoderMenu::setChoice(const DecoderChoice &choice)
{
    m_choice = choice;
    m_automatic->setChecked(choice.isAutomatic());
    const auto check = [](const QActionGroup *group, const QByteArray &id) {
        for (QAction *action : group->actions())
            action->setChecked(!id.isEmpty() && action->data().toByteArray() == id);
    };
    check(m_unpackers, choice.unpacker);
    check(m_formats, choice.format);
}

QString DecoderMenu::chain(const DecodeOutcome &outcome)
{
    QStringList names;
    for (const DecodeOutcome::Step &step : outcome.steps)
        names += step.isGuess() ? step.name + u'?' : step.name;
    return names.join(QStringLiteral(" → "));
}

void DecoderMenu::setOutcome(const DecodeOutcome &outcome)
{
    QString chain = DecoderMenu::chain(outcome);
    if (chain.isEmpty())
        chain = outcome.isReadable ? tr("Text") : tr("Bytes");
    setText(m_choice.isAutomatic() ? tr("Auto: %1").arg(chain) : tr("Chosen: %1").arg(chain));
    QStringList lines{tr("How messages of this direction are decoded")};
    for (const DecodeOutcome::Step &step : outcome.steps) {
        if (m_choice.isAutomatic() && step.isGuess())
            lines += tr("%1 may be a guess: %2 % sure").arg(step.name).arg(step.confidence);
    }
    setToolTip(lines.join(u'\n'));
}

} // namespace ui
