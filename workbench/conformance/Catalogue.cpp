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

QList<Case> securityCases(Side side)
{
    const bool isServer = side == Side::Server;
    QList<Case> cases = isServer ? serverAbuseCases() : clientAbuseCases();
    cases += headerBoundCases(side);
    if (isServer)
        cases += smugglingCases() + originCases();
    cases += patienceCases(side) + resourceCases(side) + bombCases(side);
    return isServer ? cases : cases + maskKeyCases();
}

} // namespace workbench::conformance
