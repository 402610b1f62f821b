#include "ui/forge/FrameForm.h"

#include "ui/Named.h"
#include "ui/compose/HexText.h"
#include "ui/forge/NumberEdit.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Restyle.h"
#include "workbench/forge/ForgeText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <limits>

namespace ui {

using workbench::ForgedFrame;

namespace {

constexpr int keySize = 4;

QCheckBox *bit(QWidget *parent, const char *name, const char *label, const QString &toolTip)
{
    auto *box = named(new QCheckBox(QString::fromLatin1(label), parent), QString::fromLatin1(name), toolTip);
    box->setToolTip(toolTip);
    return box;
}

} // namespace

FrameForm::FrameForm(QWidget *parent)
    : QWidget(parent)
    , m_fin(bit(this, "forgeFin", "FIN", tr("FIN: the last frame of its message")))
    , m_rsv1(bit(this, "forgeRsv1", "RSV1", tr("RSV1: compressed, with permessage-deflate; else reserved")))
    , m_rsv2(bit(this, "forgeRsv2", "RSV2", tr("RSV2: reserved")))
    , m_rsv3(bit(this, "forgeRsv3", "RSV3", tr("RSV3: reserved")))
    , m_opcode(named(new QComboBox(this), QStringLiteral("forgeOpcode"), tr("Opcode")))
    , m_masking(named(new QComboBox(this), QStringLiteral("forgeMasking"), tr("Mask")))
    , m_key(named(new QLineEdit(this), QStringLiteral("forgeKey"), tr("Mask key, four bytes in hex")))
    , m_length(named(new NumberEdit(std::numeric_limits<quint64>::max(), this), QStringLiteral("forgeLength"),
                     tr("Length that the header says")))
    , m_encoding(named(new QComboBox(this), QStringLiteral("forgeEncoding"), tr("Encoding of the length")))
{
    fillBoxes();
    m_key->setPlaceholderText(tr("random"));
    m_key->setToolTip(m_key->accessibleName());
    m_length->setPlaceholderText(tr("the payload’s"));
    m_length->setAccessibleDescription(tr("What the header says, if it is to be wrong"));
    m_length->setToolTip(m_length->accessibleDescription());
    layOut();
    for (QCheckBox *box : {m_fin, m_rsv1, m_rsv2, m_rsv3})
        connect(box, &QCheckBox::toggled, this, &FrameForm::edited);
    for (QComboBox *box : {m_opcode, m_masking, m_encoding})
        connect(box, &QComboBox::currentIndexChanged, this, &FrameForm::edited);
    connect(m_length, &QLineEdit::textChanged, this, &FrameForm::edited);
    connect(m_key, &QLineEdit::textChanged, this, [this] {
        markKey();
        Q_EMIT edited();
    });
    setFrame({});
}

void FrameForm::fillBoxes()
{
    for (int opcode = 0; opcode < 16; ++opcode) {
        const auto value = static_cast<quint8>(opcode);
        const QString number = QString::number(opcode, 16).toUpper();
        m_opcode->addItem(wslib::isDefined(static_cast<wslib::Opcode>(value))
                              ? QStringLiteral("%1 %2").arg(number, workbench::opcodeText(value))
                              : tr("%1 reserved").arg(number));
    }
    m_masking->addItems({tr("as it must be"), tr("as it mustn’t be"), tr("masked"), tr("not masked")});
    m_encoding->addItems({tr("in the fewest bytes"), tr("in 7 bits"), tr("in 16 bits"), tr("in 64 bits")});
}

void FrameForm::layOut()
{
    auto *bits = new QHBoxLayout;
    bits->setSpacing(10);
    for (QCheckBox *box : {m_fin, m_rsv1, m_rsv2, m_rsv3})
        bits->addWidget(box);
    bits->addStretch();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(5);
    const auto label = [this, grid](const QString &text, QWidget *buddy, int row, int column) {
        auto *made = new QLabel(text, this);
        made->setBuddy(buddy);
        grid->addWidget(made, row, column);
    };
    label(tr("&Opcode"), m_opcode, 0, 0);
    grid->addWidget(m_opcode, 0, 1);
    grid->addLayout(bits, 0, 2, 1, 2);
    label(tr("&Mask"), m_masking, 1, 0);
    grid->addWidget(m_masking, 1, 1);
    label(tr("&Key"), m_key, 1, 2);
    grid->addWidget(m_key, 1, 3);
    label(tr("&Length"), m_length, 2, 0);
    grid->addWidget(m_length, 2, 1);
    grid->addWidget(m_encoding, 2, 2, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
}

void FrameForm::markKey()
{
    const TypedBytes typed = HexText::parse(m_key->text());
    const bool right = m_key->text().trimmed().isEmpty() || (typed.error.isEmpty() && typed.bytes.size() == keySize);
    m_key->setProperty("problem", !right);
    m_key->setToolTip(right ? m_key->accessibleName() : tr("A mask key has four bytes, such as 37 fa 21 3d."));
    restyle(m_key);
}

void FrameForm::applyTo(ForgedFrame &frame) const
{
    frame.fin = m_fin->isChecked();
    frame.rsv1 = m_rsv1->isChecked();
    frame.rsv2 = m_rsv2->isChecked();
    frame.rsv3 = m_rsv3->isChecked();
    frame.opcode = static_cast<quint8>(m_opcode->currentIndex());
    frame.masking = static_cast<ForgedFrame::Masking>(m_masking->currentIndex());
    frame.lengthEncoding = static_cast<ForgedFrame::LengthEncoding>(m_encoding->currentIndex());
    frame.declaredLength = m_length->value();
    const TypedBytes typed = HexText::parse(m_key->text());
    frame.key.reset();
    if (typed.error.isEmpty() && typed.bytes.size() == keySize)
        std::copy(typed.bytes.begin(), typed.bytes.end(), frame.key.emplace().begin());
}

void FrameForm::setFrame(const ForgedFrame &frame)
{
    const QSignalBlocker blocker(this);
    m_fin->setChecked(frame.fin);
    m_rsv1->setChecked(frame.rsv1);
    m_rsv2->setChecked(frame.rsv2);
    m_rsv3->setChecked(frame.rsv3);
    m_opcode->setCurrentIndex(frame.opcode);
    m_masking->setCurrentIndex(static_cast<int>(frame.masking));
    m_encoding->setCurrentIndex(static_cast<int>(frame.lengthEncoding));
    m_length->setValue(frame.declaredLength);
    m_key->setText(frame.key ? QString::fromLatin1(
                       QByteArray(reinterpret_cast<const char *>(frame.key->data()), keySize).toHex(' '))
                             : QString());
}

} // namespace ui
