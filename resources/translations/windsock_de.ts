<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Windsock</source>
        <translation>Über Windsock</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Windsock %1&lt;/h2&gt;&lt;p&gt;A WebSocket workbench: a client for any endpoint and a server for any client.&lt;/p&gt;&lt;p&gt;MIT licence. It is built on:&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://www.qt.io/&quot;&gt;Qt %2&lt;/a&gt;, GNU LGPL version 3&lt;/li&gt;&lt;li&gt;&lt;a href=&quot;https://zlib.net/&quot;&gt;zlib %3&lt;/a&gt;, zlib licence&lt;/li&gt;&lt;li&gt;&lt;a href=&quot;https://www.openssl.org/&quot;&gt;%4&lt;/a&gt;, Apache licence 2.0&lt;/li&gt;%5&lt;/ul&gt;</source>
        <translation>&lt;h2&gt;Windsock %1&lt;/h2&gt;&lt;p&gt;Eine WebSocket-Werkbank: ein Client für jeden Endpunkt und ein Server für jeden Client.&lt;/p&gt;&lt;p&gt;MIT-Lizenz. Windsock beruht auf:&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://www.qt.io/&quot;&gt;Qt %2&lt;/a&gt;, GNU LGPL Version 3&lt;/li&gt;&lt;li&gt;&lt;a href=&quot;https://zlib.net/&quot;&gt;zlib %3&lt;/a&gt;, zlib-Lizenz&lt;/li&gt;&lt;li&gt;&lt;a href=&quot;https://www.openssl.org/&quot;&gt;%4&lt;/a&gt;, Apache-Lizenz 2.0&lt;/li&gt;%5&lt;/ul&gt;</translation>
    </message>
    <message>
        <source>&lt;li&gt;&lt;a href=&quot;https://fukuchi.org/works/qrencode/&quot;&gt;libqrencode&lt;/a&gt;, GNU LGPL version 2.1 or later&lt;/li&gt;</source>
        <translation>&lt;li&gt;&lt;a href=&quot;https://fukuchi.org/works/qrencode/&quot;&gt;libqrencode&lt;/a&gt;, GNU LGPL Version 2.1 oder neuer&lt;/li&gt;</translation>
    </message>
</context>
<context>
    <name>ui::AuthPage</name>
    <message>
        <source>How to authenticate</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>Name of the API key</source>
        <translation>Name des API-Schlüssels</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Where the API key goes</source>
        <translation>Wohin der API-Schlüssel kommt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Basic (user name and password)</source>
        <translation>Basic (Benutzername und Passwort)</translation>
    </message>
    <message>
        <source>In a header</source>
        <translation>In einen Header</translation>
    </message>
    <message>
        <source>In the query of the URL</source>
        <translation>In die Abfrage der URL</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>No credentials are sent, unless the URL has some or there is an Authorization header.</source>
        <translation>Es werden keine Zugangsdaten gesendet, außer die URL enthält welche oder es gibt einen Authorization-Header.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>It is sent as “Authorization: Bearer …”.</source>
        <translation>Es wird als „Authorization: Bearer …“ gesendet.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Auth</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>No authentication.</source>
        <translation>Keine Anmeldung.</translation>
    </message>
    <message>
        <source>Authentication: %1.</source>
        <translation>Anmeldung: %1.</translation>
    </message>
</context>
<context>
    <name>ui::ClientTab</name>
    <message>
        <source>RTT %1</source>
        <translation>RTT %1</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>A client that has no URL yet</source>
        <translation>Ein Client, der noch keine URL hat</translation>
    </message>
    <message>
        <source>no TLS</source>
        <translation>ohne TLS</translation>
    </message>
    <message>
        <source>subprotocol %1</source>
        <translation>Subprotokoll %1</translation>
    </message>
    <message>
        <source>closed with %1</source>
        <translation>geschlossen mit %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>Schließt…</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <source>What is sent and received shows here. Write a message below and press Ctrl+Enter.</source>
        <translation>Hier erscheint, was gesendet und empfangen wird. Unten eine Nachricht schreiben und Strg+Eingabe drücken.</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Type a URL above and press Enter, or try it out on this machine:</source>
        <translation>Oben eine URL eingeben und die Eingabetaste drücken oder es auf diesem Rechner ausprobieren:</translation>
    </message>
    <message>
        <source>Start the local server and connect</source>
        <translation>Lokalen Server starten und verbinden</translation>
    </message>
    <message>
        <source>Waiting to reconnect</source>
        <translation>Wartet auf neue Verbindung</translation>
    </message>
</context>
<context>
    <name>ui::CloseDialog</name>
    <message>
        <source>Close code</source>
        <translation>Schließcode</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Close the peer</source>
        <translation>Verbindung zum Peer schließen</translation>
    </message>
    <message>
        <source>Close %1 peers</source>
        <translation>Verbindungen zu %1 Peers schließen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>A Close frame may carry 1000 to 1003, 1007 to 1014, or 3000 to 4999.</source>
        <translation>Ein Close-Frame darf 1000 bis 1003, 1007 bis 1014 oder 3000 bis 4999 tragen.</translation>
    </message>
    <message>
        <source>The reason may have %1 bytes of UTF-8 at most.</source>
        <translation>Der Grund darf höchstens %1 Byte UTF-8 lang sein.</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits. Type fewer letters.</source>
        <translation>Nichts passt. Weniger Buchstaben eingeben.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Eingeben, was zu tun ist</translation>
    </message>
</context>
<context>
    <name>ui::ComposeArea</name>
    <message>
        <source>Text to send</source>
        <translation>Zu sendender Text</translation>
    </message>
    <message>
        <source>Type a message. Ctrl+Enter sends it.</source>
        <translation>Eine Nachricht eingeben. Strg+Eingabe sendet sie.</translation>
    </message>
    <message>
        <source>Bytes to send, in hex</source>
        <translation>Zu sendende Bytes, hexadezimal</translation>
    </message>
    <message>
        <source>Bytes in hex, such as DE AD BE EF. Ctrl+Enter sends them as a binary message.</source>
        <translation>Bytes hexadezimal, etwa DE AD BE EF. Strg+Eingabe sendet sie als Binärnachricht.</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Form of the message</source>
        <translation>Form der Nachricht</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Sends a ping and measures the round trip</source>
        <translation>Sendet einen Ping und misst die Umlaufzeit</translation>
    </message>
    <message>
        <source>Sends the message (Ctrl+Enter)</source>
        <translation>Sendet die Nachricht (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>ui::ConnectBar</name>
    <message>
        <source>WebSocket URL</source>
        <translation>WebSocket-URL</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Abreißen</translation>
    </message>
    <message>
        <source>Earlier URLs</source>
        <translation>Frühere URLs</translation>
    </message>
    <message>
        <source>URLs that were connected to (Down)</source>
        <translation>URLs, mit denen verbunden wurde (Pfeil ab)</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Looking up the name…</source>
        <translation>Sucht den Namen…</translation>
    </message>
    <message>
        <source>TCP…</source>
        <translation>TCP…</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>Proxy…</translation>
    </message>
    <message>
        <source>TLS…</source>
        <translation>TLS…</translation>
    </message>
    <message>
        <source>Upgrade…</source>
        <translation>Upgrade…</translation>
    </message>
    <message>
        <source>%1 %2 s</source>
        <translation>%1 %2 s</translation>
    </message>
</context>
<context>
    <name>ui::ConnectNotices</name>
    <message>
        <source>What you changed applies on the next connect.</source>
        <translation>Die Änderungen gelten ab dem nächsten Verbinden.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not verified: whoever is in between can read and change everything.</source>
        <translation>Das Zertifikat des Servers wird nicht geprüft: Wer dazwischensitzt, kann alles lesen und ändern.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verify the server&apos;s certificate again</source>
        <translation>Zertifikat des Servers wieder prüfen</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Reconnect now with the new settings</source>
        <translation>Jetzt mit den neuen Einstellungen verbinden</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Reconnect now, don&apos;t wait</source>
        <translation>Jetzt neu verbinden, nicht warten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Don&apos;t reconnect</source>
        <translation>Nicht neu verbinden</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s (try %2): %3 What you changed applies with “Now”; until then it is tried as before.</source>
        <translation>Neue Verbindung in %1 s (Versuch %2): %3 Die Änderungen gelten mit „Jetzt“; bis dahin wird es wie bisher versucht.</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s (try %2): %3</source>
        <translation>Neue Verbindung in %1 s (Versuch %2): %3</translation>
    </message>
</context>
<context>
    <name>ui::ConnectOptions</name>
    <message>
        <source>Options of the connection</source>
        <translation>Optionen der Verbindung</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::ConsoleModel</name>
    <message>
        <source>Error: </source>
        <translation>Fehler: </translation>
    </message>
    <message>
        <source>Warning: </source>
        <translation>Warnung: </translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>Gehe zu Zeile %1</translation>
    </message>
</context>
<context>
    <name>ui::CookiesPage</name>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>No cookies.</source>
        <translation>Keine Cookies.</translation>
    </message>
    <message>
        <source>Cookies to be sent: %1.</source>
        <translation>Zu sendende Cookies: %1.</translation>
    </message>
</context>
<context>
    <name>ui::DecodedModel</name>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>string</source>
        <translation>Zeichenkette</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>Ganzzahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>Wahrheitswert</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>undefined</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>extension</source>
        <translation>Erweiterung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>ui::DecoderMenu</name>
    <message>
        <source>How the message is decoded</source>
        <translation>Wie die Nachricht dekodiert wird</translation>
    </message>
    <message>
        <source>How messages of this direction are decoded</source>
        <translation>Wie Nachrichten dieser Richtung dekodiert werden</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>First: %1</source>
        <translation>Zuerst: %1</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Auto: %1</source>
        <translation>Auto: %1</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>Gewählt: %1</translation>
    </message>
    <message>
        <source>%1 may be a guess: %2 % sure</source>
        <translation>%1 ist vielleicht geraten: zu %2 % sicher</translation>
    </message>
</context>
<context>
    <name>ui::Dialogs</name>
    <message>
        <source>Windsock</source>
        <translation>Windsock</translation>
    </message>
</context>
<context>
    <name>ui::EntryDetail</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>%1, without a reason</source>
        <translation>%1, ohne Grund</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>How the message is shown</source>
        <translation>Wie die Nachricht angezeigt wird</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>This is what was unpacked: %1.</source>
        <translation>Das wurde ausgepackt: %1.</translation>
    </message>
</context>
<context>
    <name>ui::EntryText</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Pong</source>
        <translation>Pong</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 min</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::FileEdit</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in the script</source>
        <translation>Im Skript suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Find (Enter: next, Shift+Enter: previous)</source>
        <translation>Suchen (Eingabe: nächste, Umschalt+Eingabe: vorige)</translation>
    </message>
    <message>
        <source>Find the previous</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Close the search (Escape)</source>
        <translation>Suche schließen (Escape)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>ui::HandshakeView</name>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>Show the heads as they were sent</source>
        <translation>Die Köpfe zeigen, wie sie gesendet wurden</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Geheimes zeigen</translation>
    </message>
    <message>
        <source>Show passwords, tokens and cookies</source>
        <translation>Passwörter, Token und Cookies zeigen</translation>
    </message>
    <message>
        <source>The headers of the handshake</source>
        <translation>Die Header des Handshakes</translation>
    </message>
    <message>
        <source>The heads as they were sent</source>
        <translation>Die Köpfe, wie sie gesendet wurden</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>The response has no Sec-WebSocket-Accept, so it doesn’t prove that the server speaks WebSocket (RFC 6455 §4.2.2).</source>
        <translation>Die Antwort hat kein Sec-WebSocket-Accept, beweist also nicht, dass der Server WebSocket spricht (RFC 6455 §4.2.2).</translation>
    </message>
</context>
<context>
    <name>ui::HeadModel</name>
    <message>
        <source>The server that is meant, should several share the address (RFC 9110 §7.2)</source>
        <translation>Der gemeinte Server, falls sich mehrere die Adresse teilen (RFC 9110 §7.2)</translation>
    </message>
    <message>
        <source>Asks for another protocol on this connection (RFC 6455 §4.1)</source>
        <translation>Bittet um ein anderes Protokoll auf dieser Verbindung (RFC 6455 §4.1)</translation>
    </message>
    <message>
        <source>The protocol that is spoken from now on (RFC 6455 §4.2.2)</source>
        <translation>Das Protokoll, das von nun an gesprochen wird (RFC 6455 §4.2.2)</translation>
    </message>
    <message>
        <source>Upgrade is meant for the next hop; proxies take it off (RFC 9110 §7.6.1)</source>
        <translation>Upgrade gilt für den nächsten Hop; Proxys nehmen es weg (RFC 9110 §7.6.1)</translation>
    </message>
    <message>
        <source>16 random bytes; the server proves with them that it speaks WebSocket (RFC 6455 §11.3.1)</source>
        <translation>16 zufällige Bytes; mit ihnen beweist der Server, dass er WebSocket spricht (RFC 6455 §11.3.1)</translation>
    </message>
    <message>
        <source>The protocol’s version; 13 is RFC 6455 (§11.3.5)</source>
        <translation>Die Version des Protokolls; 13 ist RFC 6455 (§11.3.5)</translation>
    </message>
    <message>
        <source>The versions that the server knows (RFC 6455 §4.4)</source>
        <translation>Die Versionen, die der Server kennt (RFC 6455 §4.4)</translation>
    </message>
    <message>
        <source>Subprotocols the client offers, the best first (RFC 6455 §1.9)</source>
        <translation>Subprotokolle, die der Client anbietet, das beste zuerst (RFC 6455 §1.9)</translation>
    </message>
    <message>
        <source>The subprotocol that the server chose (RFC 6455 §1.9)</source>
        <translation>Das Subprotokoll, das der Server gewählt hat (RFC 6455 §1.9)</translation>
    </message>
    <message>
        <source>The page that connects; servers may refuse those they don’t know (RFC 6455 §10.2)</source>
        <translation>Die Seite, die sich verbindet; Server dürfen unbekannte abweisen (RFC 6455 §10.2)</translation>
    </message>
    <message>
        <source>Proves who the client is (RFC 9110 §11)</source>
        <translation>Weist den Client aus (RFC 9110 §11)</translation>
    </message>
    <message>
        <source>Cookies of the client; often its session (RFC 6265 §4.2)</source>
        <translation>Cookies des Clients; oft seine Sitzung (RFC 6265 §4.2)</translation>
    </message>
    <message>
        <source>A cookie for the client to keep (RFC 6265 §4.1)</source>
        <translation>Ein Cookie, das der Client behalten soll (RFC 6265 §4.1)</translation>
    </message>
    <message>
        <source>The program, as it calls itself</source>
        <translation>Das Programm, wie es sich selbst nennt</translation>
    </message>
    <message>
        <source>Where to go instead (RFC 9110 §10.2.2)</source>
        <translation>Wohin es stattdessen geht (RFC 9110 §10.2.2)</translation>
    </message>
    <message>
        <source>How many bytes of a body follow (RFC 9110 §8.6)</source>
        <translation>Wie viele Bytes eines Inhalts folgen (RFC 9110 §8.6)</translation>
    </message>
    <message>
        <source>✓ Right: it is the answer to the request’s key (RFC 6455 §4.2.2)</source>
        <translation>✓ Richtig: Es ist die Antwort auf den Schlüssel der Anfrage (RFC 6455 §4.2.2)</translation>
    </message>
    <message>
        <source>✗ Wrong: it isn’t the answer to the request’s key (RFC 6455 §4.2.2)</source>
        <translation>✗ Falsch: Es ist nicht die Antwort auf den Schlüssel der Anfrage (RFC 6455 §4.2.2)</translation>
    </message>
    <message>
        <source>The answer to Sec-WebSocket-Key: a SHA-1 of it (RFC 6455 §4.2.2)</source>
        <translation>Die Antwort auf Sec-WebSocket-Key: ein SHA-1 davon (RFC 6455 §4.2.2)</translation>
    </message>
    <message>
        <source>This breaks the grammar of the field (RFC 6455 §9.1)</source>
        <translation>Das verletzt die Grammatik des Feldes (RFC 6455 §9.1)</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>Extensions (RFC 6455 §9.1): %1</source>
        <translation>Erweiterungen (RFC 6455 §9.1): %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>ui::HeadersPage</name>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>No headers beside those of the handshake.</source>
        <translation>Keine Header außer denen des Handshakes.</translation>
    </message>
    <message>
        <source>Headers to be sent: %1.</source>
        <translation>Zu sendende Header: %1.</translation>
    </message>
</context>
<context>
    <name>ui::HexPane</name>
    <message>
        <source>Go to an offset, such as 100 or 0x64</source>
        <translation>Zu einem Offset gehen, etwa 100 oder 0x64</translation>
    </message>
    <message>
        <source>Little-endian numbers</source>
        <translation>Zahlen Little-Endian</translation>
    </message>
    <message>
        <source>Copy the selected bytes</source>
        <translation>Ausgewählte Bytes kopieren</translation>
    </message>
    <message>
        <source>Go to offset</source>
        <translation>Gehe zu Offset</translation>
    </message>
    <message>
        <source>LE</source>
        <translation>LE</translation>
    </message>
    <message>
        <source>Numbers are little-endian (LE) or big-endian (BE)</source>
        <translation>Zahlen sind Little-Endian (LE) oder Big-Endian (BE)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>BE</source>
        <translation>BE</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>Hexadezimal kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as Base64</source>
        <translation>Als Base64 kopieren</translation>
    </message>
    <message>
        <source>Copy as a C array</source>
        <translation>Als C-Array kopieren</translation>
    </message>
    <message>
        <source>There is no byte at this offset. The last is at %1.</source>
        <translation>An diesem Offset ist kein Byte. Das letzte ist bei %1.</translation>
    </message>
    <message>
        <source>No bytes</source>
        <translation>Keine Bytes</translation>
    </message>
    <message>
        <source>Offset %1 (0x%2)</source>
        <translation>Offset %1 (0x%2)</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1, %2 ausgewählt</translation>
    </message>
    <message>
        <source>Little-endian:</source>
        <translation>Little-Endian:</translation>
    </message>
    <message>
        <source>Big-endian:</source>
        <translation>Big-Endian:</translation>
    </message>
</context>
<context>
    <name>ui::HexText</name>
    <message>
        <source>“%1” at position %2 is not a hex digit. Digits are 0 to 9 and A to F.</source>
        <translation>„%1“ an Position %2 ist keine Hexziffer. Ziffern sind 0 bis 9 und A bis F.</translation>
    </message>
    <message>
        <source>The byte at position %1 has one digit only; it takes two.</source>
        <translation>Das Byte an Position %1 hat nur eine Ziffer; es braucht zwei.</translation>
    </message>
</context>
<context>
    <name>ui::HexView</name>
    <message>
        <source>The bytes of the message</source>
        <translation>Die Bytes der Nachricht</translation>
    </message>
    <message>
        <source>Offset %1, %2 selected</source>
        <translation>Offset %1, %2 ausgewählt</translation>
    </message>
</context>
<context>
    <name>ui::LimitsPage</name>
    <message>
        <source>Time to connect</source>
        <translation>Zeit zum Verbinden</translation>
    </message>
    <message>
        <source>For the name, TCP, proxy, TLS and upgrade together, redirects included</source>
        <translation>Für Namen, TCP, Proxy, TLS und Upgrade zusammen, Umleitungen eingeschlossen</translation>
    </message>
    <message>
        <source>Time between pings</source>
        <translation>Zeit zwischen Pings</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Time for a pong</source>
        <translation>Zeit für einen Pong</translation>
    </message>
    <message>
        <source>20 s (usual)</source>
        <translation>20 s (üblich)</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation>Verbinden binnen</translation>
    </message>
    <message>
        <source>Ping every</source>
        <translation>Ping alle</translation>
    </message>
    <message>
        <source>Pong within</source>
        <translation>Pong binnen</translation>
    </message>
    <message>
        <source>Largest message to receive</source>
        <translation>Größte Nachricht, die empfangen wird</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Redirects to follow</source>
        <translation>Umleitungen, denen gefolgt wird</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Message up to</source>
        <translation>Nachricht bis</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Umleitungen</translation>
    </message>
    <message>
        <source>Offer permessage-deflate</source>
        <translation>permessage-deflate anbieten</translation>
    </message>
    <message>
        <source>Compression: offer permessage-deflate</source>
        <translation>Kompression: permessage-deflate anbieten</translation>
    </message>
    <message>
        <source>Compression level</source>
        <translation>Kompressionsstufe</translation>
    </message>
    <message>
        <source>Memory level of the compressor</source>
        <translation>Speicherstufe des Kompressors</translation>
    </message>
    <message>
        <source>Compress messages from this size on</source>
        <translation>Nachrichten ab dieser Größe komprimieren</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>jede Größe</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Window of what is sent</source>
        <translation>Fenster des Gesendeten</translation>
    </message>
    <message>
        <source>afresh for each message (no context takeover)</source>
        <translation>für jede Nachricht neu (no context takeover)</translation>
    </message>
    <message>
        <source>client_no_context_takeover</source>
        <translation>client_no_context_takeover</translation>
    </message>
    <message>
        <source>Window of what is received</source>
        <translation>Fenster des Empfangenen</translation>
    </message>
    <message>
        <source>server_no_context_takeover</source>
        <translation>server_no_context_takeover</translation>
    </message>
    <message>
        <source> bits</source>
        <translation> Bit</translation>
    </message>
    <message>
        <source>Sent: window of</source>
        <translation>Gesendet: Fenster von</translation>
    </message>
    <message>
        <source>Received: window of</source>
        <translation>Empfangen: Fenster von</translation>
    </message>
    <message>
        <source>When it ends or fails</source>
        <translation>Wenn sie endet oder scheitert</translation>
    </message>
    <message>
        <source>Connect again when the connection ends or fails</source>
        <translation>Neu verbinden, wenn die Verbindung endet oder scheitert</translation>
    </message>
    <message>
        <source>Not after a normal closure (1000), and not for what waiting doesn&apos;t mend</source>
        <translation>Nicht nach normalem Schließen (1000) und nicht, wenn Warten nichts bessert</translation>
    </message>
    <message>
        <source>Tries at most</source>
        <translation>Höchstens Versuche</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>First delay</source>
        <translation>Erste Verzögerung</translation>
    </message>
    <message>
        <source>Longest delay</source>
        <translation>Längste Verzögerung</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>growing to</source>
        <translation>wachsend bis</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>All options are the usual ones.</source>
        <translation>Alle Optionen sind die üblichen.</translation>
    </message>
    <message>
        <source>Some options are not the usual ones.</source>
        <translation>Einige Optionen sind nicht die üblichen.</translation>
    </message>
</context>
<context>
    <name>ui::LogModel</name>
    <message>
        <source>Time since the row above</source>
        <translation>Zeit seit der Zeile darüber</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>↑↓</source>
        <translation>↑↓</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>ui::LogTable</name>
    <message>
        <source>Message log</source>
        <translation>Nachrichtenprotokoll</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy Payload</source>
        <translation>Nutzdaten kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Go to the newest entry</source>
        <translation>Zum neuesten Eintrag</translation>
    </message>
    <message>
        <source>Go to the newest entry and follow (End)</source>
        <translation>Zum neuesten Eintrag und mitlaufen (Ende)</translation>
    </message>
    <message>
        <source>↓ %1 new</source>
        <translation>↓ %1 neue</translation>
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message>
        <source>Show only these peers, by number</source>
        <translation>Nur diese Peers zeigen, nach Nummer</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Pings</translation>
    </message>
    <message>
        <source>Peers: all</source>
        <translation>Peers: alle</translation>
    </message>
    <message>
        <source>The numbers of peers, such as 3 or 3, 5; empty for all</source>
        <translation>Die Nummern von Peers, etwa 3 oder 3, 5; leer für alle</translation>
    </message>
    <message>
        <source>Show pings and pongs</source>
        <translation>Pings und Pongs anzeigen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Protokoll leeren</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
</context>
<context>
    <name>ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New Client Tab</source>
        <translation>&amp;Neuer Client-Tab</translation>
    </message>
    <message>
        <source>New &amp;Server Tab</source>
        <translation>Neuer &amp;Server-Tab</translation>
    </message>
    <message>
        <source>&amp;Reopen Closed Tab</source>
        <translation>Geschlossenen Tab ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation>Tab s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Alles a&amp;uswählen</translation>
    </message>
    <message>
        <source>C&amp;lear Log</source>
        <translation>Protokoll &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Go to &amp;URL</source>
        <translation>Zur &amp;URL</translation>
    </message>
    <message>
        <source>&amp;Connect or Reconnect</source>
        <translation>Verbinden oder &amp;neu verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>&amp;Send Message</source>
        <translation>Nachricht &amp;senden</translation>
    </message>
    <message>
        <source>&amp;Ping</source>
        <translation>&amp;Ping</translation>
    </message>
    <message>
        <source>&amp;Start or Stop</source>
        <translation>&amp;Starten oder anhalten</translation>
    </message>
    <message>
        <source>Show &amp;Traffic</source>
        <translation>&amp;Verkehr anzeigen</translation>
    </message>
    <message>
        <source>Show S&amp;cript</source>
        <translation>S&amp;kript anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Options</source>
        <translation>&amp;Optionen anzeigen</translation>
    </message>
    <message>
        <source>Open a C&amp;lient for It</source>
        <translation>C&amp;lient dafür öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;Address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Show &amp;QR Code…</source>
        <translation>&amp;QR-Code anzeigen…</translation>
    </message>
    <message>
        <source>&amp;Ping Peers</source>
        <translation>&amp;Peers anpingen</translation>
    </message>
    <message>
        <source>Close P&amp;eers…</source>
        <translation>P&amp;eers schließen…</translation>
    </message>
    <message>
        <source>A&amp;bort Peers</source>
        <translation>Verbindungen der Peers a&amp;bbrechen</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>&amp;Skript</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>Show &amp;Pings and Pongs</source>
        <translation>&amp;Pings und Pongs anzeigen</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>Schrift &amp;größer</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>Schrift &amp;kleiner</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>Schrift &amp;normal groß</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>N&amp;ext Pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious Pane</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Detail of the Message</source>
        <translation>&amp;Details der Nachricht</translation>
    </message>
    <message>
        <source>&amp;Writing</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation>&amp;Nächster Tab</translation>
    </message>
    <message>
        <source>P&amp;revious Tab</source>
        <translation>&amp;Voriger Tab</translation>
    </message>
    <message>
        <source>&amp;Tab</source>
        <translation>&amp;Tab</translation>
    </message>
    <message>
        <source>Tab &amp;%1</source>
        <translation>Tab &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Windsock</source>
        <translation>Ü&amp;ber Windsock</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>S&amp;erver</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1  %2</translation>
    </message>
    <message>
        <source>&amp;Move Tab Left</source>
        <translation>Tab nach &amp;links schieben</translation>
    </message>
    <message>
        <source>Move Tab Ri&amp;ght</source>
        <translation>Tab nach &amp;rechts schieben</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1 — Windsock</source>
        <translation>%1 — Windsock</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>ui::NamedValuesDelegate</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
</context>
<context>
    <name>ui::NamedValuesModel</name>
    <message>
        <source>Remove this row (Del)</source>
        <translation>Diese Zeile entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>ui::NamedValuesTable</name>
    <message>
        <source>%1 as text</source>
        <translation>%1 als Text</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>%1: edit as text</source>
        <translation>%1: als Text bearbeiten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1: remove</source>
        <translation>%1: entfernen</translation>
    </message>
    <message>
        <source>Name: value
// Name: value of a line that is switched off</source>
        <translation>Name: Wert
// Name: Wert einer abgeschalteten Zeile</translation>
    </message>
    <message>
        <source>Edit all lines as text: one “Name: value” a line, // before those that are switched off</source>
        <translation>Alle Zeilen als Text bearbeiten: je Zeile ein „Name: Wert“, // vor den abgeschalteten</translation>
    </message>
    <message>
        <source>Removes the rows that are selected (Del)</source>
        <translation>Entfernt die ausgewählten Zeilen (Entf)</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>ui::ParamsPage</name>
    <message>
        <source>Parameters of the URL</source>
        <translation>Parameter der URL</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>The URL has no parameters.</source>
        <translation>Die URL hat keine Parameter.</translation>
    </message>
    <message>
        <source>Parameters in the URL: %1.</source>
        <translation>Parameter in der URL: %1.</translation>
    </message>
</context>
<context>
    <name>ui::PeerModel</name>
    <message>
        <source>Round trip of the last ping</source>
        <translation>Umlaufzeit des letzten Pings</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>↓ Received</source>
        <translation>↓ Empfangen</translation>
    </message>
    <message>
        <source>↑ Sent</source>
        <translation>↑ Gesendet</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
</context>
<context>
    <name>ui::PeerPanel</name>
    <message>
        <source>Connected peers</source>
        <translation>Verbundene Peers</translation>
    </message>
    <message>
        <source>Text to send to the peers</source>
        <translation>Text, der an die Peers geht</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send the text (Enter)</source>
        <translation>Text senden (Eingabe)</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Ping and measure the round trip</source>
        <translation>Anpingen und Umlaufzeit messen</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Schließen…</translation>
    </message>
    <message>
        <source>Close with a code and a reason</source>
        <translation>Mit Code und Grund schließen</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reset the connection, without a word of WebSocket</source>
        <translation>Verbindung zurücksetzen, ohne ein Wort WebSocket</translation>
    </message>
    <message>
        <source>Write to Them</source>
        <translation>An sie schreiben</translation>
    </message>
    <message>
        <source>Show Only Theirs in the Log</source>
        <translation>Im Protokoll nur ihres zeigen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Text for the peers</source>
        <translation>Text für die Peers</translation>
    </message>
    <message>
        <source>Text for all peers (%1)</source>
        <translation>Text für alle Peers (%1)</translation>
    </message>
    <message>
        <source>Text for the selected peers (%1)</source>
        <translation>Text für die ausgewählten Peers (%1)</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Monospace font</source>
        <translation>Schrift fester Breite</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Erscheinungsbild:</translation>
    </message>
    <message>
        <source>Font &amp;size:</source>
        <translation>Schrift&amp;größe:</translation>
    </message>
    <message>
        <source>&amp;Monospace font:</source>
        <translation>Schrift &amp;fester Breite:</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <translation>Wie das System (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>Another language shows when Windsock is started the next time.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start von Windsock.</translation>
    </message>
    <message>
        <source>Restore &amp;Defaults</source>
        <translation>&amp;Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>Restore the defaults</source>
        <translation>Vorgaben wiederherstellen</translation>
    </message>
</context>
<context>
    <name>ui::PrettyView</name>
    <message>
        <source>%1 (At byte %2.)</source>
        <translation>%1 (Bei Byte %2.)</translation>
    </message>
    <message>
        <source>Search keys and values</source>
        <translation>Schlüssel und Werte durchsuchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Copy, expand, collapse</source>
        <translation>Kopieren, aufklappen, zuklappen</translation>
    </message>
    <message>
        <source>The decoded message</source>
        <translation>Die dekodierte Nachricht</translation>
    </message>
    <message>
        <source>The selected value</source>
        <translation>Der ausgewählte Wert</translation>
    </message>
    <message>
        <source>Cancel decoding</source>
        <translation>Dekodieren abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Decoding …</source>
        <translation>Dekodiert …</translation>
    </message>
    <message>
        <source>Decoding was cancelled. Choose another message, or another decoder.</source>
        <translation>Das Dekodieren wurde abgebrochen. Eine andere Nachricht oder einen anderen Dekodierer wählen.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>This is text of no form that Windsock takes apart. It is under Text; or choose a decoder above.</source>
        <translation>Das ist Text in keiner Form, die Windsock zerlegt. Er steht unter Text; oder oben einen Dekodierer wählen.</translation>
    </message>
    <message>
        <source>These bytes are of no form that Windsock recognizes. They are under Hex; or choose a decoder above.</source>
        <translation>Diese Bytes haben keine Form, die Windsock erkennt. Sie stehen unter Hex; oder oben einen Dekodierer wählen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ui::ProxyPage</name>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Host of the proxy</source>
        <translation>Host des Proxys</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>Port des Proxys</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>Benutzername beim Proxy</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>Passwort beim Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>Host und Port</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>1080 (usual)</source>
        <translation>1080 (üblich)</translation>
    </message>
    <message>
        <source>8080 (usual)</source>
        <translation>8080 (üblich)</translation>
    </message>
    <message>
        <source>The connection goes straight to the server.</source>
        <translation>Die Verbindung geht direkt zum Server.</translation>
    </message>
    <message>
        <source>Whatever the system names for the URL.</source>
        <translation>Was das System für die URL nennt.</translation>
    </message>
    <message>
        <source>It is asked with CONNECT, for ws and wss.</source>
        <translation>Er wird mit CONNECT gebeten, für ws und wss.</translation>
    </message>
    <message>
        <source>It looks the host&apos;s name up, not this machine.</source>
        <translation>Er schlägt den Namen des Hosts nach, nicht dieser Rechner.</translation>
    </message>
    <message>
        <source>No proxy.</source>
        <translation>Kein Proxy.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy.</source>
        <translation>Der Proxy des Systems.</translation>
    </message>
    <message>
        <source>%1 proxy %2.</source>
        <translation>%1-Proxy %2.</translation>
    </message>
</context>
<context>
    <name>ui::QrDialog</name>
    <message>
        <source>For a phone in the same network</source>
        <translation>Für ein Telefon im selben Netz</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>QR-Code von %1</translation>
    </message>
    <message>
        <source>The address is too long for a QR code.</source>
        <translation>Die Adresse ist zu lang für einen QR-Code.</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>Die Adresse</translation>
    </message>
</context>
<context>
    <name>ui::ScriptConsole</name>
    <message>
        <source>Console of the script</source>
        <translation>Konsole des Skripts</translation>
    </message>
</context>
<context>
    <name>ui::ScriptFile</name>
    <message>
        <source>Can&apos;t read %1: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is too large for a script: 4 MiB is the most.</source>
        <translation>%1 ist zu groß für ein Skript: höchstens 4 MiB sind möglich.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t text in UTF-8.</source>
        <translation>%1 ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>ui::ScriptPage</name>
    <message>
        <source>JavaScript (*.js);;All files (*)</source>
        <translation>JavaScript (*.js);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Start the server with the script, or let it take over (Ctrl+R)</source>
        <translation>Server mit dem Skript starten oder es übernehmen lassen (Strg+R)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a script (Ctrl+O)</source>
        <translation>Skript öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the script (Ctrl+S)</source>
        <translation>Skript speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save the script elsewhere</source>
        <translation>Skript woanders speichern</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>Mit einem Beispiel beginnen</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Clear the console</source>
        <translation>Konsole leeren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>not in a file yet</source>
        <translation>noch in keiner Datei</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>%1 has changes that aren&apos;t saved.</source>
        <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation>Skript öffnen</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Skript speichern</translation>
    </message>
    <message>
        <source>— %1 runs —</source>
        <translation>— %1 läuft —</translation>
    </message>
</context>
<context>
    <name>ui::SecondsBox</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>ui::SecretEdit</name>
    <message>
        <source>Show: %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Shows what is typed here</source>
        <translation>Zeigt, was hier eingegeben ist</translation>
    </message>
</context>
<context>
    <name>ui::ServerForm</name>
    <message>
        <source>The address to listen on: 127.0.0.1 is this machine only, 0.0.0.0 is everybody</source>
        <translation>Die Adresse, auf der gelauscht wird: 127.0.0.1 ist nur dieser Rechner, 0.0.0.0 sind alle</translation>
    </message>
    <message>
        <source>0 (a free one)</source>
        <translation>0 (ein freier)</translation>
    </message>
    <message>
        <source>0 takes a free port</source>
        <translation>0 nimmt einen freien Port</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>P&amp;ath</source>
        <translation>P&amp;fad</translation>
    </message>
    <message>
        <source>Ha&amp;ndler</source>
        <translation>Ha&amp;ndler</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>H&amp;ost</source>
        <translation>H&amp;ost</translation>
    </message>
</context>
<context>
    <name>ui::ServerLinks</name>
    <message>
        <source>The address that clients connect to</source>
        <translation>Die Adresse, mit der sich Clients verbinden</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>The address of the page, for browsers</source>
        <translation>Die Adresse der Seite, für Browser</translation>
    </message>
    <message>
        <source>Copy the address of the page</source>
        <translation>Adresse der Seite kopieren</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Show a QR code for a phone in the same network</source>
        <translation>QR-Code für ein Telefon im selben Netz anzeigen</translation>
    </message>
    <message>
        <source>Open client</source>
        <translation>Client öffnen</translation>
    </message>
    <message>
        <source>Open a client tab for the server</source>
        <translation>Client-Tab für den Server öffnen</translation>
    </message>
</context>
<context>
    <name>ui::ServerOptionsPage</name>
    <message>
        <source>The server runs with these. Stop it to change them.</source>
        <translation>Der Server läuft damit. Zum Ändern erst anhalten.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>permessage-deflate, level</source>
        <translation>permessage-deflate, Stufe</translation>
    </message>
    <message>
        <source>Compression: take permessage-deflate if a client offers it</source>
        <translation>Kompression: permessage-deflate annehmen, wenn ein Client es anbietet</translation>
    </message>
    <message>
        <source>Compression level</source>
        <translation>Kompressionsstufe</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Subprotocols</source>
        <translation>Subprotokolle</translation>
    </message>
    <message>
        <source>none; for example: chat.v2, chat.v1</source>
        <translation>keine; zum Beispiel: chat.v2, chat.v1</translation>
    </message>
    <message>
        <source>Ping every</source>
        <translation>Ping alle</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Pong within</source>
        <translation>Pong binnen</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>Wer sich verbinden darf</translation>
    </message>
    <message>
        <source>Pages that may connect</source>
        <translation>Seiten, die sich verbinden dürfen</translation>
    </message>
    <message>
        <source>Pages of the same host</source>
        <translation>Seiten desselben Hosts</translation>
    </message>
    <message>
        <source>Pages of any host</source>
        <translation>Seiten jedes Hosts</translation>
    </message>
    <message>
        <source>Pages of the same host and of:</source>
        <translation>Seiten desselben Hosts und von:</translation>
    </message>
    <message>
        <source>Hosts whose pages may connect</source>
        <translation>Hosts, deren Seiten sich verbinden dürfen</translation>
    </message>
    <message>
        <source>example.org, localhost:3000</source>
        <translation>example.org, localhost:3000</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Message size</source>
        <translation>Nachrichtengröße</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Per address</source>
        <translation>Pro Adresse</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Folder served over HTTP</source>
        <translation>Über HTTP ausgelieferter Ordner</translation>
    </message>
    <message>
        <source>none; a folder is served over HTTP beside the WebSocket</source>
        <translation>keiner; ein Ordner wird neben dem WebSocket über HTTP ausgeliefert</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>The folder to serve</source>
        <translation>Der Ordner, der ausgeliefert wird</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be the name of a subprotocol: use letters, digits, dots and dashes.</source>
        <translation>„%1“ kann kein Name eines Subprotokolls sein: Buchstaben, Ziffern, Punkte und Bindestriche verwenden.</translation>
    </message>
</context>
<context>
    <name>ui::ServerTab</name>
    <message>
        <source>Parts of the server</source>
        <translation>Teile des Servers</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>The script doesn&apos;t run, and the one before goes on: %1</source>
        <translation>Das Skript läuft nicht, das vorige läuft weiter: %1</translation>
    </message>
    <message>
        <source>Local server</source>
        <translation>Lokaler Server</translation>
    </message>
    <message>
        <source>Local server %1</source>
        <translation>Lokaler Server %1</translation>
    </message>
    <message>
        <source>A server on this machine; it is stopped</source>
        <translation>Ein Server auf diesem Rechner; er ist angehalten</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>Lauscht auf %1</translation>
    </message>
    <message>
        <source>%1 is running. Its peers will be disconnected.</source>
        <translation>%1 läuft. Seine Peers werden getrennt.</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>The server runs with the handler &quot;%1&quot;. Stop it first to run the script.</source>
        <translation>Der Server läuft mit dem Handler „%1“. Zuerst anhalten, um das Skript auszuführen.</translation>
    </message>
    <message>
        <source>Nobody is connected yet.</source>
        <translation>Noch ist niemand verbunden.</translation>
    </message>
    <message>
        <source>The server is stopped.</source>
        <translation>Der Server ist angehalten.</translation>
    </message>
    <message>
        <source>1 peer</source>
        <translation>1 Peer</translation>
    </message>
    <message>
        <source>%1 peers</source>
        <translation>%1 Peers</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>What the server does and what its peers send shows here.</source>
        <translation>Hier erscheint, was der Server tut und was seine Peers senden.</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>Search by name or key, such as tab or Ctrl+W</source>
        <translation>Nach Namen oder Taste suchen, etwa Tab oder Strg+W</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>In the script&apos;s editor</source>
        <translation>Im Editor des Skripts</translation>
    </message>
    <message>
        <source>Leave the editor, to where Tab would go</source>
        <translation>Den Editor verlassen, wohin Tab führen würde</translation>
    </message>
    <message>
        <source>Connect to it</source>
        <translation>Damit verbinden</translation>
    </message>
    <message>
        <source>In the URL</source>
        <translation>In der URL</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>ui::StartFailureText</name>
    <message>
        <source>&quot;%1&quot; is not an address to listen on. Use 127.0.0.1, ::1, or 0.0.0.0 for all.</source>
        <translation>„%1“ ist keine Adresse, auf der gelauscht werden kann. 127.0.0.1, ::1 oder für alle 0.0.0.0 verwenden.</translation>
    </message>
    <message>
        <source>The path must start with a slash, such as /websocket.</source>
        <translation>Der Pfad muss mit einem Schrägstrich beginnen, etwa /websocket.</translation>
    </message>
    <message>
        <source>There is no folder &quot;%1&quot; to serve files from.</source>
        <translation>Es gibt keinen Ordner „%1“, aus dem Dateien ausgeliefert werden könnten.</translation>
    </message>
    <message>
        <source>The chat&apos;s page is at %1: give the WebSocket another path, such as /websocket.</source>
        <translation>Die Seite des Chats liegt unter %1: Dem WebSocket einen anderen Pfad geben, etwa /websocket.</translation>
    </message>
    <message>
        <source>There is no handler &quot;%1&quot;. Choose another.</source>
        <translation>Es gibt keinen Handler „%1“. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The script doesn&apos;t run: %1</source>
        <translation>Das Skript läuft nicht: %1</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Stop that one, or choose another port (0 takes a free one).</source>
        <translation>Port %1 wird von einem anderen Programm benutzt. Jenes beenden oder einen anderen Port wählen (0 nimmt einen freien).</translation>
    </message>
    <message>
        <source>This user may not listen on port %1. Ports below 1024 are for administrators: choose a higher one.</source>
        <translation>Dieser Benutzer darf nicht auf Port %1 lauschen. Ports unter 1024 sind für Administratoren: einen höheren wählen.</translation>
    </message>
    <message>
        <source>This machine has no address %1.</source>
        <translation>Dieser Rechner hat keine Adresse %1.</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>↑ %1 (%2)   ↓ %3 (%4)   %5 hidden · %6 dropped</source>
        <translation>↑ %1 (%2)   ↓ %3 (%4)   %5 verborgen · %6 verworfen</translation>
    </message>
</context>
<context>
    <name>ui::SubprotocolsPage</name>
    <message>
        <source>Subprotocols to offer</source>
        <translation>Anzubietende Subprotokolle</translation>
    </message>
    <message>
        <source>About the subprotocols</source>
        <translation>Zu den Subprotokollen</translation>
    </message>
    <message>
        <source>One a line, or with commas, the best first:
graphql-transport-ws
chat.v1</source>
        <translation>Eines je Zeile oder mit Kommas, das beste zuerst:
graphql-transport-ws
chat.v1</translation>
    </message>
    <message>
        <source>No subprotocol is offered.</source>
        <translation>Es wird kein Subprotokoll angeboten.</translation>
    </message>
    <message>
        <source>Offered in this order: %1</source>
        <translation>In dieser Reihenfolge angeboten: %1</translation>
    </message>
    <message>
        <source>Subprotocols</source>
        <translation>Subprotokolle</translation>
    </message>
    <message>
        <source>Subprotocols offered: %1.</source>
        <translation>Angebotene Subprotokolle: %1.</translation>
    </message>
</context>
<context>
    <name>ui::TabArea</name>
    <message>
        <source>Tabs</source>
        <translation>Tabs</translation>
    </message>
    <message>
        <source>New client tab</source>
        <translation>Neuer Client-Tab</translation>
    </message>
    <message>
        <source>New client tab (Ctrl+N); a server&apos;s is in the menu beside</source>
        <translation>Neuer Client-Tab (Strg+N); der eines Servers steht im Menü daneben</translation>
    </message>
    <message>
        <source>New Client Tab</source>
        <translation>Neuer Client-Tab</translation>
    </message>
    <message>
        <source>New Server Tab</source>
        <translation>Neuer Server-Tab</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Close the tab (Ctrl+W)</source>
        <translation>Tab schließen (Strg+W)</translation>
    </message>
</context>
<context>
    <name>ui::TabCommands</name>
    <message>
        <source>Open tab</source>
        <translation>Offener Tab</translation>
    </message>
</context>
<context>
    <name>ui::TextView</name>
    <message>
        <source>The selected message</source>
        <translation>Die ausgewählte Nachricht</translation>
    </message>
    <message>
        <source>Show more of the message</source>
        <translation>Mehr von der Nachricht zeigen</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Select a message to see all of it.</source>
        <translation>Eine Nachricht auswählen, um sie ganz zu sehen.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 bytes are shown.</source>
        <translation>Nur die ersten %1 von %2 Byte werden angezeigt.</translation>
    </message>
</context>
<context>
    <name>ui::TlsOptions</name>
    <message>
        <source>Serve wss</source>
        <translation>wss anbieten</translation>
    </message>
    <message>
        <source>TLS: serve wss</source>
        <translation>TLS: wss anbieten</translation>
    </message>
    <message>
        <source>Where the certificate is from</source>
        <translation>Woher das Zertifikat kommt</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>Export authority…</source>
        <translation>Zertifizierungsstelle exportieren…</translation>
    </message>
    <message>
        <source>Export the authority&apos;s certificate</source>
        <translation>Zertifikat der Zertifizierungsstelle exportieren</translation>
    </message>
    <message>
        <source>What is wrong with the certificate</source>
        <translation>Was am Zertifikat nicht stimmt</translation>
    </message>
    <message>
        <source>A certificate by this machine&apos;s own authority</source>
        <translation>Ein Zertifikat von der eigenen Stelle dieses Rechners</translation>
    </message>
    <message>
        <source>A certificate and key in files</source>
        <translation>Zertifikat und Schlüssel in Dateien</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Chain (PEM)</source>
        <translation>Kette (PEM)</translation>
    </message>
    <message>
        <source>Key (PEM)</source>
        <translation>Schlüssel (PEM)</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Writes the authority&apos;s certificate to a file. Clients that trust it trust this server.</source>
        <translation>Schreibt das Zertifikat der Stelle in eine Datei. Clients, die ihm vertrauen, vertrauen diesem Server.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Export the authority</source>
        <translation>Zertifizierungsstelle exportieren</translation>
    </message>
    <message>
        <source>PEM files (*.pem);;All files (*)</source>
        <translation>PEM-Dateien (*.pem);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ui::TlsPage</name>
    <message>
        <source>The server&apos;s certificate must be valid</source>
        <translation>Das Zertifikat des Servers muss gültig sein</translation>
    </message>
    <message>
        <source>TLS: verify the server&apos;s certificate</source>
        <translation>TLS: Zertifikat des Servers prüfen</translation>
    </message>
    <message>
        <source>Certificates of authorities (PEM)</source>
        <translation>Zertifikate von Stellen (PEM)</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>How these authorities are trusted</source>
        <translation>Wie diesen Stellen vertraut wird</translation>
    </message>
    <message>
        <source>Client certificate (PEM or PKCS#12)</source>
        <translation>Client-Zertifikat (PEM oder PKCS#12)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.p12 *.pfx);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.p12 *.pfx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Key of the client certificate (PEM)</source>
        <translation>Schlüssel des Client-Zertifikats (PEM)</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Passphrase of the client&apos;s key</source>
        <translation>Passphrase des Client-Schlüssels</translation>
    </message>
    <message>
        <source>Server name (SNI)</source>
        <translation>Servername (SNI)</translation>
    </message>
    <message>
        <source>Whoever is between you and the server can read and change everything.</source>
        <translation>Wer zwischen hier und dem Server sitzt, kann alles lesen und ändern.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>trusted as well as the system&apos;s</source>
        <translation>zusätzlich zu denen des Systems</translation>
    </message>
    <message>
        <source>trusted alone, not the system&apos;s</source>
        <translation>anstelle derer des Systems</translation>
    </message>
    <message>
        <source>none; a file of authorities to trust, such as ca.pem</source>
        <translation>keine; eine Datei mit Stellen, etwa ca.pem</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>none; a PEM file, or a PKCS#12 file with its key</source>
        <translation>keins; eine PEM- oder PKCS#12-Datei</translation>
    </message>
    <message>
        <source>in the file of the certificate</source>
        <translation>in der Datei des Zertifikats</translation>
    </message>
    <message>
        <source>the URL&apos;s host</source>
        <translation>der Host der URL</translation>
    </message>
    <message>
        <source>The name the server is asked for, and that its certificate must have</source>
        <translation>Der Name, nach dem der Server gefragt wird und den sein Zertifikat tragen muss</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Servername</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not verified.</source>
        <translation>Das Zertifikat des Servers wird nicht geprüft.</translation>
    </message>
    <message>
        <source>TLS is verified by the system&apos;s authorities.</source>
        <translation>TLS wird mit den Stellen des Systems geprüft.</translation>
    </message>
    <message>
        <source>TLS has settings of its own.</source>
        <translation>TLS hat eigene Einstellungen.</translation>
    </message>
</context>
<context>
    <name>ui::Tour</name>
    <message>
        <source>The window has no &quot;%1&quot;.</source>
        <translation>Das Fenster hat kein „%1“.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Wrote a picture of the window to %1</source>
        <translation>Bild des Fensters nach %1 geschrieben</translation>
    </message>
    <message>
        <source>the local server to listen</source>
        <translation>dass der lokale Server lauscht</translation>
    </message>
    <message>
        <source>Started the local echo server: %1</source>
        <translation>Lokalen Echo-Server gestartet: %1</translation>
    </message>
    <message>
        <source>the client to connect</source>
        <translation>dass sich der Client verbindet</translation>
    </message>
    <message>
        <source>Connected a client to it</source>
        <translation>Einen Client damit verbunden</translation>
    </message>
    <message>
        <source>Sent text and binary, and got all of it back</source>
        <translation>Text und Binärdaten gesendet und alles zurückbekommen</translation>
    </message>
    <message>
        <source>the echo of a text</source>
        <translation>das Echo eines Textes</translation>
    </message>
    <message>
        <source>the echo of binary data</source>
        <translation>das Echo von Binärdaten</translation>
    </message>
    <message>
        <source>the pong</source>
        <translation>den Pong</translation>
    </message>
    <message>
        <source>Pinged it and got the pong</source>
        <translation>Angepingt und den Pong bekommen</translation>
    </message>
    <message>
        <source>Selected the last message</source>
        <translation>Letzte Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>Waited %1 seconds in vain for %2.</source>
        <translation>%1 Sekunden vergeblich gewartet auf: %2.</translation>
    </message>
</context>
<context>
    <name>ui::UrlCommands</name>
    <message>
        <source>Earlier URL</source>
        <translation>Frühere URL</translation>
    </message>
</context>
<context>
    <name>ui::UrlEdit</name>
    <message>
        <source>Earlier URLs</source>
        <translation>Frühere URLs</translation>
    </message>
    <message>
        <source>Shift+Del removes the URL from the list</source>
        <translation>Umschalt+Entf entfernt die URL aus der Liste</translation>
    </message>
    <message>
        <source>Where this leads is known once the variables have values.</source>
        <translation>Wohin das führt, steht fest, sobald die Variablen Werte haben.</translation>
    </message>
    <message>
        <source>Where to connect to. Without a scheme it is ws:// for this machine and wss:// elsewhere.</source>
        <translation>Womit verbunden wird. Ohne Schema gilt ws:// für diesen Rechner und sonst wss://.</translation>
    </message>
    <message>
        <source>Connects to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
</context>
<context>
    <name>windsock</name>
    <message>
        <source>windsock: %1
Try: windsock --help</source>
        <translation>windsock: %1
Hilfe: windsock --help</translation>
    </message>
    <message>
        <source>A WebSocket workbench: a client for any endpoint and a server for any client.</source>
        <translation>Eine WebSocket-Werkbank: ein Client für jeden Endpunkt und ein Server für jeden Client.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>Shows the main job by itself: starts the echo server, connects to it, exchanges messages, writes a picture of the window (PNG) and ends. Needs no display, and leaves your settings alone.</source>
        <translation>Führt die Hauptsache von selbst vor: startet den Echo-Server, verbindet sich damit, tauscht Nachrichten aus, schreibt ein Bild des Fensters (PNG) und endet. Braucht keinen Bildschirm und lässt die Einstellungen in Ruhe.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>How it looks: light, dark or system.</source>
        <translation>Erscheinungsbild: light, dark oder system.</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Opens a tab connected to it.</source>
        <translation>Öffnet einen damit verbundenen Tab.</translation>
    </message>
    <message>
        <source>There is no theme &quot;%1&quot;: it is light, dark or system.</source>
        <translation>Es gibt kein Erscheinungsbild „%1“: möglich sind light, dark oder system.</translation>
    </message>
    <message>
        <source>--tour takes the name of a file.</source>
        <translation>--tour braucht den Namen einer Datei.</translation>
    </message>
    <message>
        <source>windsock: There is no display to open a window on. Try: windsock --tour FILE.png</source>
        <translation>windsock: Es gibt keinen Bildschirm für ein Fenster. Versuchen: windsock --tour DATEI.png</translation>
    </message>
    <message>
        <source>What it speaks: %1 or system.</source>
        <translation>Sprache: %1 oder system.</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>There is no language &quot;%1&quot;: it is %2 or system.</source>
        <translation>Es gibt keine Sprache „%1“: möglich sind %2 oder system.</translation>
    </message>
    <message>
        <source>Opens a tab connected to the URL, as the argument without a name does.</source>
        <translation>Öffnet einen mit der URL verbundenen Tab, wie das Argument ohne Namen.</translation>
    </message>
    <message>
        <source>url</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>With --connect: when the peer has closed and all that came is in the log, writes how the window fared (JSON: received, shown, hidden, dropped, longestStallMs, p99FrameMs, peakRssKiB, seconds). Leaves your settings alone.</source>
        <translation>Mit --connect: Wenn die Gegenseite geschlossen hat und alles im Protokoll steht, wird geschrieben, wie es dem Fenster ergangen ist (JSON: received, shown, hidden, dropped, longestStallMs, p99FrameMs, peakRssKiB, seconds). Lässt die Einstellungen in Ruhe.</translation>
    </message>
    <message>
        <source>With --connect: ends the program then, with 0.</source>
        <translation>Mit --connect: Beendet das Programm dann, mit 0.</translation>
    </message>
    <message>
        <source>--report and --quit-when-closed go with one --connect URL.</source>
        <translation>--report und --quit-when-closed brauchen genau eine URL mit --connect.</translation>
    </message>
    <message>
        <source>--report takes the name of a file.</source>
        <translation>--report braucht den Namen einer Datei.</translation>
    </message>
    <message>
        <source>The report can&apos;t be written to %1: %2</source>
        <translation>Der Bericht kann nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>windsock: There was no connection to %1; the window says why.</source>
        <translation>windsock: Es gab keine Verbindung zu %1; das Fenster sagt, warum.</translation>
    </message>
</context>
</TS>
