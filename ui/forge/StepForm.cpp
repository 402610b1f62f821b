#include "ui/forge/StepForm.h"

#include "ui/Named.h"
#include "ui/connect/NoWheel.h"
#include "ui/forge/FrameForm.h"
#include "ui/forge/FramePreview.h"
#include "ui/forge/NumberEdit.h"
#include "ui/forge/PayloadForm.h"
#include "ui/theme/Fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

using workbench::ForgeStep;

StepForm::StepForm(QWidget *parent)
    : QWidget(parent)
    , m_frame(new FrameForm(this))
    , m_payload(new PayloadForm(this))
    , m_cut(named(new NumberEdit(workbench::ForgedPayload::mostPlain, this), QStringLiteral("forgeCut"),
                  tr("Send only the first so many bytes")))
    , m_repeat(named(new QSpinBox(this), QStringLiteral("forgeRepeat"), tr("How often the step is done")))
    , m_wait(named(new QSpinBox(this), QStringLiteral("forgeWait"), tr("Milliseconds to wait")))
    , m_words(new QLabel(this))
    , m_preview(named(new FramePreview(this), QStringLiteral("forgePreview"), tr("Bytes that will be sent")))
{
    m_tail = makeTail();
    m_waiting = makeWaiting();
    m_words->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_frame);
    layout->addWidget(m_payload);
    layout->addWidget(m_tail);
    layout->addWidget(m_waiting);
    layout->addWidget(m_words);
    layout->addWidget(m_preview, 1);
    layout->addStretch();
    followFont(m_preview, [this] { m_preview->setMinimumHeight(m_preview->fontMetrics().lineSpacing() * 4 + 24); });
    connect(m_frame, &FrameForm::edited, this, &StepForm::read);
    connect(m_payload, &PayloadForm::edited, this, &StepForm::read);
    connect(m_cut, &QLineEdit::textChanged, this, &StepForm::read);
    connect(m_repeat, &QSpinBox::valueChanged, this, &StepForm::read);
    connect(m_wait, &QSpinBox::valueChanged, this, &StepForm::read);
    showParts();
}

QWidget *StepForm::makeTail()
{
    auto *tail = new QWidget(this);
    m_cut->setPlaceholderText(tr("all"));
    m_cut->setAccessibleDescription(tr("Half a frame: only its first bytes are sent"));
    m_cut->setToolTip(m_cut->accessibleDescription());
    m_repeat->setRange(1, ForgeStep::mostRepeats);
    new NoWheel(m_repeat);
    auto *row = new QHBoxLayout(tail);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *cut = new QLabel(tr("Only the f&irst"), tail);
    cut->setBuddy(m_cut);
    auto *times = new QLabel(tr("&Times"), tail);
    times->setBuddy(m_repeat);
    row->addWidget(cut);
    row->addWidget(m_cut, 1);
    row->addWidget(new QLabel(tr("bytes"), tail));
    row->addSpacing(12);
    row->addWidget(times);
    row->addWidget(m_repeat);
    return tail;
}

QWidget *StepForm::makeWaiting()
{
    auto *waiting = new QWidget(this);
    m_wait->setRange(0, static_cast<int>(ForgeStep::longestWait.count()));
    m_wait->setSuffix(tr(" ms"));
    new NoWheel(m_wait);
    auto *row = new QHBoxLayout(waiting);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new QLabel(tr("Wa&it"), waiting);
    label->setBuddy(m_wait);
    row->addWidget(label);
    row->addWidget(m_wait);
    row->addStretch();
    return waiting;
}

void StepForm::setRole(wslib::Role role)
{
    m_role = role;
    m_preview->show(m_step, m_role);
}

void StepForm::setStep(const ForgeStep &step)
{
    m_step = step;
    {
        const QScopedValueRollback filling(m_filling, true);
        m_frame->setFrame(step.frame);
        m_payload->setPayload(step.kind == ForgeStep::Kind::Raw ? step.raw : step.frame.payload);
        m_cut->setValue(step.cut ? std::optional<quint64>(*step.cut) : std::nullopt);
        m_repeat->setValue(step.repeat);
        m_wait->setValue(static_cast<int>(step.wait.count()));
    }
    showParts();
}

void StepForm::showParts()
{
    using Kind = ForgeStep::Kind;
    m_frame->setVisible(m_step.kind == Kind::Frame);
    m_payload->setVisible(m_step.hasBytes());
    m_tail->setVisible(m_step.hasBytes());
    m_preview->setVisible(m_step.hasBytes());
    m_waiting->setVisible(m_step.kind == Kind::Wait);
    const bool words = m_step.kind == Kind::HalfClose || m_step.kind == Kind::Reset;
    m_words->setVisible(words);
    if (words)
        m_words->setText(m_step.kind == Kind::Reset
                             ? tr("The TCP connection is reset (RST), behind what was sent before.")
                             : tr("Nothing more is sent (FIN), and what the peer sends is still read. With TLS, both "
                                  "directions end."));
    m_preview->show(m_step, m_role);
}

void StepForm::read()
{
    if (m_filling)
        return;
    m_frame->applyTo(m_step.frame);
    (m_step.kind == ForgeStep::Kind::Raw ? m_step.raw : m_step.frame.payload) = m_payload->payload();
    m_step.cut = m_cut->value() ? std::optional<qint64>(static_cast<qint64>(*m_cut->value())) : std::nullopt;
    m_step.repeat = m_repeat->value();
    m_step.wait = std::chrono::milliseconds(m_wait->value());
    m_preview->show(m_step, m_role);
    Q_EMIT edited(m_step);
}

} // namespace ui
