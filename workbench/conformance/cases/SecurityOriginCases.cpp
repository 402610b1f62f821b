#include "workbench/conformance/cases/CaseFamilies.h"
#include "workbench/conformance/cases/HeadLines.h"
#include "workbench/conformance/cases/RfcText.h"

namespace workbench::conformance {

namespace {

// §4.2.2: 403. Others say as much.
const QMap<int, Verdict> forbidden{
    {403, Verdict::Ok}, {anyClientError, Verdict::NonStrict}, {noAnswer, Verdict::NonStrict}};

QByteArray from(const QByteArray &origin)
{
    return HeadLines::request().with("Origin: " + origin).text();
}

// Whoever lets a plain stranger in, lets everybody in; who doesn't, mustn't let this one in.
void addDisguised(CaseWriter &cases, const QByteArray &origin, Verdict afterRefusal = Verdict::Failed)
{
    CaseScript script = cases.add("Origin: " + shownBytes(origin));
    script.head(from(origin)).refuses(forbidden).orAccepts(Verdict::Ok);
    script.opening().control = from("http://stranger.example");
    script.opening().afterRefusedControl = afterRefusal;
}

void strangers(CaseWriter &cases)
{
    // §10.2 wants it of servers that are meant for certain sites only: an endpoint for everybody may take any.
    cases.threat(rfc::originIsVerified,
                 "Any page that somebody with a cookie of the server's visits can speak to it in his name "
                 "(cross-site WebSocket hijacking).");
    for (const QByteArray origin : {"http://stranger.example", "https://stranger.example",
                                    "http://stranger.example:8080", "http://192.0.2.1", "http://[2001:db8::1]"})
        cases.add("A page of " + origin).head(from(origin)).refuses(forbidden).orAccepts(Verdict::Informational);
    const QMap<int, Verdict> own{{anyClientError, Verdict::Informational}};
    cases.add("No Origin at all: no browser").restsOn(rfc::noOrigin).refuses(own).orAccepts(Verdict::Ok);
    cases.add("A page of the server's own").head(from("http://{host}")).refuses(own).orAccepts(Verdict::Ok);
    cases.add("A page of the server's own, by https").head(from("https://{host}")).refuses(own).orAccepts(Verdict::Ok);
}

void disguises(CaseWriter &cases)
{
    cases.threat(rfc::originIsRefused,
                 "A check of Origin that a well chosen name walks around protects from nobody: whoever registers "
                 "that name speaks for the server's users.");
    for (const QByteArray origin : {"http://{name}.stranger.example",
                                    "http://{host}.stranger.example",
                                    "http://stranger-{name}",
                                    "http://stranger{name}",
                                    "http://stranger.{name}.example",
                                    "http://stranger.example/{host}",
                                    "http://stranger.example?{host}",
                                    "http://stranger.example#{host}",
                                    "http://stranger.example\\@{host}",
                                    "http://{host}@stranger.example",
                                    "http://{host}\\@stranger.example",
                                    "http://{host}%00.stranger.example",
                                    "http://{host}%20.stranger.example",
                                    "http://{host},http://stranger.example",
                                    "http://stranger.example,http://{host}",
                                    "http://{host} http://stranger.example",
                                    "http://stranger.example http://{host}",
                                    "http://stranger.example:{port}",
                                    "http://{name}:{port}:80",
                                    "http://{host}\t.stranger.example",
                                    "http://{host};stranger.example",
                                    "http://{name}_.stranger.example",
                                    "http://{name}&.stranger.example",
                                    "javascript://{host}/%0a",
                                    "data:,{host}",
                                    "blob:http://stranger.example/{host}",
                                    "http:stranger.example//{host}",
                                    "http:///{host}",
                                    "//stranger.example"})
        addDisguised(cases, origin);
    CaseScript twice = cases.add("Two Origins: the server's own, and a stranger's");
    twice.restsOn(rfc::oneOrigin);
    twice.head(HeadLines::request().with("Origin: http://{host}").with("Origin: http://stranger.example").text())
        .refuses({{anyClientError, Verdict::Ok}, {noAnswer, Verdict::NonStrict}})
        .orAccepts(Verdict::Ok);
    twice.opening().control = from("http://stranger.example");
    CaseScript long_ = cases.add("An Origin of 8000 octets");
    long_.head(from("http://" + QByteArray(8000, 'o') + ".example"))
        .refuses({{anyClientError, Verdict::Ok}, {noAnswer, Verdict::NonStrict}})
        .orAccepts(Verdict::Ok);
    long_.opening().control = from("http://stranger.example");
}

// Origins that anybody can have.
void nobodies(CaseWriter &cases)
{
    cases.threat(rfc::originNull, "A sandboxed frame, a file or an extension has such an origin, whoever wrote it.");
    addDisguised(cases, "null");
    addDisguised(cases, "NULL");
    addDisguised(cases, "");
    addDisguised(cases, "file://", Verdict::NonStrict);
    addDisguised(cases, "about:blank");
    addDisguised(cases, "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Verdict::NonStrict);
    addDisguised(cases, "moz-extension://00000000-0000-0000-0000-000000000000", Verdict::NonStrict);
    addDisguised(cases, "*");
    addDisguised(cases, "http://*");
    addDisguised(cases, "undefined");
    // The same machine, but another server: cookies don't tell ports apart.
    addDisguised(cases, "http://{name}:1", Verdict::Informational);
    addDisguised(cases, "http://localhost:1", Verdict::NonStrict);
    addDisguised(cases, "http://localhost.stranger.example");
}

} // namespace

QList<Case> originCases()
{
    CaseWriter cases(Side::Server, Category::OriginPolicy, 23);
    strangers(cases);
    disguises(cases);
    nobodies(cases);
    return cases.cases();
}

} // namespace workbench::conformance
