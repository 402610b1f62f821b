#include "workbench/forge/ForgeReport.h"

namespace workbench {

namespace {

using End = ForgeOutcome::End;
using Finding = ForgeVerdict::Finding;
using Mark = ForgeVerdict::Mark;

constexpr ForgeVerdict right{Mark::Right, Finding::AsExpected};

ForgeVerdict wrong(Finding finding)
{
    return {Mark::Wrong, finding};
}

bool hasCode(const ForgeExpectation &expected, quint16 code)
{
    return expected.codes.isEmpty() || expected.codes.contains(code);
}

// §7.1.7: the end is a MUST, the Close frame and its code are a SHOULD.
ForgeVerdict ofFailing(const ForgeExpectation &expected, const ForgeOutcome &outcome)
{
    switch (outcome.end) {
    case End::PeerClosed:
        return hasCode(expected, outcome.code) ? right : ForgeVerdict{Mark::Tolerable, Finding::OtherCode};
    case End::PeerEnded:
        return {Mark::Tolerable, Finding::NoClose};
    case End::WeBroke: // before it could
        return {Mark::Unjudged, Finding::NothingSeen};
    default:
        return wrong(Finding::StillOpen);
    }
}

ForgeVerdict ofLiving(const ForgeExpectation &expected, const ForgeOutcome &outcome, bool peerEchoes)
{
    if (outcome.end == End::PeerClosed || outcome.end == End::PeerEnded)
        return wrong(Finding::Ended);
    if (expected.pong && !outcome.ponged && outcome.end != End::OurLimit)
        return wrong(Finding::NoPong);
    if (expected.echo && peerEchoes && !outcome.echoed && outcome.end != End::OurLimit)
        return wrong(Finding::NoEcho);
    return right;
}

ForgeVerdict ofRefusing(const ForgeExpectation &expected, const ForgeOutcome &outcome, bool peerEchoes)
{
    if (outcome.end == End::PeerClosed || outcome.end == End::PeerEnded)
        return ofFailing(expected, outcome);
    if (!expected.pong) // who waits for the rest can't be told from who hangs
        return {Mark::Tolerable, Finding::StillOpen};
    const ForgeVerdict living = ofLiving(expected, outcome, peerEchoes);
    return living == right ? ForgeVerdict{Mark::Right, Finding::TookIt} : living;
}

// §5.5.1: a Close frame is answered by one; that it has the same code is what one typically does.
ForgeVerdict ofClosing(const ForgeExpectation &expected, const ForgeOutcome &outcome)
{
    if (outcome.end == End::PeerEnded)
        return wrong(Finding::NoClose);
    return ofFailing(expected, outcome);
}

ForgeVerdict ofEnding(const ForgeOutcome &outcome)
{
    switch (outcome.end) {
    case End::PeerClosed:
    case End::PeerEnded:
        return right;
    case End::WeBroke:
        return outcome.survived ? right : ForgeVerdict{Mark::Unjudged, Finding::NothingSeen};
    default:
        return wrong(Finding::StillOpen);
    }
}

} // namespace

ForgeVerdict judged(const ForgeExpectation &expected, const ForgeOutcome &outcome, bool peerEchoes)
{
    if (outcome.end == End::PeerBroke)
        return wrong(Finding::BrokeRule);
    if (outcome.survived == false)
        return wrong(Finding::Died);
    if (outcome.end == End::Lost)
        return {Mark::Unjudged, Finding::NothingSeen};
    if (outcome.wronglyPonged)
        return wrong(Finding::WrongPong);
    switch (expected.end) {
    case ForgeExpectation::End::StaysOpen:
        return ofLiving(expected, outcome, peerEchoes);
    case ForgeExpectation::End::Fails:
        return ofFailing(expected, outcome);
    case ForgeExpectation::End::Refuses:
        return ofRefusing(expected, outcome, peerEchoes);
    case ForgeExpectation::End::Closes:
        return ofClosing(expected, outcome);
    case ForgeExpectation::End::Ends:
        return ofEnding(outcome);
    case ForgeExpectation::End::Any:
        break;
    }
    return {Mark::Unjudged, Finding::NothingExpected};
}

} // namespace workbench
