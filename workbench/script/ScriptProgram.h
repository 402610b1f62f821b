#pragma once

#include "workbench/script/ScriptHost.h"

#include <QJSEngine>
#include <QJSValue>

namespace workbench {

class ScriptNatives;
class ScriptRuntime;

/// One script in an engine of its own, with its timers: what a reload replaces. Lives in the script's thread.
class ScriptProgram
{
public:
    ScriptProgram(ScriptRuntime &runtime, const ScriptLimits &limits);
    ~ScriptProgram();
    Q_DISABLE_COPY_MOVE(ScriptProgram)

    /// Runs the script for the first time; what went wrong, if something did.
    std::optional<ScriptReport> run(const QString &source, const QString &file);
    QString store();
    void setStore(const QString &json);

    bool checksOrigins() const { return m_checkOrigin.isCallable(); }
    bool selectsSubprotocols() const { return m_selectSubprotocol.isCallable(); }
    bool relays() const { return m_onRelay.isCallable(); }

    /// @name What happens
    /// @{
    DecisionMade decide(const ScriptPeerFacts &facts);
    /// Makes the script's object for a peer, which it is then told of by it.
    void addPeer(quint32 id, const ScriptPeerFacts &facts);
    void opened(quint32 id, const ScriptPeerFacts &facts);
    void said(quint32 id, const wslib::Message &message);
    void pinged(quint32 id, const QByteArray &payload);
    void ponged(quint32 id, const QByteArray &payload);
    void closed(quint32 id, int code, const QString &reason);
    /// What onRelay() makes of a message; it goes on as it is if that fails.
    RelayAnswer relay(quint32 id, const RelayAsks &asks);
    void fire(int timer);
    /// @}

    /// For ScriptNatives: a hook of the script threw, which is reported.
    void threw(const QJSValue &error);

    ScriptReport describeInterruption(const QString &why, const QJSValue &error = {}) const;
    QJSEngine *engine() { return &m_engine; }

private:
    QJSValue call(const QJSValue &function, const QJSValueList &arguments);
    QJSValue guarded(const QJSValue &hook);
    ScriptReport describe(const QJSValue &error) const;
    void takeHooks(const QJSValue &hooks);
    QJSValue requestObject(const ScriptPeerFacts &facts);
    QJSValue bytesValue(const QByteArray &bytes);
    QJSValue messageValue(const wslib::Message &message);

    ScriptRuntime &m_runtime;
    QString m_file;
    bool m_failed = false; ///< The last call did.
    QJSEngine m_engine;
    std::unique_ptr<ScriptNatives> m_natives;
    QHash<quint32, QJSValue> m_peers;
    QJSValue m_prelude;
    QJSValue m_fire;
    QJSValue m_checkOrigin;
    QJSValue m_selectSubprotocol;
    QJSValue m_onOpen;
    QJSValue m_onMessage;
    QJSValue m_onPing;
    QJSValue m_onPong;
    QJSValue m_onClose;
    QJSValue m_onRelay;
};

} // namespace workbench
