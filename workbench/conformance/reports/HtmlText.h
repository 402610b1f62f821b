#pragma once

#include "workbench/conformance/Case.h"

#include <QByteArray>
#include <QString>

/// What every part of the page is made of.
namespace workbench::conformance::html {

/// @p text for the page: nothing in it is markup, in an element or in a quoted attribute.
QByteArray escaped(const QString &text);
/// The bytes of a peer (readableLine()), escaped.
QByteArray line(const QByteArray &bytes);
/// A stranger's name, escaped.
QByteArray name(const QString &text);

/// O, I, N, U, F: the class of a verdict, and what filters know it by.
char letter(Verdict verdict);
/// "✓", "✗" …: what is seen where there is no room for the word.
QByteArray mark(Verdict verdict);
/// Mark and word on the verdict's colour; @p text in place of the word.
QByteArray chip(Verdict verdict, const QByteArray &text = {});

/// "RFC 6455 §5.2" as a link to the RFC's text; escaped as it is if it isn't of that form.
QByteArray sectionLink(const QByteArray &section);
/// What a case is called in links on this page.
QByteArray anchor(Side side, const QByteArray &id);

} // namespace workbench::conformance::html
