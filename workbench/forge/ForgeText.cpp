#include "workbench/forge/ForgeText.h"

#include "wslib/protocol/Utf8Validator.h"

#include <QStringList>

namespace workbench {

namespace {

using End = ForgeExpectation::End;
using Finding = ForgeVerdict::Finding;
using Mark = ForgeVerdict::Mark;

QString codesText(const QList<quint16> &codes)
{
    QStringList all;
    for (const quint16 code : codes)
        all += QString::number(code);
    return all.join(QStringLiteral(", "));
}

Phrase endText(const ForgeExpectation &expected)
{
    const QString codes = codesText(expected.codes);
    switch (expected.end) {
    case End::StaysOpen:
        return {QT_TRANSLATE_NOOP("workbench", "The connection must stay open."), {}};
    case End::Fails:
        if (codes.isEmpty())
            return {QT_TRANSLATE_NOOP("workbench", "The peer must fail the connection."), {}};
        return {QT_TRANSLATE_NOOP("workbench", "The peer must fail the connection; its Close frame should say %1."),
                {codes}};
    case End::Refuses:
        if (codes.isEmpty())
            return {QT_TRANSLATE_NOOP("workbench", "The peer may take it, or fail the connection."), {}};
        return {QT_TRANSLATE_NOOP("workbench",
                                  "The peer may take it, or fail the connection; its Close frame should then say %1."),
                {codes}};
    case End::Closes:
        return {QT_TRANSLATE_NOOP("workbench", "The peer must answer with a Close frame, typically with %1."), {codes}};
    case End::Ends:
        return {QT_TRANSLATE_NOOP("workbench", "The peer must let go of the connection."), {}};
    case End::Any:
        break;
    }
    return {QT_TRANSLATE_NOOP("workbench", "Nothing in particular is expected."), {}};
}

Phrase payloadWith(const char *text, const ForgeEvent &event)
{
    return {text, {bytesText(event.payload, event.size)}};
}

} // namespace

QString bytesText(const QByteArray &bytes, qint64 size)
{
    constexpr qsizetype most = 60;
    const bool cut = size > most;
    QByteArray head = bytes.first(qMin(bytes.size(), most));
    const auto control = [](char byte) { return static_cast<quint8>(byte) < 0x20 || byte == 0x7F; };
    while (cut && !head.isEmpty() && !wslib::isValidUtf8(head) && head.size() > most - 4)
        head.chop(1);
    const bool text = wslib::isValidUtf8(head) && std::none_of(head.begin(), head.end(), control);
    const QString shown = text ? u'"' + QString::fromUtf8(head) + u'"'
                               : QString::fromLatin1(head.first(qMin<qsizetype>(head.size(), 20)).toHex(' '));
    const bool all = !cut && (text || head.size() <= 20);
    return all ? shown : QStringLiteral("%1… (%2 B)").arg(shown).arg(size);
}

QString opcodeText(quint8 opcode)
{
    const auto known = static_cast<wslib::Opcode>(opcode);
    const QString name = QString::fromLatin1(wslib::opcodeName(known));
    return wslib::isDefined(known) ? name : QStringLiteral("%1 %2").arg(name, QString::number(opcode, 16).toUpper());
}

QList<Phrase> expectationText(const ForgeExpectation &expected)
{
    QList<Phrase> all{endText(expected)};
    if (expected.pong)
        all.append(Phrase{QT_TRANSLATE_NOOP("workbench", "While it lives, the Ping %1 must be answered."),
                          {bytesText(*expected.pong, expected.pong->size())}});
    for (const QByteArray &payload : expected.noPongs)
        all.append(Phrase{QT_TRANSLATE_NOOP("workbench", "The Ping %1 must not be answered."),
                          {bytesText(payload, payload.size())}});
    if (expected.echo)
        all.append(Phrase{QT_TRANSLATE_NOOP("workbench", "A peer that echoes sends back %1."),
                          {bytesText(*expected.echo, expected.echo->size())}});
    if (expected.survives)
        all.append(Phrase{QT_TRANSLATE_NOOP("workbench", "Afterwards it must still take connections."), {}});
    return all;
}

Phrase markText(Mark mark)
{
    switch (mark) {
    case Mark::Right:
        return {QT_TRANSLATE_NOOP("workbench", "right"), {}};
    case Mark::Tolerable:
        return {QT_TRANSLATE_NOOP("workbench", "tolerable"), {}};
    case Mark::Wrong:
        return {QT_TRANSLATE_NOOP("workbench", "wrong"), {}};
    case Mark::Unjudged:
        return {QT_TRANSLATE_NOOP("workbench", "not judged"), {}};
    case Mark::Unfit:
        return {QT_TRANSLATE_NOOP("workbench", "doesn’t apply"), {}};
    case Mark::Unreached:
        break;
    }
    return {QT_TRANSLATE_NOOP("workbench", "not sent"), {}};
}

Phrase findingText(const ForgeReport &report)
{
    const QString code = QString::number(report.outcome.code);
    switch (report.verdict.finding) {
    case Finding::AsExpected:
        return {QT_TRANSLATE_NOOP("workbench", "It answered as it must."), {}};
    case Finding::TookIt:
        return {QT_TRANSLATE_NOOP("workbench", "It took it and went on, as it may."), {}};
    case Finding::OtherCode:
        return {QT_TRANSLATE_NOOP("workbench", "It ended the connection as it must, but its Close frame says %1."),
                {code}};
    case Finding::NoClose:
        return {QT_TRANSLATE_NOOP("workbench", "It ended the connection without a Close frame."), {}};
    case Finding::StillOpen:
        return {QT_TRANSLATE_NOOP("workbench", "The connection is still open."), {}};
    case Finding::Ended:
        return {QT_TRANSLATE_NOOP("workbench", "It ended the connection, which must stay open."), {}};
    case Finding::NoPong:
        return {QT_TRANSLATE_NOOP("workbench", "The Ping behind it wasn’t answered."), {}};
    case Finding::WrongPong:
        return {QT_TRANSLATE_NOOP("workbench", "It answered a Ping that it mustn’t answer."), {}};
    case Finding::NoEcho:
        return {QT_TRANSLATE_NOOP("workbench", "It didn’t send the message back as it was meant."), {}};
    case Finding::BrokeRule:
        return {QT_TRANSLATE_NOOP("workbench", "What it answered isn’t legal itself."), {}};
    case Finding::Died:
        return {QT_TRANSLATE_NOOP("workbench", "It takes no connection any more."), {}};
    case Finding::NothingSeen:
        return {QT_TRANSLATE_NOOP("workbench", "Nothing could be seen from here."), {}};
    case Finding::NothingExpected:
        return {QT_TRANSLATE_NOOP("workbench", "It was sent; no answer is expected."), {}};
    case Finding::NeedsDeflate:
        return {
            QT_TRANSLATE_NOOP("workbench", "This needs a connection with permessage-deflate, which wasn’t agreed on."),
            {}};
    case Finding::NeedsNoDeflate:
        return {QT_TRANSLATE_NOOP("workbench", "This needs a connection without permessage-deflate."), {}};
    case Finding::CannotBeSent:
    case Finding::NoConnection:
        break;
    }
    return {"%1", {report.problem}};
}

Phrase eventText(const ForgeEvent &event)
{
    switch (event.kind) {
    case ForgeEvent::Kind::Text:
        return payloadWith(QT_TRANSLATE_NOOP("workbench", "Text %1"), event);
    case ForgeEvent::Kind::Binary:
        return payloadWith(QT_TRANSLATE_NOOP("workbench", "Binary %1"), event);
    case ForgeEvent::Kind::Ping:
        return payloadWith(QT_TRANSLATE_NOOP("workbench", "Ping %1"), event);
    case ForgeEvent::Kind::Pong:
        return payloadWith(QT_TRANSLATE_NOOP("workbench", "Pong %1"), event);
    case ForgeEvent::Kind::Close:
        if (event.code == static_cast<quint16>(wslib::CloseCode::NoStatusReceived))
            return {QT_TRANSLATE_NOOP("workbench", "Close without a code"), {}};
        if (event.payload.isEmpty())
            return {QT_TRANSLATE_NOOP("workbench", "Close %1"), {QString::number(event.code)}};
        return {QT_TRANSLATE_NOOP("workbench", "Close %1 %2"),
                {QString::number(event.code), bytesText(event.payload, event.size)}};
    case ForgeEvent::Kind::Ended:
        return {QT_TRANSLATE_NOOP("workbench", "Ended: %1"), {QString::fromUtf8(event.payload)}};
    case ForgeEvent::Kind::Invalid:
        return {QT_TRANSLATE_NOOP("workbench", "Not legal: %1"), {QString::fromUtf8(event.payload)}};
    case ForgeEvent::Kind::TooMuch:
        break;
    }
    return {QT_TRANSLATE_NOOP("workbench", "More than we take: %1"), {QString::fromUtf8(event.payload)}};
}

Phrase frameText(const ForgedFrame &frame)
{
    QStringList words{opcodeText(frame.opcode)};
    if (!frame.fin)
        words += QStringLiteral("FIN 0");
    for (const auto &[set, name] : {std::pair{frame.rsv1, "RSV1"}, {frame.rsv2, "RSV2"}, {frame.rsv3, "RSV3"}}) {
        if (set)
            words += QString::fromLatin1(name);
    }
    if (frame.masking != ForgedFrame::Masking::AsItMust)
        words += frame.masking == ForgedFrame::Masking::Wrong ? QStringLiteral("MASK ≠")
                 : frame.masking == ForgedFrame::Masking::On  ? QStringLiteral("MASK 1")
                                                              : QStringLiteral("MASK 0");
    if (frame.declaredLength)
        words += QStringLiteral("len %1").arg(*frame.declaredLength);
    if (frame.payload.deflated)
        words += QStringLiteral("deflate");
    const qint64 size = frame.payload.plainSize();
    if (size > 0)
        words += bytesText(frame.payload.bytes, size);
    return {"%1", {words.join(QStringLiteral(" · "))}};
}

Phrase stepText(const ForgeStep &step)
{
    switch (step.kind) {
    case ForgeStep::Kind::Frame: {
        const QString frame = frameText(step.frame).english();
        if (step.cut)
            return {QT_TRANSLATE_NOOP("workbench", "The first %1 bytes of: %2"), {QString::number(*step.cut), frame}};
        return {"%1", {frame}};
    }
    case ForgeStep::Kind::Raw:
        return {QT_TRANSLATE_NOOP("workbench", "Raw bytes: %1"), {bytesText(step.raw.bytes, step.raw.plainSize())}};
    case ForgeStep::Kind::Wait:
        return {QT_TRANSLATE_NOOP("workbench", "Wait %1 ms"), {QString::number(step.wait.count())}};
    case ForgeStep::Kind::HalfClose:
        return {QT_TRANSLATE_NOOP("workbench", "End what we send (FIN)"), {}};
    case ForgeStep::Kind::Reset:
        break;
    }
    return {QT_TRANSLATE_NOOP("workbench", "Reset the connection (RST)"), {}};
}

} // namespace workbench
