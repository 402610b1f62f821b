#pragma once

#include "workbench/profile/Environment.h"
#include "workbench/profile/Profile.h"

/// A profile in which nothing is as usual, and every secret begins with "hush".
inline workbench::Profile fullProfile()
{
    using namespace workbench;
    Profile profile;
    profile.name = QStringLiteral("echo");
    ConnectionSettings &connection = profile.connection;
    connection.url = QStringLiteral("wss://me:hush-url@example.com/ws?room=1&access_token=hush-param&x={{x}}");
    connection.parkedParams = {{false, QStringLiteral("debug"), QStringLiteral("1")},
                               {false, QStringLiteral("token"), QStringLiteral("hush-parked")}};
    connection.headers = {{true, QStringLiteral("X-Trace"), QStringLiteral("ä \"quoted\" \\")},
                          {false, QStringLiteral("Authorization"), QStringLiteral("Bearer hush-header")},
                          {true, QStringLiteral("x-api-key"), QStringLiteral("hush-1")},
                          {true, QStringLiteral("X-API-Key"), QStringLiteral("hush-2")},
                          {true, QStringLiteral("Authorization"), QStringLiteral("Bearer {{token}}")}};
    connection.subprotocols = {QStringLiteral("chat.v1"), QStringLiteral("chat.v2")};
    connection.auth = {AuthSettings::Kind::ApiKey,   QStringLiteral("Aladdin"), QStringLiteral("hush-password"),
                       QStringLiteral("hush-token"), QStringLiteral("key"),     QStringLiteral("hush-key"),
                       AuthSettings::KeyPlace::Query};
    connection.cookies = {{true, QStringLiteral("session"), QStringLiteral("hush-cookie")}};
    connection.tls = {false,
                      QStringLiteral("ca.pem"),
                      true,
                      QStringLiteral("me.pem"),
                      QStringLiteral("me.key"),
                      QStringLiteral("hush-passphrase"),
                      QStringLiteral("other.example")};
    connection.proxy = {ProxySettings::Kind::Socks5, QStringLiteral("proxy.example"), 1081, QStringLiteral("p"),
                        QStringLiteral("hush-proxy")};
    connection.options = {1'000, 2'000, 3'000, 4'000, 5, true, {1, 2, 3, true, true, 9, 10}, true, 7, 8, 9};
    profile.environment = QStringLiteral("staging");
    profile.script = QStringLiteral("function onOpen(peer) {\n\tpeer.send('hi');\n}\n");
    profile.draft.form = MessageDraft::Form::Json;
    profile.draft.texts = {{MessageDraft::Form::Text, QStringLiteral("a\n\nb")},
                           {MessageDraft::Form::Json, QStringLiteral("{\"a\": 1}")}};
    profile.draft.fragmentSize = 10;
    SavedMessage file;
    file.name = QStringLiteral("picture");
    file.draft.form = MessageDraft::Form::File;
    file.draft.texts = {{MessageDraft::Form::File, QStringLiteral("/tmp/a.png")}};
    file.draft.binary = true;
    profile.messages = {{QStringLiteral("draft again"), profile.draft}, file};
    return profile;
}
