#include "workbench/conformance/CaseWriter.h"

namespace workbench::conformance {

CaseScript &CaseScript::section(const QByteArray &rfcSection)
{
    m_case.section = rfcSection;
    m_case.rule.clear();
    return *this;
}

CaseScript &CaseScript::restsOn(const RfcRule &rule)
{
    m_case.section = rule.section;
    m_case.rule = rule.sentence;
    return *this;
}

CaseScript &CaseScript::slow()
{
    m_case.slow = true;
    return *this;
}

CaseScript &CaseScript::mayRefuseSize()
{
    m_case.expected.mayRefuseSize = true;
    return *this;
}

CaseScript &CaseScript::head(const QByteArray &head)
{
    m_case.opening.head = head;
    return *this;
}

CaseScript &CaseScript::countsMessages(Verdict ifAny)
{
    m_case.expected.anyMessages = ifAny;
    return *this;
}

CaseScript &CaseScript::ignoresPongs()
{
    m_case.expected.anyPongs = true;
    return *this;
}

CaseScript &CaseScript::swallows(const QMap<qint64, Verdict> &most)
{
    m_case.expected.swallows = most;
    return *this;
}

CaseScript &CaseScript::keysWithout(KeyFlaw flaw)
{
    m_case.expected.keysWithout = flaw;
    return *this;
}

CaseScript &CaseScript::beginning(const QByteArray &head)
{
    m_case.opening.unfinished = true;
    return this->head(head);
}

CaseScript &CaseScript::compressed(const QByteArray &extensions)
{
    m_case.opening.extensions = extensions;
    m_case.opening.compression = Compression::Agreed;
    return *this;
}

CaseScript &CaseScript::send(const QList<FrameSpec> &frames, qsizetype chop)
{
    m_case.steps.append(SendFrames{frames, chop, 0});
    return *this;
}

CaseScript &CaseScript::sendHoldingBack(const QList<FrameSpec> &frames, qsizetype heldBack, qsizetype chop)
{
    m_case.steps.append(SendFrames{frames, chop, heldBack});
    m_case.steps.append(AwaitFailure{});
    m_case.steps.append(SendHeldBack{});
    return *this;
}

CaseScript &CaseScript::send(const Step &step)
{
    m_case.steps.append(step);
    return *this;
}

CaseScript &CaseScript::endSending()
{
    m_case.steps.append(EndSending{});
    return *this;
}

CaseScript &CaseScript::floods(const QByteArray &unit, qint64 bytes)
{
    Flood flood;
    flood.unit = unit;
    flood.bytes = bytes;
    return send(flood);
}

CaseScript &CaseScript::floods(const QList<FrameSpec> &frames, qint64 bytes)
{
    Flood flood;
    flood.frames = frames;
    flood.bytes = bytes;
    return send(flood);
}

CaseScript &CaseScript::expect(quint8 opcode, const Payload &payload)
{
    m_case.expected.events.append({opcode, payload, std::nullopt});
    m_case.steps.append(AwaitEvent{m_case.expected.events.size() - 1});
    return *this;
}

CaseScript &CaseScript::echoes(quint8 opcode, const Payload &payload)
{
    return expect(opcode, payload);
}

CaseScript &CaseScript::pongs(const Payload &payload)
{
    return expect(0xA, payload);
}

CaseScript &CaseScript::mayEcho(quint8 opcode, const Payload &payload, Verdict ifMissing)
{
    m_case.expected.events.append({opcode, payload, ifMissing});
    return *this;
}

CaseScript &CaseScript::mayPong(const Payload &payload, Verdict ifMissing)
{
    return mayEcho(0xA, payload, ifMissing);
}

void CaseScript::closes()
{
    send(FrameSpec::close(1000));
    closesWith(1000);
}

void CaseScript::closesWith(int code)
{
    ends({{{code, Verdict::Ok}}, Verdict::NonStrict});
}

void CaseScript::fails(int code)
{
    // §7.1.7: the Close frame that says why is a SHOULD. One that names another error is still an error; one that names none,
    // 1000 or an echo of ours, would say that all was well.
    Ending ending{{{noCloseFrame, Verdict::NonStrict}}, std::nullopt};
    for (const int other : {1002, 1003, 1007, 1008, 1009, 1010, 1011})
        ending.codes.insert(other, Verdict::NonStrict);
    ending.codes.insert(code, Verdict::Ok);
    ends(ending);
}

void CaseScript::failsWithOneOf(std::initializer_list<int> codes)
{
    fails(*codes.begin());
    for (const int code : codes)
        m_case.expected.ending.codes.insert(code, Verdict::Ok);
}

void CaseScript::failsOrCloses(Verdict lenient)
{
    fails();
    m_case.expected.ending.codes.insert(1000, lenient);
}

void CaseScript::givesUp()
{
    // §7.1.7: a Close frame belongs to a connection that was established.
    ends({{{noCloseFrame, Verdict::Ok}}, Verdict::NonStrict});
}

CaseScript &CaseScript::refuses(const QMap<int, Verdict> &statuses)
{
    m_case.opening.accepted.reset();
    m_case.opening.refusals = statuses;
    return *this;
}

CaseScript &CaseScript::orAccepts(Verdict verdict)
{
    m_case.opening.accepted = verdict;
    works();
    return *this;
}

void CaseScript::works()
{
    send(FrameSpec::text("is anybody there?")).echoes(0x1, "is anybody there?").closes();
}

CaseWriter::CaseWriter(Side side, Category category, int number)
    : m_side(side)
    , m_category(category)
    , m_number(number)
{
}

void CaseWriter::group(const RfcRule &rule)
{
    group(QByteArray(rule.section));
    m_rule = rule.sentence;
}

void CaseWriter::group(const QByteArray &rfcSection)
{
    ++m_group;
    m_inGroup = 0;
    m_section = rfcSection;
    m_rule.clear();
}

void CaseWriter::threat(const RfcRule &rule, const QByteArray &risk)
{
    group(rule);
    m_risk = risk;
}

void CaseWriter::threat(const QByteArray &rfcSection, const QByteArray &risk)
{
    group(rfcSection);
    m_risk = risk;
}

CaseScript CaseWriter::add(const QByteArray &title)
{
    Case &added = m_cases.emplace_back();
    added.id = QByteArray::number(m_number) + '.' + QByteArray::number(m_group) + '.' + QByteArray::number(++m_inGroup);
    added.title = QByteArray(title).replace('{', '<').replace('}', '>'); // a head's place-holders
    added.category = m_category;
    added.section = m_section;
    added.rule = m_rule;
    added.side = m_side;
    added.risk = m_risk;
    added.survives = added.isSecurity() && m_side == Side::Server;
    return CaseScript(added);
}

} // namespace workbench::conformance
