#include "workbench/script/ScriptProgram.h"

#include "workbench/script/ScriptNatives.h"
#include "workbench/script/ScriptRuntime.h"

#include <QFile>
#include <QJSEngine>

#include <utility>

namespace workbench {

namespace {

QString preludeText()
{
    QFile file(QStringLiteral(":/windsock/script/prelude.js"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Behind the script's last line, in its own scope: `const onOpen = …` makes no property of the global object.
QString hookCollector()
{
    QStringList members;
    for (const char *name :
         {"checkOrigin", "selectSubprotocol", "onOpen", "onMessage", "onPing", "onPong", "onClose", "onRelay"})
        members.append(QStringLiteral("%1: typeof %1 === 'function' ? %1 : undefined").arg(QString::fromLatin1(name)));
    return QStringLiteral("\n;({%1});").arg(members.join(u", "));
}

// "inner (f.js:2)" a line, without our own functions, and nothing if that is where the report says it is.
QString readableStack(const QString &stack, const ScriptReport &report)
{
    QStringList lines;
    for (const QString &line : stack.split(u'\n', Qt::SkipEmptyParts)) {
        const QString function = line.section(u'@', 0, 0);
        const QString place = line.section(u'@', 1);
        if (place.contains(u"prelude.js:"))
            continue;
        const QString named = QStringLiteral("%1:%2").arg(report.file, place.section(u':', -1));
        lines.append(function.isEmpty() ? named : QStringLiteral("%1 (%2)").arg(function, named));
    }
    return lines.size() < 2 ? QString() : lines.join(u'\n');
}

QJSValue nullable(const QByteArray &text)
{
    return text.isEmpty() ? QJSValue(QJSValue::NullValue) : QJSValue(QString::fromUtf8(text));
}

} // namespace

ScriptProgram::ScriptProgram(ScriptRuntime &runtime, const ScriptLimits &limits)
    : m_runtime(runtime)
    , m_natives(std::make_unique<ScriptNatives>(*this, runtime, limits))
{
    QJSEngine::setObjectOwnership(m_natives.get(), QJSEngine::CppOwnership);
    QJSValue wrap = m_engine.evaluate(preludeText(), QStringLiteral("prelude.js"));
    m_prelude = wrap.call({m_engine.newQObject(m_natives.get())});
    Q_ASSERT_X(m_prelude.isObject() && !m_prelude.isError(), "prelude.js", qPrintable(m_prelude.toString()));
    m_fire = m_prelude.property(QStringLiteral("fire"));
}

ScriptProgram::~ScriptProgram() = default;

// ---- Loading ---------------------------------------------------------------------------------------------------------

std::optional<ScriptReport> ScriptProgram::run(const QString &source, const QString &file)
{
    m_file = file;
    m_runtime.watch().begin(&m_engine);
    QStringList stack;
    const QJSValue result = m_engine.evaluate(source + hookCollector(), file, 1, &stack);
    const QString interruption = m_runtime.watch().end();
    if (!interruption.isEmpty())
        return describeInterruption(interruption, result);
    if (result.isError() || !stack.isEmpty()) { // a syntax error has no stack, and a thrown string is no error
        ScriptReport report = describe(result);
        report.line = qMin(report.line, static_cast<int>(source.count(u'\n')) + 1); // not in what we put behind it
        return report;
    }
    takeHooks(result);
    return std::nullopt;
}

void ScriptProgram::takeHooks(const QJSValue &hooks)
{
    m_checkOrigin = guarded(hooks.property(QStringLiteral("checkOrigin")));
    m_selectSubprotocol = guarded(hooks.property(QStringLiteral("selectSubprotocol")));
    m_onOpen = guarded(hooks.property(QStringLiteral("onOpen")));
    m_onMessage = guarded(hooks.property(QStringLiteral("onMessage")));
    m_onPing = guarded(hooks.property(QStringLiteral("onPing")));
    m_onPong = guarded(hooks.property(QStringLiteral("onPong")));
    m_onClose = guarded(hooks.property(QStringLiteral("onClose")));
    const QJSValue relay = hooks.property(QStringLiteral("onRelay"));
    m_onRelay =
        relay.isCallable() ? guarded(m_prelude.property(QStringLiteral("relayHook")).call({relay})) : QJSValue();
}

QJSValue ScriptProgram::guarded(const QJSValue &hook)
{
    return hook.isCallable() ? m_prelude.property(QStringLiteral("guard")).call({hook}) : QJSValue();
}

QString ScriptProgram::store()
{
    return call(m_prelude.property(QStringLiteral("saveStore")), {}).toString();
}

void ScriptProgram::setStore(const QString &json)
{
    call(m_prelude.property(QStringLiteral("restoreStore")), {json});
}

// ---- Calling ---------------------------------------------------------------------------------------------------------

QJSValue ScriptProgram::call(const QJSValue &function, const QJSValueList &arguments)
{
    m_failed = false;
    if (!function.isCallable())
        return {};
    if (const QString why = m_runtime.watch().begin(&m_engine); !why.isEmpty())
        m_runtime.report(describeInterruption(why, {})); // of a promise's job
    const QJSValue result = function.call(arguments);
    const QString why = m_runtime.watch().end();
    if (why.isEmpty())
        return m_failed ? QJSValue() : result;
    m_failed = true;
    m_runtime.report(describeInterruption(why, result));
    return {};
}

void ScriptProgram::threw(const QJSValue &error)
{
    m_failed = true;
    m_runtime.report(describe(error));
}

ScriptReport ScriptProgram::describe(const QJSValue &error) const
{
    ScriptReport report;
    report.level = ScriptReport::Level::Error;
    report.text = error.toString();
    if (!error.isError())
        return report;
    report.file = m_file;
    report.line = error.property(QStringLiteral("lineNumber")).toInt();
    report.stack = readableStack(error.property(QStringLiteral("stack")).toString(), report);
    return report;
}

ScriptReport ScriptProgram::describeInterruption(const QString &why, const QJSValue &error) const
{
    ScriptReport report = describe(error);
    report.text = QStringLiteral("The script was interrupted: %1.").arg(why);
    return report;
}

// ---- What happens ----------------------------------------------------------------------------------------------------

QJSValue ScriptProgram::requestObject(const ScriptPeerFacts &facts)
{
    QJSValue headers = m_engine.newObject();
    for (const wslib::HttpHeaders::Field &field : facts.headers) {
        const QByteArray name = field.name.toLower();
        headers.setProperty(QString::fromLatin1(name), QString::fromUtf8(facts.headers.joined(name)));
    }
    QJSValue request = m_engine.newObject();
    request.setProperty(QStringLiteral("path"), QString::fromUtf8(facts.path));
    request.setProperty(QStringLiteral("query"), QString::fromUtf8(facts.query));
    request.setProperty(QStringLiteral("headers"), headers);
    request.setProperty(QStringLiteral("origin"), nullable(facts.origin.value_or(QByteArray())));
    request.setProperty(QStringLiteral("remote"), QString::fromLatin1(facts.remoteAddress));
    return request;
}

QJSValue ScriptProgram::bytesValue(const QByteArray &bytes)
{
    return m_engine.toScriptValue(bytes); // an ArrayBuffer
}

DecisionMade ScriptProgram::decide(const ScriptPeerFacts &facts)
{
    DecisionMade decision;
    const QJSValue request = requestObject(facts);
    if (checksOrigins() && facts.origin) {
        decision.accepted = call(m_checkOrigin, {QString::fromUtf8(*facts.origin), request}).toBool();
        decision.failed = m_failed;
    }
    if (decision.failed || !decision.accepted || !selectsSubprotocols() || facts.offeredSubprotocols.isEmpty())
        return decision;
    QJSValue offered = m_engine.newArray(static_cast<uint>(facts.offeredSubprotocols.size()));
    for (qsizetype i = 0; i < facts.offeredSubprotocols.size(); ++i)
        offered.setProperty(static_cast<quint32>(i), QString::fromUtf8(facts.offeredSubprotocols[i]));
    const QJSValue selected = call(m_selectSubprotocol, {offered, request});
    decision.failed = m_failed;
    decision.subprotocol = selected.isString() ? selected.toString().toUtf8() : QByteArray();
    return decision;
}

void ScriptProgram::addPeer(quint32 id, const ScriptPeerFacts &facts)
{
    m_peers.insert(id, call(m_prelude.property(QStringLiteral("addPeer")),
                            {id, requestObject(facts), nullable(facts.subprotocol), facts.upstream}));
}

void ScriptProgram::opened(quint32 id, const ScriptPeerFacts &facts)
{
    addPeer(id, facts);
    QJSValueList arguments{m_peers.value(id)};
    for (const QString &capture : facts.captures)
        arguments.append(capture);
    call(m_onOpen, arguments);
}

void ScriptProgram::said(quint32 id, const wslib::Message &message)
{
    if (!m_onMessage.isCallable())
        return;
    call(m_onMessage, {m_peers.value(id), messageValue(message)});
}

QJSValue ScriptProgram::messageValue(const wslib::Message &message)
{
    return message.isText() ? QJSValue(QString::fromUtf8(message.payload)) : bytesValue(message.payload);
}

RelayAnswer ScriptProgram::relay(quint32 id, const RelayAsks &asks)
{
    const QString direction = asks.toServer ? QStringLiteral("toServer") : QStringLiteral("toClient");
    const QJSValue made = call(m_onRelay, {m_peers.value(id), messageValue(asks.message), direction});
    RelayAnswer answer;
    if (m_failed || made.isUndefined())
        return answer;
    answer.goes = !made.isNull();
    if (made.isString())
        answer.changed = wslib::Message{wslib::Opcode::Text, made.toString().toUtf8()};
    else if (answer.goes)
        answer.changed = wslib::Message{wslib::Opcode::Binary, qjsvalue_cast<QByteArray>(made)};
    if (answer.changed && *answer.changed == asks.message)
        answer.changed.reset();
    return answer;
}

void ScriptProgram::pinged(quint32 id, const QByteArray &payload)
{
    call(m_onPing, {m_peers.value(id), bytesValue(payload)});
}

void ScriptProgram::ponged(quint32 id, const QByteArray &payload)
{
    call(m_onPong, {m_peers.value(id), bytesValue(payload)});
}

void ScriptProgram::closed(quint32 id, int code, const QString &reason)
{
    call(m_prelude.property(QStringLiteral("removePeer")), {id});
    call(m_onClose, {m_peers.take(id), code, reason});
}

void ScriptProgram::fire(int timer)
{
    call(m_fire, {timer});
    m_runtime.sendCommands();
}

} // namespace workbench
