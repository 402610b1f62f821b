#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

constexpr int sample = 400;

void maskKeys(CaseWriter &cases)
{
    cases.threat(rfc::unpredictableKeys,
                 "Whoever can foresee the masking keys chooses the octets that a browser puts on the wire, and "
                 "thereby what a proxy in between believes, and caches for everybody.");
    const auto add = [&cases](const QByteArray &title, KeyFlaw flaw) {
        CaseScript script = cases.add(title);
        script.countsMessages(Verdict::Ok).keysWithout(flaw);
        for (int i = 0; i < sample; ++i)
            script.send(FrameSpec::text("echo"));
        script.send(AwaitMessages{sample}).closes();
    };
    add("Masking keys aren't 0", KeyFlaw::Zero);
    add("Masking keys aren't always the same", KeyFlaw::Constant);
    add("Masking keys don't come again", KeyFlaw::Repeated);
    add("Masking keys don't count", KeyFlaw::Counted);
    add("Masking keys aren't those of rand()", KeyFlaw::Congruential);
    add("Masking keys are evenly spread", KeyFlaw::Biased);
    add("Masking keys aren't taken from Sec-WebSocket-Key", KeyFlaw::OfHandshakeKey);
}

void handshakeKeys(CaseWriter &cases)
{
    cases.threat(rfc::randomNonce,
                 "A key that is always the same is answered by whoever has seen the answer once: a cache, or "
                 "something that is no WebSocket server.");
    const auto add = [&cases](const QByteArray &title, const QByteArray &key) {
        CaseScript script = cases.add(title);
        script.works();
        script.opening().fields = {{"Sec-WebSocket-Key", FieldRule::Kind::Nowhere, key, Verdict::Failed}};
    };
    add("Sec-WebSocket-Key isn't that of the RFC's example", "dGhlIHNhbXBsZSBub25jZQ==");
    add("Sec-WebSocket-Key isn't 01 to 10", "AQIDBAUGBwgJCgsMDQ4PEA==");
    add("Sec-WebSocket-Key isn't 0", "AAAAAAAAAAAAAAAAAAAAAA==");
    add("Sec-WebSocket-Key isn't what everybody copies", "x3JJHMbDL1EzLkh9GBhXDw==");
}

} // namespace

QList<Case> maskKeyCases()
{
    CaseWriter cases(Side::Client, Category::MaskingKeys, 27);
    maskKeys(cases);
    handshakeKeys(cases);
    return cases.cases();
}

} // namespace workbench::conformance
