#include "ui/profile/EnvironmentBox.h"

#include "ui/Named.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace ui {

namespace {

enum Role { NameRole = Qt::UserRole, EditRole };

} // namespace

EnvironmentBox::EnvironmentBox(QWidget *parent)
    : QWidget(parent)
    , m_box(named(new QComboBox(this), QStringLiteral("environment"), tr("Environment of this tab")))
{
    setObjectName(QStringLiteral("environmentBox"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->setMinimumContentsLength(12);
    m_box->setToolTip(tr("The environment whose variables, {{name}}, this tab uses"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 3);
    layout->addWidget(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        if (m_box->itemData(index, EditRole).toBool())
            Q_EMIT editRequested();
        else
            Q_EMIT chosen(m_box->itemData(index, NameRole).toString());
    });
}

void EnvironmentBox::showNames(const QStringList &names, const QString &current)
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    m_box->addItem(tr("No environment"), QString());
    for (const QString &name : names)
        m_box->addItem(name, name);
    if (!current.isEmpty() && !names.contains(current))
        m_box->addItem(tr("%1 (not here)").arg(current), current);
    m_box->setCurrentIndex(std::max(0, m_box->findData(current, NameRole)));
    m_box->insertSeparator(m_box->count());
    m_box->addItem(tr("Edit environments…"));
    m_box->setItemData(m_box->count() - 1, true, EditRole);
}

} // namespace ui
