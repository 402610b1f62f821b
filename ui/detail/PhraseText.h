#pragma once

#include "workbench/decode/DecodeError.h"

#include <QString>

namespace ui {

/// What the workbench says about data, in the language of the window.
QString said(const workbench::Phrase &phrase);
/// The same with its place: "… (byte 17)".
QString said(const workbench::DecodeError &error);

} // namespace ui
