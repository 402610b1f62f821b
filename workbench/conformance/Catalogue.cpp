#include "workbench/conformance/Catalogue.h"

#include "workbench/conformance/cases/CaseFamilies.h"

namespace workbench::conformance {

QList<Case> allCases(Side side)
{
    QList<Case> cases;
    for (const auto family :
         {framingCases, pingCases, reservedBitCases, opcodeCases, fragmentationCases, utf8Cases, closingCases,
          maskingCases, lengthCases, limitCases, compressionOfferCases, compressionMessageCases, compressionErrorCases})
        cases += family(side);
    return cases + (side == Side::Server ? serverHandshakeCases() : clientHandshakeCases());
}

QList<Case> securityCases(Side /*side*/)
{
    return {};
}

} // namespace workbench::conformance
