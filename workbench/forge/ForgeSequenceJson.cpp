#include "workbench/forge/ForgeSequenceJson.h"

#include "workbench/forge/ForgeJsonWords.h"
#include "workbench/profile/JsonText.h"

#include "wslib/protocol/Utf8Validator.h"

namespace workbench {

using json::Json;

namespace {

Json payloadJson(const ForgedPayload &payload)
{
    const bool text = payload.form == ForgedPayload::Form::Text && wslib::isValidUtf8(payload.bytes);
    if (text && payload.size < 0 && !payload.deflated)
        return payload.bytes.toStdString();
    Json object = Json::object();
    object[text ? "text" : "hex"] = (text ? payload.bytes : payload.bytes.toHex()).toStdString();
    json::put(object, "size", payload.size, qint64{-1});
    json::put(object, "deflate", payload.deflated, false);
    return object;
}

Json maskJson(ForgedFrame::Masking masking)
{
    if (masking == ForgedFrame::Masking::On || masking == ForgedFrame::Masking::Off)
        return masking == ForgedFrame::Masking::On;
    return nameOf(forgewords::masking, masking);
}

Json frameJson(const ForgedFrame &frame)
{
    const ForgedFrame usual;
    Json object = Json::object();
    json::put(object, "fin", frame.fin, usual.fin);
    json::put(object, "rsv1", frame.rsv1, false);
    json::put(object, "rsv2", frame.rsv2, false);
    json::put(object, "rsv3", frame.rsv3, false);
    const auto *const opcode = nameOf(forgewords::opcode, frame.opcode);
    object["opcode"] = opcode != nullptr ? Json(opcode) : Json(frame.opcode);
    if (frame.masking != usual.masking)
        object["mask"] = maskJson(frame.masking);
    if (frame.key)
        object["key"] = QByteArray(reinterpret_cast<const char *>(frame.key->data()), 4).toHex().toStdString();
    if (frame.declaredLength)
        object["length"] = *frame.declaredLength;
    if (frame.lengthEncoding != usual.lengthEncoding)
        object["lengthEncoding"] = nameOf(forgewords::encoding, frame.lengthEncoding);
    if (frame.payload != usual.payload)
        object["payload"] = payloadJson(frame.payload);
    return object;
}

Json stepJson(const ForgeStep &step)
{
    Json object = Json::object();
    switch (step.kind) {
    case ForgeStep::Kind::Frame:
        object["frame"] = frameJson(step.frame);
        break;
    case ForgeStep::Kind::Raw:
        object["raw"] = payloadJson(step.raw);
        break;
    case ForgeStep::Kind::Wait:
        object["wait"] = step.wait.count();
        break;
    case ForgeStep::Kind::HalfClose:
        object["do"] = "half-close";
        break;
    case ForgeStep::Kind::Reset:
        object["do"] = "reset";
        break;
    }
    if (step.cut)
        object["cut"] = *step.cut;
    json::put(object, "repeat", step.repeat, 1);
    return object;
}

Json bytesJson(const QByteArray &bytes)
{
    return payloadJson(ForgedPayload::text(bytes));
}

Json expectationJson(const ForgeExpectation &expected)
{
    Json object = Json::object();
    object["end"] = nameOf(forgewords::end, expected.end);
    if (!expected.codes.isEmpty())
        object["codes"] = std::vector<quint16>(expected.codes.begin(), expected.codes.end());
    if (expected.pong)
        object["pong"] = bytesJson(*expected.pong);
    for (const QByteArray &payload : expected.noPongs)
        object["noPongs"].push_back(bytesJson(payload));
    if (expected.echo)
        object["echo"] = bytesJson(*expected.echo);
    json::put(object, "survives", expected.survives, false);
    return object;
}

} // namespace

QByteArray forgeSequenceJson(const ForgeSequence &sequence)
{
    Json object = Json::object();
    object["format"] = forgewords::format;
    object["version"] = forgewords::version;
    if (!sequence.title.isEmpty())
        object["title"] = json::fromText(sequence.title);
    if (sequence.needs != ForgeSequence::Needs::Nothing)
        object["needs"] = nameOf(forgewords::needs, sequence.needs);
    json::put(object, "repeat", sequence.repeat, 1);
    object["steps"] = Json::array();
    for (const ForgeStep &step : sequence.steps)
        object["steps"].push_back(stepJson(step));
    if (sequence.expected != ForgeExpectation())
        object["expect"] = expectationJson(sequence.expected);
    return json::dump(object);
}

QString forgedOpcodeName(quint8 opcode)
{
    const auto *const name = nameOf(forgewords::opcode, opcode);
    return name != nullptr ? QString::fromLatin1(name) : QString::number(opcode);
}

} // namespace workbench
