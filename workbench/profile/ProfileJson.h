#pragma once

#include "workbench/profile/Environment.h"
#include "workbench/profile/ProfileSecrets.h"

#include "wslib/net/Loaded.h"

namespace workbench {

/// Profiles and environments as JSON to be read, compared and merged by people: keys in a fixed order, what is as usual left
/// out, long texts line by line. Nothing in it is secret; secrets are given and taken apart.
namespace ProfileJson {

/// A profile and what it is known by, whatever it is called: its secrets are kept under that.
struct Document
{
    QString id;
    Profile profile; ///< With placeholders for its secrets: see withoutSecrets().
};

struct EnvironmentDocument
{
    QString id;
    Environment environment; ///< Secret variables have no value.
};

/// An id that no other has.
QString newId();

/// @p document as a file. What @p previous, the file as it was, has beside what we know stays in it.
QByteArray write(const Document &document, const QByteArray &previous = {});
/// A sentence if @p bytes are no profile, or one of a later version.
wslib::Loaded<Document> read(const QByteArray &bytes);

QByteArray write(const EnvironmentDocument &document, const QByteArray &previous = {});
wslib::Loaded<EnvironmentDocument> readEnvironment(const QByteArray &bytes);

} // namespace ProfileJson

} // namespace workbench
