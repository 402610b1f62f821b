#pragma once

#include "workbench/conformance/Comparison.h"

#include <QMap>

#include <optional>
#include <variant>

namespace workbench::conformance {

/// What a project knows of its own peers and lives with: the worst verdict of each case that is no news, for each agent.
/// A small JSON file that people keep in their repository; or a whole report (runJson()), which says the same.
struct Expectations
{
    std::optional<Side> side;                        ///< Who was tested; nothing if the file doesn't say.
    QMap<QString, QMap<QByteArray, Verdict>> agents; ///< The agent "*" is any that isn't named.

    /// The cases of @p run that are worse than expected; a case that isn't listed is expected to be no worse than NonStrict
    /// or Unimplemented.
    QList<Change> news(const RunReport &run) const;
};

/// What @p json, an expectations file or a report, says; or a sentence on what is wrong with it. What was found of one agent alone
/// is expected of any, since peers call themselves by their version, or are called by their port.
std::variant<Expectations, QString> readExpectations(const QByteArray &json);
/// @p runs as an expectations file, one line a case that isn't OK.
QByteArray expectationsJson(const QList<RunReport> &runs);

} // namespace workbench::conformance
