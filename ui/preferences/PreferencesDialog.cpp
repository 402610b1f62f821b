#include "ui/preferences/PreferencesDialog.h"

#include "ui/Named.h"
#include "ui/preferences/Translation.h"
#include "ui/theme/Fonts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel *note(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

void select(QComboBox *box, const QVariant &data)
{
    const int index = box->findData(data);
    box->setCurrentIndex(index < 0 ? 0 : index);
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_form(new QFormLayout)
    , m_theme(named(new QComboBox(this), QStringLiteral("preferencesTheme"), tr("Theme")))
    , m_zoom(named(new QSpinBox(this), QStringLiteral("preferencesZoom"), tr("Font size")))
    , m_monospace(named(new QComboBox(this), QStringLiteral("preferencesMonospace"), tr("Monospace font")))
    , m_sample(new QLabel(QStringLiteral("{\"0O\": [1, \"lI|\", 0xFF]}"), this))
    , m_language(named(new QComboBox(this), QStringLiteral("preferencesLanguage"), tr("Language")))
    , m_logMemory(named(new QSpinBox(this), QStringLiteral("preferencesLogMemory"), tr("Memory of a log")))
    , m_logDisk(named(new QSpinBox(this), QStringLiteral("preferencesLogDisk"), tr("Disk of a log")))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft);
    addAppearance();
    addLanguage();
    addLogs();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 14);
    layout->setSpacing(18);
    layout->addLayout(m_form, 1);
    layout->addWidget(makeButtons());
    fillIn();
    for (QComboBox *box : {m_theme, m_monospace, m_language})
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    for (QSpinBox *box : {m_zoom, m_logMemory, m_logDisk})
        connect(box, &QSpinBox::valueChanged, this, &PreferencesDialog::take);
}

void PreferencesDialog::addSection(const QString &title)
{
    auto *heading = new QLabel(title, this);
    heading->setProperty("heading", true);
    if (m_form->rowCount() > 0)
        heading->setContentsMargins(0, 10, 0, 0);
    m_form->addRow(heading);
}

void PreferencesDialog::addSetting(const QString &label, QWidget *field)
{
    m_form->addRow(label, field);
    // Else the form puts it a little too high.
    m_form->labelForField(field)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void PreferencesDialog::addAppearance()
{
    m_theme->addItem(tr("As the system"), QVariant::fromValue(static_cast<int>(Theme::Choice::System)));
    m_theme->addItem(tr("Light"), QVariant::fromValue(static_cast<int>(Theme::Choice::Light)));
    m_theme->addItem(tr("Dark"), QVariant::fromValue(static_cast<int>(Theme::Choice::Dark)));
    m_zoom->setRange(Preferences::smallestZoom, Preferences::largestZoom);
    m_zoom->setSingleStep(10);
    m_zoom->setSuffix(tr(" %"));
    m_zoom->setKeyboardTracking(false); // not 20 on the way to 200
    m_monospace->addItem(tr("The system's"), QString());
    for (const QString &family : QFontDatabase::families()) {
        if (QFontDatabase::isFixedPitch(family) && !QFontDatabase::isPrivateFamily(family))
            m_monospace->addItem(family, family);
    }
    m_monospace->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_monospace->setMinimumContentsLength(24);
    useMonospace(m_sample);
    m_sample->setProperty("muted", true);
    addSection(tr("Appearance"));
    addSetting(tr("&Theme:"), m_theme);
    addSetting(tr("Font &size:"), m_zoom);
    addSetting(tr("&Monospace font:"), m_monospace);
    m_form->addRow(QString(), m_sample);
}

void PreferencesDialog::addLanguage()
{
    QString ofSystem;
    for (const auto &language : Translation::languages()) {
        if (language.code == Translation::ofSystem())
            ofSystem = language.name;
    }
    m_language->addItem(tr("As the system (%1)").arg(ofSystem), QString());
    for (const auto &language : Translation::languages())
        m_language->addItem(language.name, language.code);
    addSection(tr("Language"));
    addSetting(tr("&Language:"), m_language);
    m_form->addRow(QString(), note(tr("Another language shows when Windsock is started the next time."), this));
}

void PreferencesDialog::addLogs()
{
    m_logMemory->setRange(Preferences::leastLogMemory, Preferences::mostLogMemory);
    m_logMemory->setSingleStep(64);
    m_logMemory->setSuffix(tr(" MiB"));
    m_logDisk->setRange(0, Preferences::mostLogDisk);
    m_logDisk->setSuffix(tr(" GiB"));
    m_logDisk->setSpecialValueText(tr("None"));
    for (QSpinBox *box : {m_logMemory, m_logDisk}) {
        box->setKeyboardTracking(false);
        box->setGroupSeparatorShown(true);
    }
    addSection(tr("Logs"));
    addSetting(tr("In m&emory:"), m_logMemory);
    addSetting(tr("On dis&k:"), m_logDisk);
    QLabel *about =
        note(tr("What messages may take, for each log that is opened from now on. Past the memory they go to a "
                "temporary file; past both, the oldest are dropped, and counted."),
             this);
    about->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    m_form->addRow(QString(), about);
}

QWidget *PreferencesDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *reset = buttons->addButton(tr("Restore &Defaults"), QDialogButtonBox::ResetRole);
    named(reset, QStringLiteral("preferencesReset"), tr("Restore the defaults"));
    connect(reset, &QPushButton::clicked, this, [this] {
        setPreferences({});
        Q_EMIT changed(m_preferences);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    return buttons;
}

void PreferencesDialog::setPreferences(const Preferences &preferences)
{
    m_preferences = preferences;
    fillIn();
}

void PreferencesDialog::fillIn()
{
    const QScopedValueRollback filling(m_filling, true);
    select(m_theme, static_cast<int>(m_preferences.theme));
    m_zoom->setValue(m_preferences.zoom);
    select(m_monospace, m_preferences.monospaceFamily);
    select(m_language, m_preferences.language);
    m_logMemory->setValue(m_preferences.logMemory);
    m_logDisk->setValue(m_preferences.logDisk);
}

void PreferencesDialog::take()
{
    if (m_filling)
        return;
    m_preferences.theme = static_cast<Theme::Choice>(m_theme->currentData().toInt());
    m_preferences.zoom = m_zoom->value();
    m_preferences.monospaceFamily = m_monospace->currentData().toString();
    m_preferences.language = m_language->currentData().toString();
    m_preferences.logMemory = m_logMemory->value();
    m_preferences.logDisk = m_logDisk->value();
    Q_EMIT changed(m_preferences);
}

} // namespace ui
