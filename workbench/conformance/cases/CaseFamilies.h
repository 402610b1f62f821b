#pragma once

#include "workbench/conformance/CaseWriter.h"

/// The table, a function for each category. Most cases are about both sides: the frames are the same, but for the mask.
namespace workbench::conformance {

QList<Case> framingCases(Side side);
QList<Case> pingCases(Side side);
QList<Case> reservedBitCases(Side side);
QList<Case> opcodeCases(Side side);
QList<Case> fragmentationCases(Side side);
QList<Case> utf8Cases(Side side);
QList<Case> closingCases(Side side);
QList<Case> maskingCases(Side side);
QList<Case> lengthCases(Side side);
QList<Case> limitCases(Side side);
QList<Case> compressionOfferCases(Side side);
QList<Case> compressionMessageCases(Side side);
QList<Case> compressionErrorCases(Side side);
QList<Case> serverHandshakeCases();
QList<Case> clientHandshakeCases();

/// @name The security half
/// @{
QList<Case> serverAbuseCases();
QList<Case> clientAbuseCases();
QList<Case> headerBoundCases(Side side);
QList<Case> smugglingCases();
QList<Case> originCases();
QList<Case> patienceCases(Side side);
QList<Case> resourceCases(Side side);
QList<Case> bombCases(Side side);
QList<Case> maskKeyCases();
/// @}

/// "1 byte", "125 bytes".
inline QByteArray bytesText(qsizetype count)
{
    return QByteArray::number(count) + (count == 1 ? " byte" : " bytes");
}

} // namespace workbench::conformance
