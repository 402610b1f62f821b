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
        <source>&lt;h2&gt;Windsock %1&lt;/h2&gt;&lt;p&gt;A WebSocket workbench: a client for any endpoint and a server for any client.&lt;/p&gt;&lt;p&gt;MIT licence. It is built on:&lt;/p&gt;&lt;ul&gt;%2&lt;/ul&gt;</source>
        <translation>&lt;h2&gt;Windsock %1&lt;/h2&gt;&lt;p&gt;Eine WebSocket-Werkbank: ein Client für jeden Endpunkt und ein Server für jeden Client.&lt;/p&gt;&lt;p&gt;MIT-Lizenz. Windsock beruht auf:&lt;/p&gt;&lt;ul&gt;%2&lt;/ul&gt;</translation>
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
    <name>ui::Base64Text</name>
    <message>
        <source>“=” at position %1 stands where none is needed. It fills up the last group of four, and nothing else.</source>
        <translation>„=“ an Position %1 steht, wo keines gebraucht wird. Es füllt die letzte Vierergruppe auf und sonst nichts.</translation>
    </message>
    <message>
        <source>“%1” at position %2 is no Base64. It is A to Z, a to z, 0 to 9, + and / (or - and _), and = at the end.</source>
        <translation>„%1“ an Position %2 ist kein Base64. Das sind A bis Z, a bis z, 0 bis 9, + und / (oder - und _) und = am Ende.</translation>
    </message>
    <message>
        <source>“%1” at position %2 stands behind “=”, where the text has its end.</source>
        <translation>„%1“ an Position %2 steht hinter „=“, wo der Text endet.</translation>
    </message>
    <message>
        <source>The last group has one character only; it takes two to four.</source>
        <translation>Die letzte Gruppe hat nur ein Zeichen; es braucht zwei bis vier.</translation>
    </message>
    <message>
        <source>Another “=” is missing at the end.</source>
        <translation>Am Ende fehlt noch ein „=“.</translation>
    </message>
</context>
<context>
    <name>ui::CaseDetail</name>
    <message>
        <source>Ask Again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Ask the selected cases again (R)</source>
        <translation>Die ausgewählten Fälle noch einmal fragen (R)</translation>
    </message>
    <message>
        <source>Open as Log</source>
        <translation>Als Protokoll öffnen</translation>
    </message>
    <message>
        <source>Open what passed in a tab, as a log (Enter)</source>
        <translation>Was geschah, als Protokoll in einem Tab öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Copy what came of the case as text</source>
        <translation>Das Ergebnis des Falls als Text kopieren</translation>
    </message>
    <message>
        <source>What is shown of the case</source>
        <translation>Was vom Fall gezeigt wird</translation>
    </message>
    <message>
        <source>What came of the case</source>
        <translation>Was aus dem Fall wurde</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Select a case to see what came of it.</source>
        <translation>Wählen Sie einen Fall, um zu sehen, was daraus wurde.</translation>
    </message>
</context>
<context>
    <name>ui::CaseLogTab</name>
    <message>
        <source>Case %1</source>
        <translation>Fall %1</translation>
    </message>
    <message>
        <source>What passed in case %1, %2, with %3</source>
        <translation>Was in Fall %1, %2, mit %3 geschah</translation>
    </message>
</context>
<context>
    <name>ui::CaseMatrix</name>
    <message>
        <source>%1. It takes seconds.</source>
        <translation>%1. Er dauert Sekunden.</translation>
    </message>
    <message>
        <source>The security half is off: switch it on above the table.</source>
        <translation>Die Sicherheitshälfte ist aus: Sie wird über der Tabelle eingeschaltet.</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>%1, worse than before</source>
        <translation>%1, schlechter als zuvor</translation>
    </message>
    <message>
        <source>%1, better than before</source>
        <translation>%1, besser als zuvor</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1, neu</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Zuvor: %1</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>%1 on %2, %3
%4</source>
        <translation>%1 an %2, %3
%4</translation>
    </message>
    <message>
        <source>▼ worse: %1</source>
        <translation>▼ schlechter: %1</translation>
    </message>
    <message>
        <source>▲ better: %1</source>
        <translation>▲ besser: %1</translation>
    </message>
</context>
<context>
    <name>ui::CaseText</name>
    <message>
        <source>Risk:</source>
        <translation>Risiko:</translation>
    </message>
    <message>
        <source>and %1 more frames</source>
        <translation>und %1 weitere Frames</translation>
    </message>
    <message>
        <source>No frame passed.</source>
        <translation>Kein Frame wurde übertragen.</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>Das Ende</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Zuvor</translation>
    </message>
    <message>
        <source>It wasn&apos;t asked.</source>
        <translation>Er wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>Erwartet: %1</translation>
    </message>
</context>
<context>
    <name>ui::CertificateTree</name>
    <message>
        <source>Certificates that the server sent</source>
        <translation>Zertifikate, die der Server gesendet hat</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <translation>%1. %2: %3</translation>
    </message>
    <message>
        <source>%1. Missing: “%2”</source>
        <translation>%1. Fehlt: „%2“</translation>
    </message>
    <message>
        <source>Wrong: %1</source>
        <translation>Falsch: %1</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Good from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>ui::ClientForge</name>
    <message>
        <source>There is no open connection to send on.</source>
        <translation>Es gibt keine offene Verbindung, auf der gesendet werden kann.</translation>
    </message>
    <message>
        <source>Sends to %1, with permessage-deflate</source>
        <translation>Sendet an %1, mit permessage-deflate</translation>
    </message>
    <message>
        <source>Sends to %1, without compression</source>
        <translation>Sendet an %1, ohne Kompression</translation>
    </message>
</context>
<context>
    <name>ui::ClientHint</name>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <source>What is sent and received shows here. Write a message below and press Ctrl+Enter.</source>
        <translation>Hier erscheint, was gesendet und empfangen wird. Unten eine Nachricht schreiben und Strg+Eingabe drücken.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
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
</context>
<context>
    <name>ui::ClientScriptDialog</name>
    <message>
        <source>&amp;Run this script with the connection</source>
        <translation>Dieses Skript mit der Verbindung aus&amp;führen</translation>
    </message>
    <message>
        <source>Run this script with the connection</source>
        <translation>Dieses Skript mit der Verbindung ausführen</translation>
    </message>
    <message>
        <source>Script of the Connection</source>
        <translation>Skript der Verbindung</translation>
    </message>
    <message>
        <source>It answers what the server sends, from the next connect on: onOpen, onMessage, onPing, onClose</source>
        <translation>Es beantwortet, was der Server sendet, ab dem nächsten Verbinden: onOpen, onMessage, onPing, onClose</translation>
    </message>
    <message>
        <source>Connect with the script, again if there is a connection</source>
        <translation>Mit dem Skript verbinden, gegebenenfalls neu</translation>
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
        <source>Waiting to reconnect</source>
        <translation>Wartet auf neue Verbindung</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Show why the connection couldn&apos;t be opened</source>
        <translation>Zeigen, warum die Verbindung nicht geöffnet werden konnte</translation>
    </message>
    <message>
        <source>%1 •</source>
        <translation>%1 •</translation>
    </message>
    <message>
        <source>%1, saved as %2, with changes that aren&apos;t saved (Ctrl+S)</source>
        <translation>%1, gespeichert als %2, mit ungespeicherten Änderungen (Strg+S)</translation>
    </message>
    <message>
        <source>%1, saved as %2</source>
        <translation>%1, gespeichert als %2</translation>
    </message>
    <message>
        <source>could not connect</source>
        <translation>keine Verbindung</translation>
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
        <source>Sends a ping and measures the round trip</source>
        <translation>Sendet einen Ping und misst die Umlaufzeit</translation>
    </message>
    <message>
        <source>Sends the message (Ctrl+Enter)</source>
        <translation>Sendet die Nachricht (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Saved messages: load, send, save this one</source>
        <translation>Gespeicherte Nachrichten: laden, senden, diese speichern</translation>
    </message>
    <message>
        <source>Send again and again, on an interval</source>
        <translation>Wiederholt senden, in einem Abstand</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Ping with a payload</source>
        <translation>Ping mit Nutzdaten</translation>
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
        <source>Beautify</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Lay the JSON out, one value a line</source>
        <translation>Das JSON anordnen, ein Wert je Zeile</translation>
    </message>
    <message>
        <source>Minify</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Take all blanks out that mean nothing</source>
        <translation>Alle bedeutungslosen Leerzeichen entfernen</translation>
    </message>
    <message>
        <source>Size of the message, or what is wrong</source>
        <translation>Größe der Nachricht oder was nicht stimmt</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>How much of it is sent</source>
        <translation>Wie viel davon gesendet ist</translation>
    </message>
    <message>
        <source>Send in</source>
        <translation>Senden in</translation>
    </message>
    <message>
        <source>Sends: %1</source>
        <translation>Sendet: %1</translation>
    </message>
    <message>
        <source>Valid JSON, about %1</source>
        <translation>Gültiges JSON, etwa %1</translation>
    </message>
    <message>
        <source>Valid JSON, %1</source>
        <translation>Gültiges JSON, %1</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>There is no open connection.</source>
        <translation>Es gibt keine offene Verbindung.</translation>
    </message>
    <message>
        <source>The connection ended.</source>
        <translation>Die Verbindung ist zu Ende.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Close the connection</source>
        <translation>Verbindung schließen</translation>
    </message>
</context>
<context>
    <name>ui::ConformanceDesk</name>
    <message>
        <source>Open a Conformance Report</source>
        <translation>Einen Konformitätsbericht öffnen</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>Berichte (*.json)</translation>
    </message>
</context>
<context>
    <name>ui::ConformanceTab</name>
    <message>
        <source>Conformance of clients</source>
        <translation>Konformität von Clients</translation>
    </message>
    <message>
        <source>Conformance of %1</source>
        <translation>Konformität von %1</translation>
    </message>
    <message>
        <source>Conformance</source>
        <translation>Konformität</translation>
    </message>
    <message>
        <source>The report %1</source>
        <translation>Der Bericht %1</translation>
    </message>
    <message>
        <source>A conformance run for clients that connect</source>
        <translation>Ein Konformitätstest für Clients, die sich verbinden</translation>
    </message>
    <message>
        <source>A conformance run; it has no URL yet</source>
        <translation>Ein Konformitätstest; er hat noch keine URL</translation>
    </message>
    <message>
        <source>A conformance run that asks %1</source>
        <translation>Ein Konformitätstest, der %1 befragt</translation>
    </message>
    <message>
        <source>A conformance run of %1</source>
        <translation>Ein Konformitätstest von %1</translation>
    </message>
    <message>
        <source>The conformance run isn&apos;t over. It will be stopped.</source>
        <translation>Der Konformitätstest ist nicht zu Ende. Er wird angehalten.</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>That run asked a server; these are the cases for clients.</source>
        <translation>Jener Lauf hat einen Server befragt; dies sind die Fälle für Clients.</translation>
    </message>
    <message>
        <source>That run asked clients; these are the cases for a server.</source>
        <translation>Jener Lauf hat Clients befragt; dies sind die Fälle für einen Server.</translation>
    </message>
    <message>
        <source>Compare with a Report</source>
        <translation>Mit einem Bericht vergleichen</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>Berichte (*.json)</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>Der Bericht wurde nach %1 geschrieben.</translation>
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
        <source>Start the conformance run</source>
        <translation>Den Konformitätstest starten</translation>
    </message>
    <message>
        <source>Stop the conformance run</source>
        <translation>Den Konformitätstest anhalten</translation>
    </message>
    <message>
        <source>No run</source>
        <translation>Kein Lauf</translation>
    </message>
    <message>
        <source>%1 clients</source>
        <translation>%1 Clients</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Vorzeitig angehalten</translation>
    </message>
    <message>
        <source>Waiting for clients</source>
        <translation>Wartet auf Clients</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>The security half is off: you haven&apos;t agreed to it for %1 yet.</source>
        <translation>Die Sicherheitshälfte ist aus: Für %1 haben Sie ihr noch nicht zugestimmt.</translation>
    </message>
</context>
<context>
    <name>ui::ConformanceText</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Informational</source>
        <translation>Zur Kenntnis</translation>
    </message>
    <message>
        <source>Non-strict</source>
        <translation>Nicht streng</translation>
    </message>
    <message>
        <source>Unimplemented</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Durchgefallen</translation>
    </message>
    <message>
        <source>The peer did what the RFC says.</source>
        <translation>Der Peer tat, was der RFC sagt.</translation>
    </message>
    <message>
        <source>The RFC leaves it open; this is what the peer does.</source>
        <translation>Der RFC lässt es offen; das ist es, was der Peer tut.</translation>
    </message>
    <message>
        <source>Safe, but not what the RFC recommends, or later than it could be.</source>
        <translation>Unbedenklich, aber nicht, was der RFC empfiehlt, oder später, als es sein könnte.</translation>
    </message>
    <message>
        <source>The peer doesn&apos;t speak the extension that the case is about.</source>
        <translation>Der Peer beherrscht die Erweiterung nicht, um die es geht.</translation>
    </message>
    <message>
        <source>The peer broke a rule.</source>
        <translation>Der Peer hat eine Regel gebrochen.</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Pings and pongs</source>
        <translation>Pings und Pongs</translation>
    </message>
    <message>
        <source>Reserved bits</source>
        <translation>Reservierte Bits</translation>
    </message>
    <message>
        <source>Opcodes</source>
        <translation>Opcodes</translation>
    </message>
    <message>
        <source>Fragmentation</source>
        <translation>Fragmentierung</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>Maskierung</translation>
    </message>
    <message>
        <source>Length encoding</source>
        <translation>Längenangaben</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Compression: negotiation</source>
        <translation>Kompression: Aushandlung</translation>
    </message>
    <message>
        <source>Compression: messages</source>
        <translation>Kompression: Nachrichten</translation>
    </message>
    <message>
        <source>Compression: violations</source>
        <translation>Kompression: Verstöße</translation>
    </message>
    <message>
        <source>Opening handshake</source>
        <translation>Eröffnender Handshake</translation>
    </message>
    <message>
        <source>Handshake abuse</source>
        <translation>Missbrauch des Handshakes</translation>
    </message>
    <message>
        <source>Header bounds</source>
        <translation>Grenzen der Köpfe</translation>
    </message>
    <message>
        <source>Request smuggling</source>
        <translation>Eingeschmuggelte Anfragen</translation>
    </message>
    <message>
        <source>Origin policy</source>
        <translation>Herkunft (Origin)</translation>
    </message>
    <message>
        <source>Slow and deaf peers</source>
        <translation>Langsame und taube Peers</translation>
    </message>
    <message>
        <source>Announced sizes</source>
        <translation>Angekündigte Größen</translation>
    </message>
    <message>
        <source>Deflate bombs</source>
        <translation>Deflate-Bomben</translation>
    </message>
    <message>
        <source>Masking keys</source>
        <translation>Maskierungsschlüssel</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>RFC 6455 and RFC 7692</source>
        <translation>RFC 6455 und RFC 7692</translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 Fall</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 Fälle</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 durchgefallen</translation>
    </message>
    <message>
        <source>%1 unimplemented</source>
        <translation>%1 nicht vorhanden</translation>
    </message>
    <message>
        <source>%1 non-strict</source>
        <translation>%1 nicht streng</translation>
    </message>
    <message>
        <source>%1 informational</source>
        <translation>%1 zur Kenntnis</translation>
    </message>
    <message>
        <source>%1 OK</source>
        <translation>%1 OK</translation>
    </message>
    <message>
        <source>less than a second left</source>
        <translation>noch weniger als eine Sekunde</translation>
    </message>
    <message>
        <source>1 second left</source>
        <translation>noch 1 Sekunde</translation>
    </message>
    <message>
        <source>%1 seconds left</source>
        <translation>noch %1 Sekunden</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>noch %1 Minuten</translation>
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
        <source>Nothing has changed since the earlier run.</source>
        <translation>Seit dem früheren Lauf hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>1 case got worse</source>
        <translation>1 Fall wurde schlechter</translation>
    </message>
    <message>
        <source>%1 cases got worse</source>
        <translation>%1 Fälle wurden schlechter</translation>
    </message>
    <message>
        <source>1 got better</source>
        <translation>1 wurde besser</translation>
    </message>
    <message>
        <source>%1 got better</source>
        <translation>%1 wurden besser</translation>
    </message>
    <message>
        <source>1 was asked in one run only</source>
        <translation>1 wurde nur in einem der Läufe gefragt</translation>
    </message>
    <message>
        <source>%1 were asked in one run only</source>
        <translation>%1 wurden nur in einem der Läufe gefragt</translation>
    </message>
    <message>
        <source>Since the earlier run: %1.</source>
        <translation>Seit dem früheren Lauf: %1.</translation>
    </message>
    <message>
        <source>the peer</source>
        <translation>der Peer</translation>
    </message>
    <message>
        <source>Clients from other machines can reach &quot;%1&quot;. The security half attacks whoever connects: broken heads, announcements of more than anyone can hold, deflate bombs. A client that is vulnerable may hang or crash. One must be allowed to test the clients that will connect.</source>
        <translation>Clients von anderen Rechnern erreichen „%1“. Die Sicherheitshälfte greift an, wer sich verbindet: kaputte Köpfe, Ankündigungen von mehr, als irgendwer fasst, Deflate-Bomben. Ein verwundbarer Client kann hängen bleiben oder abstürzen. Man muss die Clients testen dürfen, die sich verbinden werden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn&apos;t this machine. The security half attacks it: broken heads, smuggled requests, connections that are never read, announcements of more than anyone can hold, deflate bombs. A server that is vulnerable may hang or crash, and its operators may take it for a break-in. One must be allowed to test that host: go on only if it is yours, or you have its owner&apos;s leave.</source>
        <translation>„%1“ ist nicht dieser Rechner. Die Sicherheitshälfte greift ihn an: kaputte Köpfe, eingeschmuggelte Anfragen, Verbindungen, die nie gelesen werden, Ankündigungen von mehr, als irgendwer fasst, Deflate-Bomben. Ein verwundbarer Server kann hängen bleiben oder abstürzen, und seine Betreiber können es für einen Einbruch halten. Man muss diesen Rechner testen dürfen: Fahren Sie nur fort, wenn er Ihnen gehört oder sein Besitzer es erlaubt hat.</translation>
    </message>
    <message>
        <source>The earlier run has no peer of that name.</source>
        <translation>Im früheren Lauf gibt es keinen Peer dieses Namens.</translation>
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
    <name>ui::CopyAsMenu</name>
    <message>
        <source>&amp;Copy as</source>
        <translation>&amp;Kopieren als</translation>
    </message>
    <message>
        <source>&amp;websocat</source>
        <translation>&amp;websocat</translation>
    </message>
    <message>
        <source>w&amp;scat</source>
        <translation>w&amp;scat</translation>
    </message>
    <message>
        <source>&amp;curl</source>
        <translation>&amp;curl</translation>
    </message>
    <message>
        <source>&amp;JavaScript (browser)</source>
        <translation>&amp;JavaScript (Browser)</translation>
    </message>
    <message>
        <source>JavaScript (&amp;node, ws)</source>
        <translation>JavaScript (&amp;node, ws)</translation>
    </message>
    <message>
        <source>Python (&amp;tornado)</source>
        <translation>Python (&amp;tornado)</translation>
    </message>
    <message>
        <source>&amp;Python (websockets)</source>
        <translation>&amp;Python (websockets)</translation>
    </message>
    <message>
        <source>C&amp;++ (wslib)</source>
        <translation>C&amp;++ (wslib)</translation>
    </message>
    <message>
        <source>With the Values of &amp;Variables</source>
        <translation>Mit den Werten der &amp;Variablen</translation>
    </message>
    <message>
        <source>With S&amp;ecrets</source>
        <translation>Mit &amp;Geheimnissen</translation>
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
    <name>ui::DensityStrip</name>
    <message>
        <source>Messages per second along the log</source>
        <translation>Nachrichten je Sekunde entlang des Protokolls</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 (%2)
↑ %3/s sent
↓ %4/s received</source>
        <translation>%1 (%2)
↑ %3/s gesendet
↓ %4/s empfangen</translation>
    </message>
    <message>
        <source>Sent messages are drawn to the left, received ones to the right. A click goes there; with the keyboard, the log&apos;s own keys do.</source>
        <translation>Gesendete Nachrichten stehen links, empfangene rechts. Ein Klick führt dorthin; mit der Tastatur tun es die Tasten des Protokolls.</translation>
    </message>
</context>
<context>
    <name>ui::DiagnosisText</name>
    <message>
        <source>%1 speaks TLS on this port, and ws:// doesn&apos;t.</source>
        <translation>%1 spricht auf diesem Port TLS, ws:// nicht.</translation>
    </message>
    <message>
        <source>Use wss:// instead of ws://.</source>
        <translation>wss:// statt ws:// verwenden.</translation>
    </message>
    <message>
        <source>What listens at %1 is not a WebSocket server: it doesn&apos;t speak HTTP.</source>
        <translation>Was auf %1 lauscht, ist kein WebSocket-Server: Es spricht kein HTTP.</translation>
    </message>
    <message>
        <source>What listens at %1 is not a WebSocket server: it speaks %2.</source>
        <translation>Was auf %1 lauscht, ist kein WebSocket-Server: Es spricht %2.</translation>
    </message>
    <message>
        <source>Check the port. It said: %1</source>
        <translation>Den Port prüfen. Es sagte: %1</translation>
    </message>
    <message>
        <source>%1 speaks HTTP/2 only.</source>
        <translation>%1 spricht nur HTTP/2.</translation>
    </message>
    <message>
        <source>WebSocket begins in HTTP/1.1: switch it on at the server, or use the port that has it.</source>
        <translation>WebSocket beginnt in HTTP/1.1: Am Server einschalten oder den Port verwenden, der es hat.</translation>
    </message>
    <message>
        <source>The answer of %1 is broken HTTP, so it can&apos;t be trusted.</source>
        <translation>Die Antwort von %1 ist fehlerhaftes HTTP, ihr ist also nicht zu trauen.</translation>
    </message>
    <message>
        <source>The head of the answer of %1 is larger than any should be.</source>
        <translation>Der Kopf der Antwort von %1 ist größer, als einer sein sollte.</translation>
    </message>
    <message>
        <source>Check that this is a WebSocket server; cookies without end do that, too.</source>
        <translation>Prüfen, ob das ein WebSocket-Server ist; auch endlose Cookies führen dazu.</translation>
    </message>
    <message>
        <source>%1 took the request and closed the connection without an answer.</source>
        <translation>%1 nahm die Anfrage an und schloss die Verbindung ohne Antwort.</translation>
    </message>
    <message>
        <source>It may want a client certificate, or not know the host name. The server&apos;s log says more.</source>
        <translation>Vielleicht will der Server ein Client-Zertifikat oder kennt den Hostnamen nicht. Sein Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>If it speaks TLS on this port, use wss:// instead. Otherwise its log says more.</source>
        <translation>Spricht der Server auf diesem Port TLS, ist wss:// richtig. Sonst sagt sein Protokoll mehr.</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of its answer.</source>
        <translation>%1 schloss die Verbindung mitten in der Antwort.</translation>
    </message>
    <message>
        <source>The server, or a gateway in front of it, broke down. It had said: %1</source>
        <translation>Der Server oder ein Gateway davor ist abgebrochen. Bis dahin kam: %1</translation>
    </message>
    <message>
        <source>The answer switches protocols, but its %1 header is missing or wrong.</source>
        <translation>Die Antwort wechselt das Protokoll, aber ihr Header %1 fehlt oder ist falsch.</translation>
    </message>
    <message>
        <source>A gateway in front of the server removes it: it must pass Upgrade and Connection on, both ways. %1</source>
        <translation>Ein Gateway vor dem Server entfernt ihn: Es muss Upgrade und Connection in beide Richtungen weitergeben. %1</translation>
    </message>
    <message>
        <source>A proxy or gateway on the way removes it. Proxies can&apos;t do that to wss://: try it. %1</source>
        <translation>Ein Proxy oder Gateway auf dem Weg entfernt ihn. Bei wss:// können Proxys das nicht: versuchen. %1</translation>
    </message>
    <message>
        <source>%1 switched to “%2” instead of WebSocket.</source>
        <translation>%1 wechselte zu „%2“ statt zu WebSocket.</translation>
    </message>
    <message>
        <source>Check the path of the URL: what answers there is no WebSocket server.</source>
        <translation>Den Pfad der URL prüfen: Was dort antwortet, ist kein WebSocket-Server.</translation>
    </message>
    <message>
        <source>%1 switched protocols in %2, which can&apos;t.</source>
        <translation>%1 wechselte das Protokoll in %2, das das nicht kann.</translation>
    </message>
    <message>
        <source>A gateway talks to the server in an old version of HTTP: it must use HTTP/1.1 (nginx: proxy_http_version 1.1).</source>
        <translation>Ein Gateway spricht mit dem Server ein altes HTTP: Es muss HTTP/1.1 verwenden (nginx: proxy_http_version 1.1).</translation>
    </message>
    <message>
        <source>%1 didn&apos;t prove that it read the request: its Sec-WebSocket-Accept is missing.</source>
        <translation>%1 hat nicht bewiesen, dass die Anfrage gelesen wurde: Sec-WebSocket-Accept fehlt.</translation>
    </message>
    <message>
        <source>It is no WebSocket server, or one that doesn&apos;t keep to RFC 6455.</source>
        <translation>Das ist kein WebSocket-Server oder einer, der sich nicht an RFC 6455 hält.</translation>
    </message>
    <message>
        <source>%1 answered somebody else&apos;s request: its Sec-WebSocket-Accept doesn&apos;t fit the key that was sent.</source>
        <translation>%1 hat eine fremde Anfrage beantwortet: Sec-WebSocket-Accept passt nicht zum gesendeten Schlüssel.</translation>
    </message>
    <message>
        <source>A cache on the way replays an old answer, or the server computes it wrongly (RFC 6455, section 4.2.2).</source>
        <translation>Ein Cache auf dem Weg wiederholt eine alte Antwort, oder der Server rechnet falsch (RFC 6455, Abschnitt 4.2.2).</translation>
    </message>
    <message>
        <source>%1 chose the subprotocol “%2”, and none was asked for.</source>
        <translation>%1 hat das Subprotokoll „%2“ gewählt, obwohl keines angeboten war.</translation>
    </message>
    <message>
        <source>Add “%1” to the subprotocols if you speak it.</source>
        <translation>„%1“ zu den Subprotokollen hinzufügen, falls es gesprochen werden soll.</translation>
    </message>
    <message>
        <source>%1 chose the subprotocol “%2”, which wasn&apos;t asked for.</source>
        <translation>%1 hat das Subprotokoll „%2“ gewählt, das nicht angeboten war.</translation>
    </message>
    <message>
        <source>Asked for were %1. Add “%2” if you speak it; letter case counts.</source>
        <translation>Angeboten waren %1. „%2“ hinzufügen, falls es gesprochen werden soll; Groß- und Kleinschreibung zählt.</translation>
    </message>
    <message>
        <source>%1 uses the extension “%2”, which wasn&apos;t asked for.</source>
        <translation>%1 verwendet die Erweiterung „%2“, die nicht angeboten war.</translation>
    </message>
    <message>
        <source>Switch compression on in the options, or have the server answer only what it is asked.</source>
        <translation>Die Kompression in den Optionen einschalten oder den Server nur antworten lassen, was er gefragt wird.</translation>
    </message>
    <message>
        <source>The server must answer only what it is asked (RFC 6455, section 9.1).</source>
        <translation>Der Server darf nur antworten, was er gefragt wird (RFC 6455, Abschnitt 9.1).</translation>
    </message>
    <message>
        <source>%1 agreed to compress, but with parameters that don&apos;t fit what was asked.</source>
        <translation>%1 will komprimieren, aber mit Parametern, die nicht zum Angebot passen.</translation>
    </message>
    <message>
        <source>Switch compression off, or change its parameters. It answered: %1</source>
        <translation>Die Kompression ausschalten oder ihre Parameter ändern. Die Antwort war: %1</translation>
    </message>
    <message>
        <source>The Sec-WebSocket-Extensions that %1 answered can&apos;t be read.</source>
        <translation>Die Sec-WebSocket-Extensions in der Antwort von %1 sind unlesbar.</translation>
    </message>
    <message>
        <source>The server must be mended. It answered: %1</source>
        <translation>Der Server muss repariert werden. Die Antwort war: %1</translation>
    </message>
    <message>
        <source>The server sends in circles: after %1 redirects it still leads back to where it began.</source>
        <translation>Der Server leitet im Kreis: Nach %1 Umleitungen geht es immer noch an den Anfang zurück.</translation>
    </message>
    <message>
        <source>That often happens for want of a cookie or a login, or where http and https disagree. The redirects are below.</source>
        <translation>Das geschieht oft, wenn ein Cookie oder eine Anmeldung fehlt oder http und https sich widersprechen. Die Umleitungen stehen unten.</translation>
    </message>
    <message>
        <source>The server redirected more than %1 times.</source>
        <translation>Der Server hat mehr als %1-mal umgeleitet.</translation>
    </message>
    <message>
        <source>The last was to %1. Check the URL, or allow more redirects.</source>
        <translation>Die letzte führte zu %1. Die URL prüfen oder mehr Umleitungen erlauben.</translation>
    </message>
    <message>
        <source>The server sends you to %1, which is no WebSocket.</source>
        <translation>Der Server leitet zu %1 um, und das ist kein WebSocket.</translation>
    </message>
    <message>
        <source>Check the URL.</source>
        <translation>Die URL prüfen.</translation>
    </message>
    <message>
        <source>The server sends you from wss to %1, which isn&apos;t encrypted.</source>
        <translation>Der Server leitet von wss zu %1 um, und das ist unverschlüsselt.</translation>
    </message>
    <message>
        <source>That isn&apos;t followed by itself. Connect there if you want that; everybody on the way can read along.</source>
        <translation>Dem wird nicht von selbst gefolgt. Bei Bedarf dorthin verbinden; unterwegs können alle mitlesen.</translation>
    </message>
    <message>
        <source>%1 redirects (%2), but doesn&apos;t say where to.</source>
        <translation>%1 leitet um (%2), sagt aber nicht, wohin.</translation>
    </message>
    <message>
        <source>The server must be mended.</source>
        <translation>Der Server muss repariert werden.</translation>
    </message>
    <message>
        <source>%1 redirects to %2.</source>
        <translation>%1 leitet zu %2 um.</translation>
    </message>
    <message>
        <source>Following redirects is switched off. Connect there by hand, or switch it on.</source>
        <translation>Das Folgen von Umleitungen ist ausgeschaltet. Von Hand dorthin verbinden oder es einschalten.</translation>
    </message>
    <message>
        <source>More is wrong with the certificates: see below.</source>
        <translation>Mit den Zertifikaten stimmt noch mehr nicht: siehe unten.</translation>
    </message>
    <message>
        <source>The connection to %1 couldn&apos;t be opened.</source>
        <translation>Die Verbindung zu %1 konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Connect with wss://</source>
        <translation>Mit wss:// verbinden</translation>
    </message>
    <message>
        <source>Connect with ws://</source>
        <translation>Mit ws:// verbinden</translation>
    </message>
    <message>
        <source>Start the local server and connect</source>
        <translation>Lokalen Server starten und verbinden</translation>
    </message>
    <message>
        <source>Edit the URL</source>
        <translation>URL bearbeiten</translation>
    </message>
    <message>
        <source>Connect there</source>
        <translation>Dorthin verbinden</translation>
    </message>
    <message>
        <source>Headers…</source>
        <translation>Header…</translation>
    </message>
    <message>
        <source>Subprotocols…</source>
        <translation>Subprotokolle…</translation>
    </message>
    <message>
        <source>Credentials…</source>
        <translation>Zugangsdaten…</translation>
    </message>
    <message>
        <source>TLS options…</source>
        <translation>TLS-Optionen…</translation>
    </message>
    <message>
        <source>Proxy options…</source>
        <translation>Proxy-Optionen…</translation>
    </message>
    <message>
        <source>Connection options…</source>
        <translation>Verbindungsoptionen…</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>It asks for “%1”.</source>
        <translation>Verlangt wird „%1“.</translation>
    </message>
    <message>
        <source>It asks for “%1” in the realm “%2”.</source>
        <translation>Verlangt wird „%1“ im Bereich „%2“.</translation>
    </message>
    <message>
        <source>Wait a little, then try again.</source>
        <translation>Etwas warten, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>It asks to wait %1 s before the next try.</source>
        <translation>Vor dem nächsten Versuch soll %1 s gewartet werden.</translation>
    </message>
    <message>
        <source>It asks to wait until %1 before the next try.</source>
        <translation>Mit dem nächsten Versuch soll bis %1 gewartet werden.</translation>
    </message>
    <message>
        <source>Its answer came by way of “%1”.</source>
        <translation>Die Antwort kam über „%1“.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>This can&apos;t be connected to.</source>
        <translation>Damit kann nicht verbunden werden.</translation>
    </message>
    <message>
        <source>No host is called “%1”.</source>
        <translation>Kein Host heißt „%1“.</translation>
    </message>
    <message>
        <source>Check the spelling. If it is right, check the network, and whether the name is known only inside a VPN.</source>
        <translation>Die Schreibweise prüfen. Stimmt sie, das Netz prüfen und ob der Name nur in einem VPN bekannt ist.</translation>
    </message>
    <message>
        <source>Nothing listens on port %1 of this machine.</source>
        <translation>Auf Port %1 dieses Rechners lauscht nichts.</translation>
    </message>
    <message>
        <source>Start your server and try again, or check the port in the URL. Windsock&apos;s own server can take its place.</source>
        <translation>Den Server starten und erneut versuchen oder den Port in der URL prüfen. Windsocks eigener Server kann einspringen.</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing listens on port %2.</source>
        <translation>%1 weist die Verbindung ab: Auf Port %2 lauscht nichts.</translation>
    </message>
    <message>
        <source>Check that the server runs and that this is its port. A firewall may also refuse in its place.</source>
        <translation>Prüfen, ob der Server läuft und dies sein Port ist. Auch eine Firewall kann an seiner Stelle abweisen.</translation>
    </message>
    <message>
        <source>The network has no way to %1.</source>
        <translation>Das Netz kennt keinen Weg zu %1.</translation>
    </message>
    <message>
        <source>Check the address, the network, and the VPN if the host is behind one. The system says: %1</source>
        <translation>Adresse, Netz und gegebenenfalls das VPN prüfen. Das System sagt: %1</translation>
    </message>
    <message>
        <source>Finding the way to “%1” took longer than %2.</source>
        <translation>Den Weg zu „%1“ zu finden dauerte länger als %2.</translation>
    </message>
    <message>
        <source>The name server, or the system&apos;s search for a proxy, doesn&apos;t answer. Check the network and the VPN.</source>
        <translation>Der Nameserver oder die Proxy-Suche des Systems antwortet nicht. Netz und VPN prüfen.</translation>
    </message>
    <message>
        <source>%1 didn&apos;t answer within %2: not even TCP got through.</source>
        <translation>%1 antwortete binnen %2 nicht: Nicht einmal TCP kam durch.</translation>
    </message>
    <message>
        <source>The host is down, or a firewall swallows the connection. Check host and port, and whether a VPN or a proxy is needed.</source>
        <translation>Der Host ist aus, oder eine Firewall verschluckt die Verbindung. Host und Port prüfen und ob ein VPN oder Proxy nötig ist.</translation>
    </message>
    <message>
        <source>The proxy %1 took the connection, but didn&apos;t answer within %2.</source>
        <translation>Der Proxy %1 nahm die Verbindung an, antwortete aber binnen %2 nicht.</translation>
    </message>
    <message>
        <source>It may be waiting for %1 itself, or be no proxy of that kind. Check its kind and port.</source>
        <translation>Vielleicht wartet er selbst auf %1 oder ist kein Proxy dieser Art. Art und Port prüfen.</translation>
    </message>
    <message>
        <source>%1 didn&apos;t answer the TLS handshake within %2.</source>
        <translation>%1 beantwortete den TLS-Handshake nicht binnen %2.</translation>
    </message>
    <message>
        <source>The port may not speak TLS and be waiting for plain text: then ws:// is right. Otherwise the server hangs.</source>
        <translation>Vielleicht spricht der Port kein TLS und wartet auf Klartext: Dann ist ws:// richtig. Sonst hängt der Server.</translation>
    </message>
    <message>
        <source>%1 took the request, but didn&apos;t answer it within %2.</source>
        <translation>%1 nahm die Anfrage an, beantwortete sie aber nicht binnen %2.</translation>
    </message>
    <message>
        <source>The server is busy, or a gateway in front of it holds the answer back. Try again, or allow more time.</source>
        <translation>Der Server ist beschäftigt, oder ein Gateway davor hält die Antwort zurück. Erneut versuchen oder mehr Zeit lassen.</translation>
    </message>
    <message>
        <source>No host is called “%1”, and that is to be the proxy.</source>
        <translation>Kein Host heißt „%1“, und der soll der Proxy sein.</translation>
    </message>
    <message>
        <source>Check the name in the proxy&apos;s settings, or whether it is known only inside a VPN.</source>
        <translation>Den Namen in den Proxy-Einstellungen prüfen oder ob er nur in einem VPN bekannt ist.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses the connection: nothing listens there.</source>
        <translation>Der Proxy %1 weist die Verbindung ab: Dort lauscht nichts.</translation>
    </message>
    <message>
        <source>Check that it runs and that this is its port, or connect without a proxy.</source>
        <translation>Prüfen, ob er läuft und dies sein Port ist, oder ohne Proxy verbinden.</translation>
    </message>
    <message>
        <source>The network has no way to the proxy %1.</source>
        <translation>Das Netz kennt keinen Weg zum Proxy %1.</translation>
    </message>
    <message>
        <source>Check its address and the network, or connect without a proxy. The system says: %1</source>
        <translation>Seine Adresse und das Netz prüfen oder ohne Proxy verbinden. Das System sagt: %1</translation>
    </message>
    <message>
        <source>What listens at %1 is no SOCKS proxy.</source>
        <translation>Was auf %1 lauscht, ist kein SOCKS-Proxy.</translation>
    </message>
    <message>
        <source>What listens at %1 is no HTTP proxy.</source>
        <translation>Was auf %1 lauscht, ist kein HTTP-Proxy.</translation>
    </message>
    <message>
        <source>Check the kind of the proxy, and its port.</source>
        <translation>Art und Port des Proxys prüfen.</translation>
    </message>
    <message>
        <source>The proxy %1 closed the connection without an answer.</source>
        <translation>Der Proxy %1 schloss die Verbindung ohne Antwort.</translation>
    </message>
    <message>
        <source>It may be a proxy of another kind, one that wants TLS, or one that doesn&apos;t know you. Check its kind and port.</source>
        <translation>Vielleicht ist es ein Proxy anderer Art, einer, der TLS will, oder einer mit Anmeldung. Art und Port prüfen.</translation>
    </message>
    <message>
        <source>The proxy %1 wants to know who you are.</source>
        <translation>Der Proxy %1 verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Add a user and a password to the proxy&apos;s settings. %1</source>
        <translation>In den Proxy-Einstellungen Benutzer und Passwort angeben. %1</translation>
    </message>
    <message>
        <source>The proxy %1 doesn&apos;t accept this user and password.</source>
        <translation>Der Proxy %1 nimmt diesen Benutzer mit diesem Passwort nicht an.</translation>
    </message>
    <message>
        <source>Check both. Windsock logs in with Basic, or with SOCKS&apos;s user and password. %1</source>
        <translation>Beides prüfen. Windsock meldet sich mit Basic an oder mit Benutzer und Passwort von SOCKS. %1</translation>
    </message>
    <message>
        <source>The proxy %1 doesn&apos;t let you through to %2.</source>
        <translation>Der Proxy %1 lässt nicht zu %2 durch.</translation>
    </message>
    <message>
        <source>Its rules may not allow that host or port; many allow port 443 only. It says: %1</source>
        <translation>Seine Regeln erlauben den Host oder Port vielleicht nicht; viele erlauben nur Port 443. Er sagt: %1</translation>
    </message>
    <message>
        <source>The proxy %1 couldn&apos;t reach %2.</source>
        <translation>Der Proxy %1 konnte %2 nicht erreichen.</translation>
    </message>
    <message>
        <source>As the proxy sees it, the host may be down or have another name. Check the URL. It says: %1</source>
        <translation>Vom Proxy aus gesehen ist der Host vielleicht aus oder heißt anders. Die URL prüfen. Er sagt: %1</translation>
    </message>
    <message>
        <source>There is a web page where a WebSocket should be.</source>
        <translation>Wo ein WebSocket sein sollte, ist eine Webseite.</translation>
    </message>
    <message>
        <source>There is a web page where a WebSocket should be: “%1”.</source>
        <translation>Wo ein WebSocket sein sollte, ist eine Webseite: „%1“.</translation>
    </message>
    <message>
        <source>Check the path of the URL: the socket has another one than the page. A proxy that doesn&apos;t pass WebSocket on looks like this, too.</source>
        <translation>Den Pfad der URL prüfen: Der Socket hat einen anderen als die Seite. So sieht auch ein Proxy aus, der WebSocket nicht weitergibt.</translation>
    </message>
    <message>
        <source>The server wants you to log in first: it shows a page to do so.</source>
        <translation>Der Server verlangt erst eine Anmeldung: Er zeigt eine Seite dafür.</translation>
    </message>
    <message>
        <source>The server wants you to log in first: it shows the page “%1”.</source>
        <translation>Der Server verlangt erst eine Anmeldung: Er zeigt die Seite „%1“.</translation>
    </message>
    <message>
        <source>Log in with a browser and send its cookie, or send a token, whichever the server takes.</source>
        <translation>Mit einem Browser anmelden und dessen Cookie senden oder ein Token senden, je nachdem, was der Server nimmt.</translation>
    </message>
    <message>
        <source>%1 answered with data (%2) instead of opening a WebSocket.</source>
        <translation>%1 antwortete mit Daten (%2), statt einen WebSocket zu öffnen.</translation>
    </message>
    <message>
        <source>Check the path of the URL: this one belongs to something else, such as an HTTP API.</source>
        <translation>Den Pfad der URL prüfen: Dieser gehört zu etwas anderem, etwa einer HTTP-API.</translation>
    </message>
    <message>
        <source>This is a Socket.IO endpoint, which wants to be asked in its own way.</source>
        <translation>Das ist ein Socket.IO-Endpunkt, der auf seine eigene Art gefragt werden will.</translation>
    </message>
    <message>
        <source>Add “?EIO=4&amp;transport=websocket” to the URL (EIO=3 for servers older than 2021).</source>
        <translation>„?EIO=4&amp;transport=websocket“ an die URL anhängen (EIO=3 für Server von vor 2021).</translation>
    </message>
    <message>
        <source>This is a SockJS endpoint, whose WebSocket lies one step further.</source>
        <translation>Das ist ein SockJS-Endpunkt; sein WebSocket liegt einen Schritt weiter.</translation>
    </message>
    <message>
        <source>Add “/websocket” to the path of the URL.</source>
        <translation>„/websocket“ an den Pfad der URL anhängen.</translation>
    </message>
    <message>
        <source>This is a SignalR hub, which wants a connection id.</source>
        <translation>Das ist ein SignalR-Hub, der eine Verbindungskennung verlangt.</translation>
    </message>
    <message>
        <source>Ask for one with an HTTP POST to “/negotiate” below this path, and add it to the URL as “?id=…”.</source>
        <translation>Mit einem HTTP-POST an „/negotiate“ unter diesem Pfad eine holen und als „?id=…“ an die URL anhängen.</translation>
    </message>
    <message>
        <source>%1 wants to know who you are (%2), and no credentials were sent.</source>
        <translation>%1 verlangt eine Anmeldung (%2), und es wurden keine Zugangsdaten gesendet.</translation>
    </message>
    <message>
        <source>Add a user and password, or a token. %1</source>
        <translation>Benutzer und Passwort oder ein Token angeben. %1</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t accept the credentials that were sent (%2).</source>
        <translation>%1 nimmt die gesendeten Zugangsdaten nicht an (%2).</translation>
    </message>
    <message>
        <source>Check them, and whether a token has expired. %1</source>
        <translation>Sie prüfen, auch ob ein Token abgelaufen ist. %1</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t let this client in (%2). No Origin was sent.</source>
        <translation>%1 lässt diesen Client nicht ein (%2). Es wurde kein Origin gesendet.</translation>
    </message>
    <message>
        <source>Many servers only take connections from their own pages: try an Origin header such as %1. A cookie or a token may be missing, too.</source>
        <translation>Viele Server nehmen nur Verbindungen von ihren eigenen Seiten an: einen Origin-Header wie %1 versuchen. Vielleicht fehlt auch ein Cookie oder Token.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t let this client in (%2). The Origin sent was “%3”.</source>
        <translation>%1 lässt diesen Client nicht ein (%2). Der gesendete Origin war „%3“.</translation>
    </message>
    <message>
        <source>The server may not allow that Origin: change it, or leave it out. A cookie or a token may be missing, too.</source>
        <translation>Der Server erlaubt diesen Origin vielleicht nicht: ihn ändern oder weglassen. Vielleicht fehlt auch ein Cookie oder Token.</translation>
    </message>
    <message>
        <source>%1 has had too many requests from you (%2).</source>
        <translation>%1 hat zu viele Anfragen von hier bekommen (%2).</translation>
    </message>
    <message>
        <source>There is nothing at “%1” (%2).</source>
        <translation>Unter „%1“ ist nichts (%2).</translation>
    </message>
    <message>
        <source>Check the path of the URL. Host and port are right: a server answered.</source>
        <translation>Den Pfad der URL prüfen. Host und Port stimmen: Ein Server hat geantwortet.</translation>
    </message>
    <message>
        <source>What is at “%1” can&apos;t be opened as a WebSocket (%2).</source>
        <translation>Was unter „%1“ liegt, lässt sich nicht als WebSocket öffnen (%2).</translation>
    </message>
    <message>
        <source>Check the path of the URL.</source>
        <translation>Den Pfad der URL prüfen.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t understand the request (%2).</source>
        <translation>%1 versteht die Anfrage nicht (%2).</translation>
    </message>
    <message>
        <source>The body of its answer may say what is missing: a parameter, a header, a subprotocol. A hop that removes the Upgrade header looks like this, too.</source>
        <translation>Der Inhalt der Antwort sagt vielleicht, was fehlt: ein Parameter, ein Header, ein Subprotokoll. So sieht auch eine Zwischenstation aus, die den Upgrade-Header entfernt.</translation>
    </message>
    <message>
        <source>The server got the request without its Upgrade header: something on the way removed it (%1).</source>
        <translation>Der Server bekam die Anfrage ohne den Upgrade-Header: Unterwegs hat ihn etwas entfernt (%1).</translation>
    </message>
    <message>
        <source>The reverse proxy or gateway in front of the server must pass Upgrade and Connection on. %1</source>
        <translation>Der Reverse-Proxy oder das Gateway vor dem Server muss Upgrade und Connection weitergeben. %1</translation>
    </message>
    <message>
        <source>Proxies can&apos;t do that to wss://: try it. A reverse proxy of the server&apos;s own must pass Upgrade and Connection on. %1</source>
        <translation>Bei wss:// können Proxys das nicht: versuchen. Ein Reverse-Proxy des Servers muss Upgrade und Connection weitergeben. %1</translation>
    </message>
    <message>
        <source>%1 speaks other versions of WebSocket: %2.</source>
        <translation>%1 spricht andere Versionen von WebSocket: %2.</translation>
    </message>
    <message>
        <source>Windsock speaks version 13, that of RFC 6455 and of every browser. The server is too old.</source>
        <translation>Windsock spricht Version 13, die von RFC 6455 und allen Browsern. Der Server ist zu alt.</translation>
    </message>
    <message>
        <source>%1 wants to switch to “%2”, not to WebSocket (%3).</source>
        <translation>%1 will zu „%2“ wechseln, nicht zu WebSocket (%3).</translation>
    </message>
    <message>
        <source>Check the path of the URL; if it names TLS, try wss://.</source>
        <translation>Den Pfad der URL prüfen; ist von TLS die Rede, wss:// versuchen.</translation>
    </message>
    <message>
        <source>%1 answered %2 instead of opening a WebSocket.</source>
        <translation>%1 antwortete mit %2, statt einen WebSocket zu öffnen.</translation>
    </message>
    <message>
        <source>The body of its answer may say why.</source>
        <translation>Der Inhalt der Antwort sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now: it is overloaded or being maintained (%2).</source>
        <translation>%1 kann gerade nicht: Der Server ist überlastet oder wird gewartet (%2).</translation>
    </message>
    <message>
        <source>The gateway at %1 answers, but the server behind it doesn&apos;t (%2).</source>
        <translation>Das Gateway auf %1 antwortet, der Server dahinter aber nicht (%2).</translation>
    </message>
    <message>
        <source>Check that the application runs, and that the gateway is told where. Its log says more.</source>
        <translation>Prüfen, ob die Anwendung läuft und das Gateway weiß, wo. Sein Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>%1 failed at answering (%2).</source>
        <translation>%1 ist am Antworten gescheitert (%2).</translation>
    </message>
    <message>
        <source>The fault is on the server&apos;s side: its log and the body of its answer say more.</source>
        <translation>Der Fehler liegt beim Server: Sein Protokoll und der Inhalt der Antwort sagen mehr.</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>abgelaufen am %1</translation>
    </message>
    <message>
        <source>good only from %1 on</source>
        <translation>erst ab %1 gültig</translation>
    </message>
    <message>
        <source>signed by itself, so nobody vouches for it</source>
        <translation>selbst signiert, also bürgt niemand dafür</translation>
    </message>
    <message>
        <source>not among the authorities that are trusted here</source>
        <translation>keine der Stellen, denen hier vertraut wird</translation>
    </message>
    <message>
        <source>its issuer “%1” wasn&apos;t sent and isn&apos;t trusted here</source>
        <translation>sein Aussteller „%1“ wurde nicht gesendet und gilt hier nicht als vertrauenswürdig</translation>
    </message>
    <message>
        <source>not for “%1”</source>
        <translation>nicht für „%1“</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>“%1”, which signed the certificate of %2, expired on %3.</source>
        <translation>„%1“, womit das Zertifikat von %2 signiert ist, ist am %3 abgelaufen.</translation>
    </message>
    <message>
        <source>The server needs a new one. If that date isn&apos;t past, this machine&apos;s clock is wrong.</source>
        <translation>Der Server braucht ein neues. Liegt das Datum nicht in der Vergangenheit, geht die Uhr dieses Rechners falsch.</translation>
    </message>
    <message>
        <source>The server must send the issuer&apos;s current certificate. Check this machine&apos;s clock, too.</source>
        <translation>Der Server muss das aktuelle Zertifikat des Ausstellers senden. Auch die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>The certificate “%1” of %2 is good only from %3 on.</source>
        <translation>Das Zertifikat „%1“ von %2 gilt erst ab %3.</translation>
    </message>
    <message>
        <source>Check this machine&apos;s clock. If it is right, the server uses its certificate too early.</source>
        <translation>Die Uhr dieses Rechners prüfen. Geht sie richtig, verwendet der Server sein Zertifikat zu früh.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for other names than “%2”.</source>
        <translation>Das Zertifikat von %1 gilt für andere Namen als „%2“.</translation>
    </message>
    <message>
        <source>It is good for %1. Connect by such a name, or set the name to expect in the TLS options.</source>
        <translation>Es gilt für %1. Mit einem solchen Namen verbinden oder in den TLS-Optionen den erwarteten Namen angeben.</translation>
    </message>
    <message>
        <source>The certificate “%1” was revoked: it may be in the wrong hands.</source>
        <translation>Das Zertifikat „%1“ wurde widerrufen: Es ist vielleicht in falschen Händen.</translation>
    </message>
    <message>
        <source>Don&apos;t connect. Whoever runs the server must replace it.</source>
        <translation>Nicht verbinden. Wer den Server betreibt, muss es ersetzen.</translation>
    </message>
    <message>
        <source>The certificate “%1” of %2 can&apos;t be used for this.</source>
        <translation>Das Zertifikat „%1“ von %2 taugt nicht dafür.</translation>
    </message>
    <message>
        <source>Whoever runs the server must replace it. TLS says: %1</source>
        <translation>Wer den Server betreibt, muss es ersetzen. TLS sagt: %1</translation>
    </message>
    <message>
        <source>%1 shows a certificate that it signed itself.</source>
        <translation>%1 zeigt ein selbst signiertes Zertifikat.</translation>
    </message>
    <message>
        <source>If it is your own server, add this certificate as an authority in the TLS options; otherwise don&apos;t trust it.</source>
        <translation>Bei einem eigenen Server dieses Zertifikat in den TLS-Optionen als Stelle hinzufügen; sonst nicht vertrauen.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from “%2”, which isn&apos;t trusted here.</source>
        <translation>Das Zertifikat von %1 stammt von „%2“, und dem wird hier nicht vertraut.</translation>
    </message>
    <message>
        <source>If that is your company&apos;s or your own authority, add it in the TLS options. A proxy that opens TLS looks like this, too.</source>
        <translation>Ist das die eigene Stelle oder die der Firma, sie in den TLS-Optionen hinzufügen. So sieht auch ein Proxy aus, der TLS aufbricht.</translation>
    </message>
    <message>
        <source>The server didn&apos;t send “%1”, which signed its certificate, and it isn&apos;t known here.</source>
        <translation>Der Server hat „%1“ nicht gesendet, womit sein Zertifikat signiert ist, und hier ist es unbekannt.</translation>
    </message>
    <message>
        <source>The chain of %1 ends at “%2”, whose issuer “%3” isn&apos;t trusted here.</source>
        <translation>Die Kette von %1 endet bei „%2“, dessen Aussteller „%3“ hier nicht vertraut wird.</translation>
    </message>
    <message>
        <source>Most often the server forgets an intermediate certificate, which browsers fetch by themselves. If it is an authority of your own, add it in the TLS options.</source>
        <translation>Meist vergisst der Server ein Zwischenzertifikat, das Browser selbst holen. Ist es eine eigene Stelle, sie in den TLS-Optionen hinzufügen.</translation>
    </message>
    <message>
        <source>If that is your company&apos;s or your own authority, add it in the TLS options.</source>
        <translation>Ist das die eigene Stelle oder die der Firma, sie in den TLS-Optionen hinzufügen.</translation>
    </message>
    <message>
        <source>TLS says: %1</source>
        <translation>TLS sagt: %1</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t speak TLS on this port.</source>
        <translation>%1 spricht auf diesem Port kein TLS.</translation>
    </message>
    <message>
        <source>Use ws:// if that is wanted, or the port on which the server speaks TLS.</source>
        <translation>ws:// verwenden, falls das gewollt ist, oder den Port, auf dem der Server TLS spricht.</translation>
    </message>
    <message>
        <source>%1 and Windsock have no version of TLS in common.</source>
        <translation>%1 und Windsock haben keine TLS-Version gemeinsam.</translation>
    </message>
    <message>
        <source>The server wants one that is too old to be safe; it must offer TLS 1.2 or 1.3. %1</source>
        <translation>Der Server will eine, die zu alt ist, um sicher zu sein; er muss TLS 1.2 oder 1.3 anbieten. %1</translation>
    </message>
    <message>
        <source>%1 and Windsock couldn&apos;t agree on how to encrypt.</source>
        <translation>%1 und Windsock konnten sich nicht auf eine Verschlüsselung einigen.</translation>
    </message>
    <message>
        <source>They have no cipher in common, or the server wants a client certificate, which belongs into the TLS options. %1</source>
        <translation>Sie haben keine Chiffre gemeinsam, oder der Server will ein Client-Zertifikat, das in die TLS-Optionen gehört. %1</translation>
    </message>
    <message>
        <source>%1 has no site called “%2”.</source>
        <translation>%1 hat keine Seite namens „%2“.</translation>
    </message>
    <message>
        <source>Connect by a name the server knows, or set the name to ask for in the TLS options.</source>
        <translation>Mit einem Namen verbinden, den der Server kennt, oder in den TLS-Optionen den erfragten Namen angeben.</translation>
    </message>
    <message>
        <source>%1 wants a client certificate.</source>
        <translation>%1 verlangt ein Client-Zertifikat.</translation>
    </message>
    <message>
        <source>Choose your certificate and its key in the TLS options. %1</source>
        <translation>Zertifikat und Schlüssel in den TLS-Optionen wählen. %1</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t accept your client certificate.</source>
        <translation>%1 nimmt das Client-Zertifikat nicht an.</translation>
    </message>
    <message>
        <source>Check that it is the right one, still good, and signed by whom the server trusts. %1</source>
        <translation>Prüfen, ob es das richtige und noch gültig ist und von wem es signiert ist. %1</translation>
    </message>
    <message>
        <source>%1 closed the connection within the TLS handshake.</source>
        <translation>%1 schloss die Verbindung mitten im TLS-Handshake.</translation>
    </message>
    <message>
        <source>The port may not speak TLS: then ws:// is right. A server may also do so that wants a client certificate, or doesn&apos;t know the name.</source>
        <translation>Vielleicht spricht der Port kein TLS: Dann ist ws:// richtig. So verhält sich auch ein Server, der ein Client-Zertifikat will oder den Namen nicht kennt.</translation>
    </message>
    <message>
        <source>The TLS handshake with %1 failed.</source>
        <translation>Der TLS-Handshake mit %1 ist gescheitert.</translation>
    </message>
    <message>
        <source>Check that the port speaks TLS, and the server&apos;s log. %1</source>
        <translation>Prüfen, ob der Port TLS spricht, und das Protokoll des Servers ansehen. %1</translation>
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
    <name>ui::DoctorPanel</name>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Why the connection couldn&apos;t be opened</source>
        <translation>Warum die Verbindung nicht geöffnet werden konnte</translation>
    </message>
    <message>
        <source>Copy all of this as text, without secrets</source>
        <translation>Alles als Text kopieren, ohne Geheimes</translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation>Zurück zum Protokoll</translation>
    </message>
    <message>
        <source>Back to the log (Esc)</source>
        <translation>Zurück zum Protokoll (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::DoctorReport</name>
    <message>
        <source>URL: %1</source>
        <translation>URL: %1</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Umleitungen</translation>
    </message>
    <message>
        <source>Proxy&apos;s answer</source>
        <translation>Antwort des Proxys</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
</context>
<context>
    <name>ui::DraftEditors</name>
    <message>
        <source>Text to send</source>
        <translation>Zu sendender Text</translation>
    </message>
    <message>
        <source>Type a message. Ctrl+Enter sends it, ↑ brings back what was sent, {{name}} is a variable.</source>
        <translation>Eine Nachricht eingeben. Strg+Eingabe sendet sie, ↑ holt Gesendetes zurück, {{name}} ist eine Variable.</translation>
    </message>
    <message>
        <source>JSON to send</source>
        <translation>Zu sendendes JSON</translation>
    </message>
    <message>
        <source>Type JSON. It is checked as you type; Ctrl+Enter sends it as a text message.</source>
        <translation>JSON eingeben. Es wird beim Tippen geprüft; Strg+Eingabe sendet es als Textnachricht.</translation>
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
        <source>Bytes to send, in Base64</source>
        <translation>Zu sendende Bytes, in Base64</translation>
    </message>
    <message>
        <source>Bytes in Base64, such as 3q2+7w==. Ctrl+Enter sends them as a binary message.</source>
        <translation>Bytes in Base64, etwa 3q2+7w==. Strg+Eingabe sendet sie als Binärnachricht.</translation>
    </message>
</context>
<context>
    <name>ui::DraftText</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>There is no JSON yet.</source>
        <translation>Noch kein JSON.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>The text ends, but a bracket is still open.</source>
        <translation>Der Text endet, aber eine Klammer ist noch offen.</translation>
    </message>
    <message>
        <source>A value is missing here.</source>
        <translation>Hier fehlt ein Wert.</translation>
    </message>
    <message>
        <source>In an object, a name in double quotes stands here.</source>
        <translation>In einem Objekt steht hier ein Name in doppelten Anführungszeichen.</translation>
    </message>
    <message>
        <source>A colon is missing behind the name.</source>
        <translation>Hinter dem Namen fehlt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>A comma is missing, or a closing bracket.</source>
        <translation>Es fehlt ein Komma oder eine schließende Klammer.</translation>
    </message>
    <message>
        <source>The comma before this bracket has nothing behind it. Take it away.</source>
        <translation>Hinter dem Komma vor dieser Klammer steht nichts. Es entfernen.</translation>
    </message>
    <message>
        <source>This bracket closes another kind than the one that is open.</source>
        <translation>Diese Klammer passt nicht zu der, die offen ist.</translation>
    </message>
    <message>
        <source>The JSON is complete before this; nothing may follow it.</source>
        <translation>Das JSON ist davor schon vollständig; nichts darf folgen.</translation>
    </message>
    <message>
        <source>Strings stand in double quotes, not in single ones.</source>
        <translation>Zeichenketten stehen in doppelten Anführungszeichen, nicht in einfachen.</translation>
    </message>
    <message>
        <source>JSON has no comments.</source>
        <translation>JSON hat keine Kommentare.</translation>
    </message>
    <message>
        <source>Text stands in double quotes. Without them there is only true, false and null.</source>
        <translation>Text steht in doppelten Anführungszeichen. Ohne sie gibt es nur true, false und null.</translation>
    </message>
    <message>
        <source>“%1” is no JSON. Text stands in double quotes; without them there is only true, false and null.</source>
        <translation>„%1“ ist kein JSON. Text steht in doppelten Anführungszeichen; ohne sie gibt es nur true, false und null.</translation>
    </message>
    <message>
        <source>Numbers are written like 12, -0.5 or 1e6.</source>
        <translation>Zahlen schreibt man wie 12, -0.5 oder 1e6.</translation>
    </message>
    <message>
        <source>After a backslash comes one of &quot; \ / b f n r t, or u and four hex digits.</source>
        <translation>Auf einen Backslash folgt eines von &quot; \ / b f n r t oder u und vier Hexziffern.</translation>
    </message>
    <message>
        <source>A tab or another control character can&apos;t stand in a string. Write \t, or \u and four hex digits.</source>
        <translation>Ein Tabulator oder anderes Steuerzeichen kann nicht in einer Zeichenkette stehen. \t oder \u und vier Hexziffern schreiben.</translation>
    </message>
    <message>
        <source>This string has no closing quote. (A line break in it is written \n.)</source>
        <translation>Dieser Zeichenkette fehlt das schließende Anführungszeichen. (Ein Zeilenumbruch darin heißt \n.)</translation>
    </message>
    <message>
        <source>This bracket closes nothing.</source>
        <translation>Diese Klammer schließt nichts.</translation>
    </message>
    <message>
        <source>There is no variable “%1”, since no environment is chosen. To send the braces as they are, write \{{.</source>
        <translation>Es gibt keine Variable „%1“, da keine Umgebung gewählt ist. Um die Klammern selbst zu senden, \{{ schreiben.</translation>
    </message>
    <message>
        <source>The environment “%1” has no variable “%2”. To send the braces as they are, write \{{.</source>
        <translation>Die Umgebung „%1“ hat keine Variable „%2“. Um die Klammern selbst zu senden, \{{ schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no value that can be generated. There are %2.</source>
        <translation>„%1“ ist kein Wert, der erzeugt werden kann. Es gibt %2.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be told that. It is written like {{$uuid}}, {{$counter 100}}, {{$random 1 6}}, {{$randomHex 16}} or {{$randomText 8}}.</source>
        <translation>„%1“ kann damit nichts anfangen. Man schreibt es wie {{$uuid}}, {{$counter 100}}, {{$random 1 6}}, {{$randomHex 16}} oder {{$randomText 8}}.</translation>
    </message>
    <message>
        <source>The value of the variable “%1” mentions itself, so it would never end.</source>
        <translation>Der Wert der Variablen „%1“ erwähnt sich selbst und nähme kein Ende.</translation>
    </message>
    <message>
        <source>The variables mention one another too deeply; “%1” is one too many.</source>
        <translation>Die Variablen erwähnen einander zu tief; „%1“ ist eine zu viel.</translation>
    </message>
    <message>
        <source>With the variable “%1” put in, the text would be longer than 64 million characters.</source>
        <translation>Mit der Variablen „%1“ wäre der Text länger als 64 Millionen Zeichen.</translation>
    </message>
    <message>
        <source>That is not valid UTF-8, so it can&apos;t go in a text message. Send it as binary.</source>
        <translation>Das ist kein gültiges UTF-8 und passt nicht in eine Textnachricht. Es binär senden.</translation>
    </message>
    <message>
        <source>A ping or a pong has room for 125 bytes only.</source>
        <translation>Ein Ping oder Pong hat nur Platz für 125 Byte.</translation>
    </message>
    <message>
        <source>That close code must not be sent. Use 1000 to 1003, 1007 to 1014, or 3000 to 4999.</source>
        <translation>Dieser Schließcode darf nicht gesendet werden. 1000 bis 1003, 1007 bis 1014 oder 3000 bis 4999 verwenden.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t read what it is sent, and enough is waiting for it. Try again later.</source>
        <translation>Der Server liest nicht, was ihm gesendet wird, und es wartet schon genug. Später erneut versuchen.</translation>
    </message>
    <message>
        <source>There is no open connection. Connect first; what you typed is kept.</source>
        <translation>Es gibt keine offene Verbindung. Erst verbinden; das Eingegebene bleibt erhalten.</translation>
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
    <message>
        <source>The rest is being read.</source>
        <translation>Der Rest wird gerade gelesen.</translation>
    </message>
    <message>
        <source>The rest can&apos;t be read from the disk.</source>
        <translation>Der Rest lässt sich nicht von der Platte lesen.</translation>
    </message>
    <message>
        <source>only its beginning can be read</source>
        <translation>nur der Anfang ist lesbar</translation>
    </message>
    <message>
        <source>%1 on the wire</source>
        <translation>%1 auf der Leitung</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>Umlaufzeit %1</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
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
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentBox</name>
    <message>
        <source>Environment of this tab</source>
        <translation>Umgebung dieses Tabs</translation>
    </message>
    <message>
        <source>The environment whose variables, {{name}}, this tab uses</source>
        <translation>Die Umgebung, deren Variablen, {{name}}, dieser Tab verwendet</translation>
    </message>
    <message>
        <source>No environment</source>
        <translation>Keine Umgebung</translation>
    </message>
    <message>
        <source>%1 (not here)</source>
        <translation>%1 (nicht hier)</translation>
    </message>
    <message>
        <source>Edit environments…</source>
        <translation>Umgebungen bearbeiten…</translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentDialog</name>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Variables of the environment</source>
        <translation>Variablen der Umgebung</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Write {{name}} in a URL, a header or a message, and the value of the environment that the tab uses stands there when it is sent.</source>
        <translation>{{name}} in einer URL, einem Header oder einer Nachricht wird beim Senden durch den Wert aus der Umgebung des Tabs ersetzt.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete the environment</source>
        <translation>Umgebung löschen</translation>
    </message>
    <message>
        <source>F2 renames</source>
        <translation>F2 benennt um</translation>
    </message>
    <message>
        <source>&amp;Remove Variable</source>
        <translation>&amp;Variable entfernen</translation>
    </message>
    <message>
        <source>Remove the variable</source>
        <translation>Variable entfernen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>new %1</source>
        <translation>neu %1</translation>
    </message>
    <message>
        <source>Delete the environment %1 with its variables?</source>
        <translation>Die Umgebung %1 mit ihren Variablen löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>An environment needs a name.</source>
        <translation>Eine Umgebung braucht einen Namen.</translation>
    </message>
    <message>
        <source>There are two environments %1.</source>
        <translation>Es gibt zwei Umgebungen %1.</translation>
    </message>
</context>
<context>
    <name>ui::EvidenceView</name>
    <message>
        <source>… (only the first %1 are kept)</source>
        <translation>… (nur die ersten %1 sind aufgehoben)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Geheimes zeigen</translation>
    </message>
    <message>
        <source>Copy PEM</source>
        <translation>PEM kopieren</translation>
    </message>
    <message>
        <source>Copy the certificates as PEM</source>
        <translation>Zertifikate als PEM kopieren</translation>
    </message>
    <message>
        <source>Evidence as text</source>
        <translation>Belege als Text</translation>
    </message>
    <message>
        <source>Show credentials, cookies and tokens as they were sent</source>
        <translation>Zugangsdaten, Cookies und Token zeigen, wie sie gesendet wurden</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Was kam</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Body (%1)</source>
        <translation>Inhalt (%1)</translation>
    </message>
    <message>
        <source>Redirects (%1)</source>
        <translation>Umleitungen (%1)</translation>
    </message>
    <message>
        <source>Proxy&apos;s answer</source>
        <translation>Antwort des Proxys</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>Zertifikate (%1)</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Belege: %1</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What is to be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Leave out &amp;credentials</source>
        <translation>&amp;Zugangsdaten weglassen</translation>
    </message>
    <message>
        <source>Leave out credentials</source>
        <translation>Zugangsdaten weglassen</translation>
    </message>
    <message>
        <source>With &amp;pings, pongs and closes, which Chrome leaves out</source>
        <translation>Mit &amp;Pings, Pongs und Close-Frames, die Chrome weglässt</translation>
    </message>
    <message>
        <source>With pings, pongs and closes</source>
        <translation>Mit Pings, Pongs und Close-Frames</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Export the Log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>&amp;Write:</source>
        <translation>&amp;Schreiben:</translation>
    </message>
    <message>
        <source>Fi&amp;le:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>All of the log (%1)</source>
        <translation>Das ganze Protokoll (%1)</translation>
    </message>
    <message>
        <source>What the filter shows (%1)</source>
        <translation>Was der Filter zeigt (%1)</translation>
    </message>
    <message>
        <source>The selected rows (%1)</source>
        <translation>Die ausgewählten Zeilen (%1)</translation>
    </message>
    <message>
        <source>Export the log to</source>
        <translation>Protokoll exportieren nach</translation>
    </message>
    <message>
        <source>A file name is needed.</source>
        <translation>Ein Dateiname fehlt.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 ist ein Ordner.</translation>
    </message>
    <message>
        <source>Also what the filter hides now.</source>
        <translation>Auch was der Filter gerade ausblendet.</translation>
    </message>
    <message>
        <source>Handshakes and closes are written too: they say whose messages these are.</source>
        <translation>Handshakes und Close-Frames kommen mit: sie sagen, zu wem die Nachrichten gehören.</translation>
    </message>
    <message>
        <source>REDACTED stands in place of Authorization, cookies, API keys, tokens among the subprotocols, and of users, passwords and tokens in URLs. Messages are written as they are.</source>
        <translation>REDACTED steht anstelle von Authorization, Cookies, API-Schlüsseln, Tokens unter den Subprotokollen und von Benutzern, Passwörtern und Tokens in URLs. Nachrichten werden geschrieben, wie sie sind.</translation>
    </message>
    <message>
        <source>Everything is written as it was: passwords, cookies and tokens will be in the file.</source>
        <translation>Alles wird geschrieben, wie es war: Passwörter, Cookies und Tokens stehen dann in der Datei.</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>Die Datei %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Replace It</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ui::FaultRow</name>
    <message>
        <source>Arguments of: %1</source>
        <translation>Angaben zu: %1</translation>
    </message>
    <message>
        <source>no arguments: it strikes always</source>
        <translation>keine Angaben: trifft immer</translation>
    </message>
    <message>
        <source>Remove this fault: %1</source>
        <translation>Diese Störung entfernen: %1</translation>
    </message>
</context>
<context>
    <name>ui::FaultText</name>
    <message>
        <source>Latency</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Small pieces</source>
        <translation>Kleine Stücke</translation>
    </message>
    <message>
        <source>Stall in mid-frame</source>
        <translation>Stocken mitten im Frame</translation>
    </message>
    <message>
        <source>Lose messages</source>
        <translation>Nachrichten verlieren</translation>
    </message>
    <message>
        <source>Send twice</source>
        <translation>Doppelt senden</translation>
    </message>
    <message>
        <source>Swap messages</source>
        <translation>Nachrichten vertauschen</translation>
    </message>
    <message>
        <source>Corrupt a byte</source>
        <translation>Ein Byte verfälschen</translation>
    </message>
    <message>
        <source>No pongs</source>
        <translation>Keine Pongs</translation>
    </message>
    <message>
        <source>No closing handshake</source>
        <translation>Kein Schließ-Handshake</translation>
    </message>
    <message>
        <source>Reset (RST)</source>
        <translation>Zurücksetzen (RST)</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Verbindung trennen</translation>
    </message>
    <message>
        <source>Wrong Sec-WebSocket-Accept</source>
        <translation>Falsches Sec-WebSocket-Accept</translation>
    </message>
    <message>
        <source>Unasked extension</source>
        <translation>Ungefragte Erweiterung</translation>
    </message>
    <message>
        <source>Refuse connections</source>
        <translation>Verbindungen abweisen</translation>
    </message>
    <message>
        <source>Refuse compression</source>
        <translation>Kompression ablehnen</translation>
    </message>
    <message>
        <source>Everything arrives later, in its order; with jitter, by a time that differs.</source>
        <translation>Alles kommt später an, in seiner Reihenfolge; mit Jitter um eine Zeit, die schwankt.</translation>
    </message>
    <message>
        <source>So many bytes a second pass, and no more.</source>
        <translation>So viele Bytes je Sekunde kommen durch, und nicht mehr.</translation>
    </message>
    <message>
        <source>What passes is cut into pieces of so many bytes at most.</source>
        <translation>Was durchgeht, wird in Stücke von höchstens so vielen Bytes geschnitten.</translation>
    </message>
    <message>
        <source>In the midst of a frame of that message nothing passes for a time.</source>
        <translation>Mitten in einem Frame dieser Nachricht geht eine Zeit lang nichts weiter.</translation>
    </message>
    <message>
        <source>Messages behind the first few are lost.</source>
        <translation>Nachrichten hinter den ersten gehen verloren.</translation>
    </message>
    <message>
        <source>A message comes twice.</source>
        <translation>Eine Nachricht kommt doppelt.</translation>
    </message>
    <message>
        <source>A message is overtaken by the one behind it.</source>
        <translation>Eine Nachricht wird von der nächsten überholt.</translation>
    </message>
    <message>
        <source>One bit of a message&apos;s payload is another.</source>
        <translation>Ein Bit im Inhalt einer Nachricht ist ein anderes.</translation>
    </message>
    <message>
        <source>Pongs are lost.</source>
        <translation>Pongs gehen verloren.</translation>
    </message>
    <message>
        <source>Close frames are lost; with &quot;hang&quot;, the connection doesn&apos;t end either.</source>
        <translation>Close-Frames gehen verloren; mit „hang“ endet auch die Verbindung nicht.</translation>
    </message>
    <message>
        <source>The connection is reset behind so many messages.</source>
        <translation>Die Verbindung wird hinter so vielen Nachrichten zurückgesetzt.</translation>
    </message>
    <message>
        <source>The connection is ended behind so many messages, without a closing handshake.</source>
        <translation>Die Verbindung wird hinter so vielen Nachrichten beendet, ohne Schließ-Handshake.</translation>
    </message>
    <message>
        <source>The 101 has a wrong Sec-WebSocket-Accept.</source>
        <translation>Die Antwort 101 hat ein falsches Sec-WebSocket-Accept.</translation>
    </message>
    <message>
        <source>The 101 names an extension that nobody asked for.</source>
        <translation>Die Antwort 101 nennt eine Erweiterung, um die niemand gebeten hat.</translation>
    </message>
    <message>
        <source>The first connections are answered with 503.</source>
        <translation>Die ersten Verbindungen werden mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>permessage-deflate is declined, whoever offers it.</source>
        <translation>permessage-deflate wird abgelehnt, wer es auch anbietet.</translation>
    </message>
    <message>
        <source>It takes: %1</source>
        <translation>Mögliche Angaben: %1</translation>
    </message>
    <message>
        <source>Most take: to:client|server|both, at:N, after:N, every:N, p:10%, first:N (connections).</source>
        <translation>Fast überall möglich: to:client|server|both, at:N, after:N, every:N, p:10%, first:N (Verbindungen).</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; can&apos;t be read. It is written like %3.</source>
        <translation>%1: „%2“ ist nicht lesbar. Geschrieben wird es etwa so: %3.</translation>
    </message>
</context>
<context>
    <name>ui::FaultsEditor</name>
    <message>
        <source>Add a fault</source>
        <translation>Störung hinzufügen</translation>
    </message>
    <message>
        <source>Seed of chance</source>
        <translation>Startwert des Zufalls</translation>
    </message>
    <message>
        <source>What is wrong with a fault</source>
        <translation>Was an einer Störung nicht stimmt</translation>
    </message>
    <message>
        <source>Add a fault…</source>
        <translation>Störung hinzufügen…</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>With the same seed, the same messages are struck. Without one, a number is drawn at each start.</source>
        <translation>Mit demselben Startwert trifft es dieselben Nachrichten. Ohne Angabe wird bei jedem Start eine Zahl gezogen.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>random; the last was %1</source>
        <translation>zufällig; zuletzt war es %1</translation>
    </message>
</context>
<context>
    <name>ui::FileContent</name>
    <message>
        <source>Choose the file to send, or drop it here.</source>
        <translation>Die zu sendende Datei wählen oder hier ablegen.</translation>
    </message>
    <message>
        <source>There is no file “%1”. Choose another one.</source>
        <translation>Es gibt keine Datei „%1“. Eine andere wählen.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose a file in it.</source>
        <translation>„%1“ ist ein Ordner. Eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>You may not read “%1”. Ask who owns the file to let you.</source>
        <translation>„%1“ darf nicht gelesen werden. Wem die Datei gehört, kann es erlauben.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” doesn&apos;t fit into this machine&apos;s memory.</source>
        <translation>„%1“ passt nicht in den Speicher dieses Rechners.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read to its end: %2.</source>
        <translation>„%1“ kann nicht zu Ende gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” is not valid UTF-8, so it can&apos;t go in a text message. Send it as binary.</source>
        <translation>„%1“ ist kein gültiges UTF-8 und passt nicht in eine Textnachricht. Binär senden.</translation>
    </message>
    <message>
        <source>“%1” is a device or a pipe, which may never end. Choose a file.</source>
        <translation>„%1“ ist ein Gerät oder eine Pipe und hört womöglich nie auf. Eine Datei wählen.</translation>
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
    <name>ui::FileForm</name>
    <message>
        <source>File to send</source>
        <translation>Zu sendende Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>The file goes as</source>
        <translation>Die Datei geht als</translation>
    </message>
    <message>
        <source>Path of the file, or drop one here</source>
        <translation>Pfad der Datei, oder eine hier ablegen</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Text (UTF-8)</source>
        <translation>Text (UTF-8)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Goes as</source>
        <translation>Geht als</translation>
    </message>
    <message>
        <source>Choose the file to send</source>
        <translation>Zu sendende Datei wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ui::FilterHelp</name>
    <message>
        <source>What to show</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>Words, all of which must be true of a row. Click an example to add it.</source>
        <translation>Wörter, die alle auf eine Zeile zutreffen müssen. Ein Klick auf ein Beispiel fügt es hinzu.</translation>
    </message>
    <message>
        <source>text in the payload</source>
        <translation>Text in den Nutzdaten</translation>
    </message>
    <message>
        <source>regular expression; i: upper and lower case are the same</source>
        <translation>regulärer Ausdruck; i: Groß- und Kleinschreibung gelten gleich</translation>
    </message>
    <message>
        <source>rows without it</source>
        <translation>Zeilen ohne ihn</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>bytes of payload</source>
        <translation>Bytes der Nutzdaten</translation>
    </message>
    <message>
        <source>a value in a JSON payload: ==, !=, &lt;, &lt;=, &gt;, &gt;=, ~ for a regular expression</source>
        <translation>ein Wert in JSON-Nutzdaten: ==, !=, &lt;, &lt;=, &gt;, &gt;=, ~ für einen regulären Ausdruck</translation>
    </message>
    <message>
        <source>that it has such a value</source>
        <translation>dass es einen solchen Wert hat</translation>
    </message>
    <message>
        <source>peers of a server, by number</source>
        <translation>Peers eines Servers, nach Nummer</translation>
    </message>
    <message>
        <source>What can be typed into the filter</source>
        <translation>Was sich in den Filter eingeben lässt</translation>
    </message>
    <message>
        <source>text, binary, ping, pong, close, raw, handshake, note, failure</source>
        <translation>text, binary, ping, pong, close, raw, handshake, note, failure</translation>
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
    <name>ui::ForgeDialog</name>
    <message>
        <source>Where frames are sent</source>
        <translation>Wohin Frames gesendet werden</translation>
    </message>
    <message>
        <source>The peer &amp;echoes</source>
        <translation>Der Peer &amp;echot</translation>
    </message>
    <message>
        <source>The peer sends messages back</source>
        <translation>Der Peer sendet Nachrichten zurück</translation>
    </message>
    <message>
        <source>Seconds to wait for the answer</source>
        <translation>Sekunden, die auf die Antwort gewartet wird</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connect again, to send more</source>
        <translation>Neu verbinden, um mehr zu senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Wait for nothing more</source>
        <translation>Auf nichts mehr warten</translation>
    </message>
    <message>
        <source>What to send</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Illegal Frames for the Server</source>
        <translation>Regelwidrige Frames für den Server</translation>
    </message>
    <message>
        <source>Illegal Frames for a Peer</source>
        <translation>Regelwidrige Frames für einen Peer</translation>
    </message>
    <message>
        <source>It sends messages back as they came: judge what it understood, too</source>
        <translation>Er sendet Nachrichten zurück, wie sie kamen: auch beurteilen, was er verstanden hat</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>This is a bomb or a flood, and the peer isn&apos;t this machine. It may harm a host that doesn&apos;t expect it.</source>
        <translation>Das ist eine Bombe oder eine Flut, und der Peer ist nicht dieser Rechner. Einem Host, der sie nicht erwartet, kann sie schaden.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>ui::ForgeResult</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What should come back</source>
        <translation>Was zurückkommen soll</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Sending, and waiting for the answer…</source>
        <translation>Es wird gesendet und auf die Antwort gewartet …</translation>
    </message>
    <message>
        <source>Sending, and waiting for the answer: %1</source>
        <translation>Es wird gesendet und auf die Antwort gewartet: %1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>… and %1 more, which aren&apos;t shown</source>
        <translation>… und %1 weitere, die nicht gezeigt werden</translation>
    </message>
    <message>
        <source>It ended when %1 of %2 steps were sent.</source>
        <translation>Sie endete, als %1 von %2 Schritten gesendet waren.</translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation>Es kam nichts zurück.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::FragmentSizeBox</name>
    <message>
        <source>Size of the frames</source>
        <translation>Größe der Frames</translation>
    </message>
    <message>
        <source>The message goes in frames of this size, such as 1000 or 4 KiB; pings can go in between.</source>
        <translation>Die Nachricht geht in Frames dieser Größe, etwa 1000 oder 4 KiB; Pings können dazwischen.</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>einem Frame</translation>
    </message>
</context>
<context>
    <name>ui::FrameFields</name>
    <message>
        <source>Opcode</source>
        <translation>Opcode</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Extended length</source>
        <translation>Erweiterte Länge</translation>
    </message>
    <message>
        <source>Mask key</source>
        <translation>Maskenschlüssel</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>1, the last of its message</source>
        <translation>1, der letzte seiner Nachricht</translation>
    </message>
    <message>
        <source>0, more fragments follow</source>
        <translation>0, weitere Fragmente folgen</translation>
    </message>
    <message>
        <source>1, compressed</source>
        <translation>1, komprimiert</translation>
    </message>
    <message>
        <source>0x%1, %2</source>
        <translation>0x%1, %2</translation>
    </message>
    <message>
        <source>1, masked</source>
        <translation>1, maskiert</translation>
    </message>
    <message>
        <source>0, not masked</source>
        <translation>0, nicht maskiert</translation>
    </message>
    <message>
        <source>126: it follows in 2 bytes</source>
        <translation>126: sie folgt in 2 Byte</translation>
    </message>
    <message>
        <source>127: it follows in 8 bytes</source>
        <translation>127: sie folgt in 8 Byte</translation>
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
        <source>%1 inflated</source>
        <translation>%1 entpackt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>ui::FrameForm</name>
    <message>
        <source>FIN: the last frame of its message</source>
        <translation>FIN: der letzte Frame seiner Nachricht</translation>
    </message>
    <message>
        <source>RSV1: compressed, with permessage-deflate; else reserved</source>
        <translation>RSV1: komprimiert, mit permessage-deflate; sonst reserviert</translation>
    </message>
    <message>
        <source>RSV2: reserved</source>
        <translation>RSV2: reserviert</translation>
    </message>
    <message>
        <source>RSV3: reserved</source>
        <translation>RSV3: reserviert</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>Opcode</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Mask key, four bytes in hex</source>
        <translation>Maskenschlüssel, vier Bytes in Hex</translation>
    </message>
    <message>
        <source>Length that the header says</source>
        <translation>Länge, die der Kopf angibt</translation>
    </message>
    <message>
        <source>Encoding of the length</source>
        <translation>Kodierung der Länge</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>the payload’s</source>
        <translation>die der Nutzdaten</translation>
    </message>
    <message>
        <source>What the header says, if it is to be wrong</source>
        <translation>Was der Kopf angibt, wenn es falsch sein soll</translation>
    </message>
    <message>
        <source>%1 reserved</source>
        <translation>%1 reserviert</translation>
    </message>
    <message>
        <source>as it must be</source>
        <translation>wie es sein muss</translation>
    </message>
    <message>
        <source>as it mustn’t be</source>
        <translation>wie es nicht sein darf</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>not masked</source>
        <translation>nicht maskiert</translation>
    </message>
    <message>
        <source>in the fewest bytes</source>
        <translation>in so wenig Bytes wie möglich</translation>
    </message>
    <message>
        <source>in 7 bits</source>
        <translation>in 7 Bits</translation>
    </message>
    <message>
        <source>in 16 bits</source>
        <translation>in 16 Bits</translation>
    </message>
    <message>
        <source>in 64 bits</source>
        <translation>in 64 Bits</translation>
    </message>
    <message>
        <source>&amp;Opcode</source>
        <translation>&amp;Opcode</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>&amp;Maske</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>Schl&amp;üssel</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>A mask key has four bytes, such as 37 fa 21 3d.</source>
        <translation>Ein Maskenschlüssel hat vier Bytes, etwa 37 fa 21 3d.</translation>
    </message>
</context>
<context>
    <name>ui::FrameLogModel</name>
    <message>
        <source>not kept</source>
        <translation>nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Number of the entry, and of its frame</source>
        <translation>Nummer des Eintrags und seines Frames</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time since the row above</source>
        <translation>Zeit seit der Zeile darüber</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
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
        <source>Opcode</source>
        <translation>Opcode</translation>
    </message>
    <message>
        <source>Reserved bits</source>
        <translation>Reservierte Bits</translation>
    </message>
    <message>
        <source>Bytes of payload on the wire</source>
        <translation>Byte Nutzdaten auf der Leitung</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>Auf der Leitung</translation>
    </message>
    <message>
        <source>Bytes of the message, inflated</source>
        <translation>Byte der Nachricht, entpackt</translation>
    </message>
    <message>
        <source>Inflated</source>
        <translation>Entpackt</translation>
    </message>
    <message>
        <source>Mask key</source>
        <translation>Maskenschlüssel</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
</context>
<context>
    <name>ui::FrameModel</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time since the first frame</source>
        <translation>Zeit seit dem ersten Frame</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>↑↓</source>
        <translation>↑↓</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>Opcode</translation>
    </message>
    <message>
        <source>Mask key</source>
        <translation>Maskenschlüssel</translation>
    </message>
    <message>
        <source>Bytes of payload on the wire</source>
        <translation>Byte Nutzdaten auf der Leitung</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>Auf der Leitung</translation>
    </message>
    <message>
        <source>Bytes of the message, inflated</source>
        <translation>Byte der Nachricht, entpackt</translation>
    </message>
    <message>
        <source>Inflated</source>
        <translation>Entpackt</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
</context>
<context>
    <name>ui::FramePreview</name>
    <message>
        <source>… %1 bytes in all</source>
        <translation>… insgesamt %1 Bytes</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>%1  %2 bytes</source>
        <translation>%1  %2 Bytes</translation>
    </message>
    <message>
        <source>%1  says %2 bytes, has %3</source>
        <translation>%1  sagt %2 Bytes, hat %3</translation>
    </message>
    <message>
        <source>an example: a random one is sent</source>
        <translation>ein Beispiel: gesendet wird ein zufälliger</translation>
    </message>
</context>
<context>
    <name>ui::FrameTable</name>
    <message>
        <source>No frames: nothing that is shown has passed since this was opened, or its frames aren&apos;t known.</source>
        <translation>Keine Frames: von dem, was gezeigt wird, ist noch nichts übertragen, oder seine Frames sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Frames of the log</source>
        <translation>Frames des Protokolls</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>ui::FrameText</name>
    <message>
        <source>no frame</source>
        <translation>kein Frame</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>ui::FramesPage</name>
    <message>
        <source>Frames of this message</source>
        <translation>Frames dieser Nachricht</translation>
    </message>
    <message>
        <source>Fields of the frame</source>
        <translation>Felder des Frames</translation>
    </message>
    <message>
        <source>The bytes of the frame</source>
        <translation>Die Bytes des Frames</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Mask key</source>
        <translation>Maskenschlüssel</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>%1 more frames have no row here.</source>
        <translation>%1 weitere Frames haben hier keine Zeile.</translation>
    </message>
</context>
<context>
    <name>ui::GoToBar</name>
    <message>
        <source>Go to a number or a time</source>
        <translation>Zu einer Nummer oder Zeit gehen</translation>
    </message>
    <message>
        <source>What is wrong with the place</source>
        <translation>Was an der Stelle nicht stimmt</translation>
    </message>
    <message>
        <source>Go to 14:05:03, +12.5 s since connect, or #120</source>
        <translation>Gehe zu 14:05:03, +12.5 s seit Verbinden oder #120</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Escape)</translation>
    </message>
    <message>
        <source>There is nothing in the log to go to.</source>
        <translation>Das Protokoll ist leer; es gibt keine Stelle.</translation>
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
    <name>ui::HeldModel</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Richtung</translation>
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
        <source>Message</source>
        <translation>Nachricht</translation>
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
    <name>ui::ImportDialog</name>
    <message>
        <source>What is to be imported</source>
        <translation>Was importiert wird</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Profiles that come of it</source>
        <translation>Profile, die daraus werden</translation>
    </message>
    <message>
        <source>What doesn&apos;t come</source>
        <translation>Was nicht mitkommt</translation>
    </message>
    <message>
        <source>Folder to import to</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Open in a Tab</source>
        <translation>In einem Tab öffnen</translation>
    </message>
    <message>
        <source>Open in a tab</source>
        <translation>In einem Tab öffnen</translation>
    </message>
    <message>
        <source>Import and Save</source>
        <translation>Importieren und speichern</translation>
    </message>
    <message>
        <source>Import and save</source>
        <translation>Importieren und speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Paste a command line of curl, websocat or wscat, or open a file: a recording (HAR), a Postman collection, a profile.</source>
        <translation>Eine &amp;Befehlszeile von curl, websocat oder wscat einfügen oder eine Datei öffnen: Aufzeichnung (HAR), Postman-Sammlung, Profil.</translation>
    </message>
    <message>
        <source>Open a &amp;File…</source>
        <translation>&amp;Datei öffnen…</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>the top folder</source>
        <translation>oberster Ordner</translation>
    </message>
    <message>
        <source>Save &amp;in</source>
        <translation>Speichern &amp;in</translation>
    </message>
    <message>
        <source>Open a file to import</source>
        <translation>Zu importierende Datei öffnen</translation>
    </message>
    <message>
        <source>Files to import (*.har *.json);;All files (*)</source>
        <translation>Importierbare Dateien (*.har *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>a curl command</source>
        <translation>ein curl-Befehl</translation>
    </message>
    <message>
        <source>a websocat command</source>
        <translation>ein websocat-Befehl</translation>
    </message>
    <message>
        <source>a wscat command</source>
        <translation>ein wscat-Befehl</translation>
    </message>
    <message>
        <source>a Postman collection</source>
        <translation>eine Postman-Sammlung</translation>
    </message>
    <message>
        <source>a recording (HAR)</source>
        <translation>eine Aufzeichnung (HAR)</translation>
    </message>
    <message>
        <source>a profile of Windsock&apos;s</source>
        <translation>ein Profil von Windsock</translation>
    </message>
    <message>
        <source>headers: %1</source>
        <translation>Header: %1</translation>
    </message>
    <message>
        <source>cookies: %1</source>
        <translation>Cookies: %1</translation>
    </message>
    <message>
        <source>subprotocols: %1</source>
        <translation>Subprotokolle: %1</translation>
    </message>
    <message>
        <source>messages: %1</source>
        <translation>Nachrichten: %1</translation>
    </message>
    <message>
        <source>credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>certificate not verified</source>
        <translation>Zertifikat ungeprüft</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>What comes of it shows here before anything is imported.</source>
        <translation>Was daraus wird, steht hier, bevor etwas importiert wird.</translation>
    </message>
    <message>
        <source>This is %1. What comes of it:</source>
        <translation>Das ist %1. Daraus wird:</translation>
    </message>
</context>
<context>
    <name>ui::LabConsent</name>
    <message>
        <source>I May Test It</source>
        <translation>Ich darf ihn testen</translation>
    </message>
</context>
<context>
    <name>ui::LabForm</name>
    <message>
        <source>Test a server</source>
        <translation>Einen Server testen</translation>
    </message>
    <message>
        <source>Test clients</source>
        <translation>Clients testen</translation>
    </message>
    <message>
        <source>WebSocket URL of the server to test</source>
        <translation>WebSocket-URL des Servers, der getestet wird</translation>
    </message>
    <message>
        <source>Local Server</source>
        <translation>Lokaler Server</translation>
    </message>
    <message>
        <source>Test the local server; it is started unless it runs</source>
        <translation>Den lokalen Server testen; er wird gestartet, wenn er nicht läuft</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>Adresse, an der gelauscht wird</translation>
    </message>
    <message>
        <source>Port to listen on</source>
        <translation>Port, an dem gelauscht wird</translation>
    </message>
    <message>
        <source>URL to point clients at</source>
        <translation>URL für die Clients</translation>
    </message>
    <message>
        <source>Test a Server</source>
        <translation>Server testen</translation>
    </message>
    <message>
        <source>Windsock is the client, and asks a server that echoes</source>
        <translation>Windsock ist der Client und befragt einen Server, der alles zurückschickt</translation>
    </message>
    <message>
        <source>Test Clients</source>
        <translation>Clients testen</translation>
    </message>
    <message>
        <source>Windsock is the server, and asks whichever clients connect</source>
        <translation>Windsock ist der Server und befragt alle Clients, die sich verbinden</translation>
    </message>
    <message>
        <source>An endpoint that echoes what it is sent</source>
        <translation>Ein Endpunkt, der zurückschickt, was er bekommt</translation>
    </message>
    <message>
        <source>The address to listen on: 127.0.0.1 is this machine only, 0.0.0.0 is everybody</source>
        <translation>Die Adresse, an der gelauscht wird: 127.0.0.1 ist nur dieser Rechner, 0.0.0.0 sind alle</translation>
    </message>
    <message>
        <source>0 (a free one)</source>
        <translation>0 (ein freier)</translation>
    </message>
    <message>
        <source>0 takes a free port; 9001 is that of the Autobahn TestSuite</source>
        <translation>0 nimmt einen freien Port; 9001 ist der der Autobahn TestSuite</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Lauschen an</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Point clients at</source>
        <translation>Clients verbinden sich mit</translation>
    </message>
    <message>
        <source>Client drivers of the Autobahn TestSuite work unchanged: they ask /getCaseCount, run /runCase?case=N&amp;agent=X and end with /updateReports. Any other client opens /case?id=6.2.3&amp;agent=X and echoes what it is sent.</source>
        <translation>Treiber der Autobahn TestSuite für Clients laufen unverändert: Sie fragen nach /getCaseCount, führen /runCase?case=N&amp;agent=X aus und enden mit /updateReports. Jeder andere Client öffnet /case?id=6.2.3&amp;agent=X und schickt zurück, was er bekommt.</translation>
    </message>
    <message>
        <source>Messages of many MiB, a thousand messages: minutes instead of seconds</source>
        <translation>Nachrichten von vielen MiB, tausend Nachrichten: Minuten statt Sekunden</translation>
    </message>
    <message>
        <source>Attacks as a stranger may try them: handshake abuse, smuggling, limits, deflate bombs. Only for what one may test.</source>
        <translation>Angriffe, wie sie ein Fremder versuchen mag: Missbrauch des Handshakes, Schmuggel, Grenzen, Deflate-Bomben. Nur für das, was man testen darf.</translation>
    </message>
    <message>
        <source>Verify the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Off for a server whose certificate nobody vouches for</source>
        <translation>Aus für einen Server, für dessen Zertifikat niemand bürgt</translation>
    </message>
    <message>
        <source>Slow cases (%1)</source>
        <translation>Langsame Fälle (%1)</translation>
    </message>
    <message>
        <source>Security half (%1)</source>
        <translation>Sicherheitshälfte (%1)</translation>
    </message>
    <message>
        <source>%1 of %2 cases will be asked</source>
        <translation>%1 von %2 Fällen werden gefragt</translation>
    </message>
    <message>
        <source>Copy the URL to point clients at</source>
        <translation>Die URL für die Clients kopieren</translation>
    </message>
    <message>
        <source>Also ask the slow cases</source>
        <translation>Auch die langsamen Fälle fragen</translation>
    </message>
    <message>
        <source>Also ask the security half</source>
        <translation>Auch die Sicherheitshälfte fragen</translation>
    </message>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation>Das Zertifikat des Servers prüfen</translation>
    </message>
</context>
<context>
    <name>ui::LabRequest</name>
    <message>
        <source>There is nothing to ask: check at least one category.</source>
        <translation>Es gibt nichts zu fragen: Wählen Sie mindestens eine Kategorie.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address to listen on: write 127.0.0.1 for this machine only, or 0.0.0.0 for everybody.</source>
        <translation>„%1“ ist keine Adresse, an der man lauschen kann: Schreiben Sie 127.0.0.1 für nur diesen Rechner oder 0.0.0.0 für alle.</translation>
    </message>
</context>
<context>
    <name>ui::LatencyPlot</name>
    <message>
        <source>Latencies over time; Left and Right read them out</source>
        <translation>Latenzen im Lauf der Zeit; Links und Rechts lesen sie ab</translation>
    </message>
    <message>
        <source>slowest</source>
        <translation>langsamste</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1   median %2   p99 %3   slowest %4</source>
        <translation>%1   Median %2   p99 %3   langsamste %4</translation>
    </message>
    <message>
        <source>Latencies show here once answers come.</source>
        <translation>Hier erscheinen Latenzen, sobald Antworten kommen.</translation>
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
        <translation>permessage-deflate</translation>
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
        <translation>je Nachricht neu</translation>
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
        <translation>Gesendet: Fenster</translation>
    </message>
    <message>
        <source>Received: window of</source>
        <translation>Empfangen: Fenster</translation>
    </message>
    <message>
        <source>When it ends or fails</source>
        <translation>nach Ende oder Fehler</translation>
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
        <translation>bis</translation>
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
    <name>ui::LoadForm</name>
    <message>
        <source>Verify answers</source>
        <translation>Antworten prüfen</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>Fan-out</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>Idle crowd</source>
        <translation>Stille Menge</translation>
    </message>
    <message>
        <source>Handshakes</source>
        <translation>Handshakes</translation>
    </message>
    <message>
        <source>Each connection sends and waits for its messages to come back</source>
        <translation>Jede Verbindung sendet und wartet, bis ihre Nachrichten zurückkommen</translation>
    </message>
    <message>
        <source>One more connection sends, and all count what the server passes on</source>
        <translation>Eine weitere Verbindung sendet, und alle zählen, was der Server weitergibt</translation>
    </message>
    <message>
        <source>All connections stay open and are silent</source>
        <translation>Alle Verbindungen bleiben offen und schweigen</translation>
    </message>
    <message>
        <source>Each connection shakes hands, closes and begins again</source>
        <translation>Jede Verbindung macht den Handshake, schließt und beginnt von vorn</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>What is done with the connections</source>
        <translation>Was mit den Verbindungen geschieht</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connections at the same time</source>
        <translation>Verbindungen zur selben Zeit</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktive</translation>
    </message>
    <message>
        <source>So many of the idle crowd echo all the same: what it costs them is what is measured</source>
        <translation>So viele aus der stillen Menge senden dennoch: Gemessen wird, was die Menge sie kostet</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Messages on their way on each connection at the same time; by itself it is 1, and 128 with a rate</source>
        <translation>Nachrichten, die auf jeder Verbindung zur selben Zeit unterwegs sind; von selbst ist es 1, mit einer Rate 128</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Many scripts</source>
        <translation>Viele Schriften</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>What messages are made of</source>
        <translation>Woraus Nachrichten bestehen</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bytes of a message</source>
        <translation>Bytes einer Nachricht</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Je Sekunde</translation>
    </message>
    <message>
        <source>Messages, or handshakes, a second, of all connections together; without a limit, as fast as it goes. With a rate, latencies count from when each message was due.</source>
        <translation>Nachrichten oder Handshakes je Sekunde, aller Verbindungen zusammen; ohne Grenze so schnell es geht. Mit einer Rate zählen Latenzen von da an, wo jede Nachricht fällig war.</translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation>Endet nach</translation>
    </message>
    <message>
        <source>How long is measured</source>
        <translation>Wie lange gemessen wird</translation>
    </message>
    <message>
        <source>Or messages</source>
        <translation>Oder Nachrichten</translation>
    </message>
    <message>
        <source>Ends after as many messages, or handshakes, if that comes first</source>
        <translation>Endet nach so vielen Nachrichten oder Handshakes, wenn das früher ist</translation>
    </message>
    <message>
        <source>Ramp-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>The connections are opened evenly over this time, which isn&apos;t measured</source>
        <translation>Die Verbindungen werden gleichmäßig über diese Zeit geöffnet, die nicht gemessen wird</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Messages are sent for this time before measuring begins</source>
        <translation>So lange wird gesendet, bevor die Messung beginnt</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Event loops that share the connections</source>
        <translation>Ereignisschleifen, die sich die Verbindungen teilen</translation>
    </message>
    <message>
        <source>Verify that answers are what was sent</source>
        <translation>Prüfen, ob Antworten sind, was gesendet wurde</translation>
    </message>
    <message>
        <source>What comes back must be what was sent; else any message is taken for an answer</source>
        <translation>Was zurückkommt, muss sein, was gesendet wurde; sonst gilt jede Nachricht als Antwort</translation>
    </message>
</context>
<context>
    <name>ui::LoadResults</name>
    <message>
        <source>Results in figures</source>
        <translation>Ergebnisse in Zahlen</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the results as a table of text</source>
        <translation>Die Ergebnisse als Tabelle aus Text kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the results as JSON, with a sample for each second</source>
        <translation>Die Ergebnisse als JSON kopieren, mit Werten für jede Sekunde</translation>
    </message>
    <message>
        <source>%1 · %2 /s</source>
        <translation>%1 · %2 /s</translation>
    </message>
    <message>
        <source>In the time that was measured, and on average</source>
        <translation>In der gemessenen Zeit, und im Mittel</translation>
    </message>
    <message>
        <source>Handshakes</source>
        <translation>Handshakes</translation>
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
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>↑ %1/s  ↓ %2/s</source>
        <translation>↑ %1/s  ↓ %2/s</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellste</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>p50, the median</source>
        <translation>p50, der Median</translation>
    </message>
    <message>
        <source>Half of all latencies aren&apos;t longer</source>
        <translation>Die Hälfte aller Latenzen ist nicht länger</translation>
    </message>
    <message>
        <source>p75</source>
        <translation>p75</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>One in a hundred is longer</source>
        <translation>Eine von hundert ist länger</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99,9</translation>
    </message>
    <message>
        <source>One in a thousand is longer</source>
        <translation>Eine von tausend ist länger</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>From sending: p50</source>
        <translation>Ab dem Senden: p50</translation>
    </message>
    <message>
        <source>Counted from when the message was sent, not from when it was due</source>
        <translation>Von da an gezählt, wo die Nachricht gesendet wurde, nicht von da an, wo sie fällig war</translation>
    </message>
    <message>
        <source>From sending: p99</source>
        <translation>Ab dem Senden: p99</translation>
    </message>
    <message>
        <source>Connections open</source>
        <translation>Offene Verbindungen</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>So far; in the handshakes&apos; mode, again and again</source>
        <translation>Bisher; bei Handshakes immer wieder</translation>
    </message>
    <message>
        <source>Handshake: p50, slowest</source>
        <translation>Handshake: p50, langsamster</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>From the call to the open connection</source>
        <translation>Vom Aufruf bis zur offenen Verbindung</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>Unterwegs verloren</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>ui::LoadTab</name>
    <message>
        <source>WebSocket URL to load</source>
        <translation>WebSocket-URL, die belastet wird</translation>
    </message>
    <message>
        <source>Load on %1</source>
        <translation>Last auf %1</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>A load test; it has no URL yet</source>
        <translation>Ein Lasttest; er hat noch keine URL</translation>
    </message>
    <message>
        <source>A load test that runs on %1</source>
        <translation>Ein Lasttest, der auf %1 läuft</translation>
    </message>
    <message>
        <source>A load test of %1</source>
        <translation>Ein Lasttest von %1</translation>
    </message>
    <message>
        <source>The load test is running. It will be stopped.</source>
        <translation>Der Lasttest läuft. Er wird angehalten.</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>%1 connections need more file descriptors than the %2 that this program may have: use fewer, or have the hard limit raised (ulimit -Hn).</source>
        <translation>%1 Verbindungen brauchen mehr Dateideskriptoren als die %2, die dieses Programm haben darf: Weniger verwenden oder die harte Grenze anheben lassen (ulimit -Hn).</translation>
    </message>
    <message>
        <source>The host &quot;%1&quot; wasn&apos;t found: %2.</source>
        <translation>Der Host „%1“ wurde nicht gefunden: %2.</translation>
    </message>
    <message>
        <source>Start the Load</source>
        <translation>Last beginnen</translation>
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
        <source>Start the load test</source>
        <translation>Den Lasttest starten</translation>
    </message>
    <message>
        <source>Stop the load test</source>
        <translation>Den Lasttest anhalten</translation>
    </message>
    <message>
        <source>1 connection open</source>
        <translation>1 Verbindung offen</translation>
    </message>
    <message>
        <source>%1 connections open</source>
        <translation>%1 Verbindungen offen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>No load</source>
        <translation>Keine Last</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>measured for %1 s</source>
        <translation>%1 s lang gemessen</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
</context>
<context>
    <name>ui::LoadText</name>
    <message>
        <source>Looking up the host…</source>
        <translation>Der Host wird gesucht…</translation>
    </message>
    <message>
        <source>Opening connections…</source>
        <translation>Verbindungen werden geöffnet…</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Wird aufgewärmt…</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
    <message>
        <source>Waiting for answers…</source>
        <translation>Antworten werden erwartet…</translation>
    </message>
    <message>
        <source>Closing connections…</source>
        <translation>Verbindungen werden geschlossen…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The request can&apos;t be used</source>
        <translation>Die Anfrage ist nicht brauchbar</translation>
    </message>
    <message>
        <source>The host wasn&apos;t found</source>
        <translation>Der Host wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>Host nicht erreichbar</translation>
    </message>
    <message>
        <source>The handshake timed out</source>
        <translation>Der Handshake dauerte zu lange</translation>
    </message>
    <message>
        <source>The proxy refused</source>
        <translation>Der Proxy lehnte ab</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS schlug fehl</translation>
    </message>
    <message>
        <source>Handshake answered with %1</source>
        <translation>Handshake mit %1 beantwortet</translation>
    </message>
    <message>
        <source>The answer was no WebSocket handshake</source>
        <translation>Die Antwort war kein WebSocket-Handshake</translation>
    </message>
    <message>
        <source>Answered with a redirect, which isn&apos;t followed</source>
        <translation>Mit einer Umleitung beantwortet, der nicht gefolgt wird</translation>
    </message>
    <message>
        <source>The peer broke a rule, closed with %1</source>
        <translation>Der Peer brach eine Regel, mit %1 geschlossen</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>The peer closed with %1</source>
        <translation>Der Peer schloss mit %1</translation>
    </message>
    <message>
        <source>Answer wasn&apos;t what was sent</source>
        <translation>Antwort war nicht, was gesendet wurde</translation>
    </message>
    <message>
        <source>Unexpected message</source>
        <translation>Unerwartete Nachricht</translation>
    </message>
    <message>
        <source>Missed by a receiver that got later ones</source>
        <translation>Fehlte einem Empfänger, der spätere bekam</translation>
    </message>
    <message>
        <source>Never answered</source>
        <translation>Nie beantwortet</translation>
    </message>
    <message>
        <source>Due, but all of the window was unanswered</source>
        <translation>Fällig, aber alles Gesendete war noch unbeantwortet</translation>
    </message>
    <message>
        <source>Of further kinds</source>
        <translation>Anderer Art</translation>
    </message>
    <message>
        <source>Latencies are of a closed loop: a slow answer also delays the message behind it, so high percentiles look better than users would find them. Give a rate to count from when each message is due.</source>
        <translation>Die Latenzen sind die eines geschlossenen Kreises: Eine langsame Antwort verzögert auch die Nachricht dahinter, sodass hohe Perzentile besser aussehen, als man sie im Gebrauch fände. Mit einer Rate wird von da an gezählt, wo jede Nachricht fällig ist.</translation>
    </message>
    <message>
        <source>Latencies count from when each message was due, not from when it could be sent.</source>
        <translation>Latenzen zählen von da an, wo jede Nachricht fällig war, nicht von da an, wo sie gesendet werden konnte.</translation>
    </message>
    <message>
        <source>Nothing came back: does the server echo what it is sent?</source>
        <translation>Nichts kam zurück: Sendet der Server zurück, was er bekommt?</translation>
    </message>
    <message>
        <source>No receiver got a message: does the server pass on to all what one sends?</source>
        <translation>Kein Empfänger bekam eine Nachricht: Gibt der Server an alle weiter, was einer sendet?</translation>
    </message>
    <message>
        <source>The rate wasn&apos;t reached: %1 of %2 messages a second.</source>
        <translation>Die Rate wurde nicht erreicht: %1 von %2 Nachrichten je Sekunde.</translation>
    </message>
    <message>
        <source>Windsock was late itself: one message in a hundred was sent %1 or more behind its time. Latencies contain that.</source>
        <translation>Windsock selbst war spät: Eine von hundert Nachrichten wurde %1 oder mehr nach ihrer Zeit gesendet. Die Latenzen enthalten das.</translation>
    </message>
    <message>
        <source>Windsock was busy for %1 % of the time: the server may be faster than it looks. More threads may help.</source>
        <translation>Windsock war %1 % der Zeit beschäftigt: Der Server ist vielleicht schneller, als es aussieht. Mehr Threads können helfen.</translation>
    </message>
    <message>
        <source>The run was stopped; this is what there was until then.</source>
        <translation>Der Lauf wurde angehalten; das sind die Ergebnisse bis dahin.</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
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
        <source>&quot;%1&quot; isn&apos;t this machine. More than %2 connections or %3 messages a second may harm a host that doesn&apos;t expect them, and as fast as it goes may be more than that. Load it only if it is yours to load.</source>
        <translation>„%1“ ist nicht dieser Rechner. Mehr als %2 Verbindungen oder %3 Nachrichten je Sekunde können einem Host schaden, der sie nicht erwartet, und so schnell es geht kann mehr sein. Nur belasten, was dafür bestimmt ist.</translation>
    </message>
    <message>
        <source>%1 messages were never answered, or couldn&apos;t even be sent; they count with the time they had waited.</source>
        <translation>%1 Nachrichten wurden nie beantwortet oder konnten gar nicht gesendet werden; sie zählen mit der Zeit, die sie gewartet hatten.</translation>
    </message>
    <message>
        <source>Behind a proxy, &quot;%1&quot; may be any machine. More than %2 connections or %3 messages a second may harm a host that doesn&apos;t expect them, and as fast as it goes may be more than that. Load it only if it is yours to load.</source>
        <translation>Hinter einem Proxy kann „%1“ jeder beliebige Rechner sein. Mehr als %2 Verbindungen oder %3 Nachrichten je Sekunde können einem Host schaden, der sie nicht erwartet, und so schnell es geht kann mehr sein. Nur belasten, was dafür bestimmt ist.</translation>
    </message>
</context>
<context>
    <name>ui::LogCells</name>
    <message>
        <source>Marked and pinned</source>
        <translation>Markiert und angeheftet</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Marks and Pins</source>
        <translation>Marken und Angeheftetes</translation>
    </message>
    <message>
        <source>Number (#)</source>
        <translation>Nummer (#)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time Since the Row Above (Δ)</source>
        <translation>Zeit seit der Zeile darüber (Δ)</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
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
    <message>
        <source>Time of Day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Time Since Connect</source>
        <translation>Zeit seit dem Verbinden</translation>
    </message>
    <message>
        <source>Time Since the Selected Row</source>
        <translation>Zeit seit der gewählten Zeile</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Since connect</source>
        <translation>Seit Verbinden</translation>
    </message>
    <message>
        <source>Since selected</source>
        <translation>Seit Auswahl</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>↑↓</source>
        <translation>↑↓</translation>
    </message>
</context>
<context>
    <name>ui::LogFilterBar</name>
    <message>
        <source>Which direction to show</source>
        <translation>Welche Richtung angezeigt wird</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Tell upper from lower case</source>
        <translation>Groß- und Kleinschreibung unterscheiden</translation>
    </message>
    <message>
        <source>All of the filter is one regular expression</source>
        <translation>Der ganze Filter ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>What can be typed into the filter</source>
        <translation>Was sich in den Filter eingeben lässt</translation>
    </message>
    <message>
        <source>Show only these peers, by number</source>
        <translation>Nur diese Peers zeigen, nach Nummer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Keep the view still; what comes is captured all the same</source>
        <translation>Die Ansicht anhalten; aufgezeichnet wird trotzdem alles</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Pings</translation>
    </message>
    <message>
        <source>Show pings and pongs</source>
        <translation>Pings und Pongs anzeigen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
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
        <source>What is wrong with the filter</source>
        <translation>Was am Filter nicht stimmt</translation>
    </message>
    <message>
        <source>How much of the log is shown</source>
        <translation>Wie viel vom Protokoll angezeigt wird</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>↑ Sent</source>
        <translation>↑ Gesendet</translation>
    </message>
    <message>
        <source>↓ Received</source>
        <translation>↓ Empfangen</translation>
    </message>
    <message>
        <source>Filter: text, /regex/, $.type == &quot;tick&quot;, size&gt;1k, -without</source>
        <translation>Filter: Text, /regex/, $.type == &quot;tick&quot;, size&gt;1k, -ohne</translation>
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
        <source>%1 shown</source>
        <translation>%1 angezeigt</translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>%1 verborgen</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>filtering… %1 %</source>
        <translation>filtert… %1 %</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>Paused · %1 waiting</source>
        <translation>Angehalten · %1 warten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Export the log to a file</source>
        <translation>Protokoll in eine Datei exportieren</translation>
    </message>
    <message>
        <source>What the rows of the log are</source>
        <translation>Was die Zeilen des Protokolls sind</translation>
    </message>
    <message>
        <source>Messages, the frames that they came and went in, or the bytes as they passed</source>
        <translation>Nachrichten, die Frames, in denen sie kamen und gingen, oder die Bytes, wie sie übertragen wurden</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Raw bytes</source>
        <translation>Rohe Bytes</translation>
    </message>
</context>
<context>
    <name>ui::LogFindBar</name>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Find (Enter: next, Shift+Enter: previous)</source>
        <translation>Suchen (Eingabe: nächste, Umschalt+Eingabe: vorige)</translation>
    </message>
    <message>
        <source>Tell upper from lower case</source>
        <translation>Groß- und Kleinschreibung unterscheiden</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
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
        <source>Close (Escape)</source>
        <translation>Schließen (Escape)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
</context>
<context>
    <name>ui::LogPlace</name>
    <message>
        <source>Type a number such as 120, a time such as 14:05:03, or +12.5 s for a time since connect.</source>
        <translation>Eine Nummer wie 120, eine Uhrzeit wie 14:05:03 oder +12.5 s für eine Zeit seit dem Verbinden eingeben.</translation>
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
    <message>
        <source>The first %1 of %2 rows were copied: more than %3 of text isn&apos;t put on the clipboard. Export the log instead.</source>
        <translation>Die ersten %1 von %2 Zeilen wurden kopiert: mehr als %3 Text kommt nicht in die Zwischenablage. Stattdessen das Protokoll exportieren.</translation>
    </message>
    <message>
        <source>Remove Mark	M</source>
        <translation>Marke entfernen	M</translation>
    </message>
    <message>
        <source>Mark	M</source>
        <translation>Markieren	M</translation>
    </message>
    <message>
        <source>Unpin	P</source>
        <translation>Lösen	P</translation>
    </message>
    <message>
        <source>Pin	P</source>
        <translation>Anheften	P</translation>
    </message>
    <message>
        <source>Copy as JSON Lines</source>
        <translation>Als JSON Lines kopieren</translation>
    </message>
    <message>
        <source>Copy as Hex</source>
        <translation>Als Hex kopieren</translation>
    </message>
    <message>
        <source>Show Time Since This Row</source>
        <translation>Zeit seit dieser Zeile anzeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
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
        <translation>Protoko&amp;ll</translation>
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
    <message>
        <source>Ping with P&amp;ayload…</source>
        <translation>Ping mit Nutz&amp;daten…</translation>
    </message>
    <message>
        <source>Close with C&amp;ode…</source>
        <translation>Mit &amp;Code schließen…</translation>
    </message>
    <message>
        <source>Saved &amp;Messages…</source>
        <translation>&amp;Gespeicherte Nachrichten…</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Environments…</source>
        <translation>Um&amp;gebungen…</translation>
    </message>
    <message>
        <source>&amp;Find in the Sidebar</source>
        <translation>In der Seitenleiste su&amp;chen</translation>
    </message>
    <message>
        <source>Show the Side&amp;bar</source>
        <translation>Seiten&amp;leiste anzeigen</translation>
    </message>
    <message>
        <source>Scri&amp;pt of the Connection…</source>
        <translation>Skri&amp;pt der Verbindung…</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>&amp;Nächster Treffer</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>&amp;Voriger Treffer</translation>
    </message>
    <message>
        <source>&amp;Go to a Time or Number…</source>
        <translation>&amp;Gehe zu Zeit oder Nummer…</translation>
    </message>
    <message>
        <source>&amp;Mark or Remove Mark</source>
        <translation>&amp;Markieren oder Marke entfernen</translation>
    </message>
    <message>
        <source>Ne&amp;xt Mark</source>
        <translation>Nä&amp;chste Marke</translation>
    </message>
    <message>
        <source>P&amp;revious Mark</source>
        <translation>Vo&amp;rige Marke</translation>
    </message>
    <message>
        <source>&amp;Pin or Unpin</source>
        <translation>Anheften oder &amp;lösen</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON Lines</source>
        <translation>Als &amp;JSON Lines kopieren</translation>
    </message>
    <message>
        <source>Copy Pa&amp;yload</source>
        <translation>Nutz&amp;daten kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Hex</source>
        <translation>Als &amp;Hex kopieren</translation>
    </message>
    <message>
        <source>Time of &amp;Day</source>
        <translation>&amp;Uhrzeit</translation>
    </message>
    <message>
        <source>Time Since &amp;Connect</source>
        <translation>Zeit seit dem Ver&amp;binden</translation>
    </message>
    <message>
        <source>Time Since the Selected Ro&amp;w</source>
        <translation>Zeit seit der ge&amp;wählten Zeile</translation>
    </message>
    <message>
        <source>Pa&amp;use or Go On</source>
        <translation>&amp;Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>S&amp;tatistik</translation>
    </message>
    <message>
        <source>Message &amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Export Log…</source>
        <translation>Protokoll e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Import Recording…</source>
        <translation>Aufzeichnung &amp;importieren…</translation>
    </message>
    <message>
        <source>New &amp;Load Test</source>
        <translation>Neuer &amp;Lasttest</translation>
    </message>
    <message>
        <source>Show M&amp;essages</source>
        <translation>Nachr&amp;ichten zeigen</translation>
    </message>
    <message>
        <source>Show Fr&amp;ames</source>
        <translation>&amp;Frames zeigen</translation>
    </message>
    <message>
        <source>Show Raw &amp;Bytes</source>
        <translation>R&amp;ohe Bytes zeigen</translation>
    </message>
    <message>
        <source>Show the Rela&amp;y</source>
        <translation>&amp;Relais anzeigen</translation>
    </message>
    <message>
        <source>&amp;Illegal Frames…</source>
        <translation>Regel&amp;widrige Frames…</translation>
    </message>
    <message>
        <source>&amp;Illegal Frames for a Peer…</source>
        <translation>Re&amp;gelwidrige Frames für einen Peer…</translation>
    </message>
    <message>
        <source>New Conformance &amp;Test</source>
        <translation>Neuer &amp;Konformitätstest</translation>
    </message>
    <message>
        <source>&amp;Open Conformance Report…</source>
        <translation>Konformitätsbe&amp;richt öffnen…</translation>
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
    <name>ui::MatrixBar</name>
    <message>
        <source>Filter cases by words</source>
        <translation>Fälle nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Which cases are shown</source>
        <translation>Welche Fälle gezeigt werden</translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Ask some of the cases once more</source>
        <translation>Einige der Fälle noch einmal fragen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with an earlier run, or another peer&apos;s</source>
        <translation>Mit einem früheren Lauf vergleichen oder mit dem eines anderen Peers</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the report to a file</source>
        <translation>Den Bericht in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Filter: id, words, section</source>
        <translation>Filter: Nummer, Wörter, Abschnitt</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Alle Fälle</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>Nicht OK</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Durchgefallen</translation>
    </message>
    <message>
        <source>Unimplemented</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Non-strict</source>
        <translation>Nicht streng</translation>
    </message>
    <message>
        <source>Informational</source>
        <translation>Zur Kenntnis</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Got worse</source>
        <translation>Schlechter</translation>
    </message>
    <message>
        <source>Got better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>&amp;Selected Cases</source>
        <translation>&amp;Ausgewählte Fälle</translation>
    </message>
    <message>
        <source>&amp;Failed Cases</source>
        <translation>&amp;Durchgefallene Fälle</translation>
    </message>
    <message>
        <source>No earlier run is kept</source>
        <translation>Kein früherer Lauf ist aufgehoben</translation>
    </message>
    <message>
        <source>With a &amp;File…</source>
        <translation>Mit einer &amp;Datei…</translation>
    </message>
    <message>
        <source>With &amp;Nothing</source>
        <translation>Mit &amp;nichts</translation>
    </message>
    <message>
        <source>&amp;Failed Cases (%1)</source>
        <translation>&amp;Durchgefallene Fälle (%1)</translation>
    </message>
</context>
<context>
    <name>ui::MatrixView</name>
    <message>
        <source>Cases and their verdicts</source>
        <translation>Fälle und ihre Urteile</translation>
    </message>
    <message>
        <source>Ask &amp;Again</source>
        <translation>E&amp;rneut fragen</translation>
    </message>
    <message>
        <source>Open Its &amp;Log in a Tab</source>
        <translation>Sein &amp;Protokoll in einem Tab öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>ui::MentionCompleter</name>
    <message>
        <source>Variables to put in</source>
        <translation>Einzusetzende Variablen</translation>
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
    <name>ui::MessageEditor</name>
    <message>
        <source>Form of the message</source>
        <translation>Form der Nachricht</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Die Nachricht</translation>
    </message>
    <message>
        <source>What is wrong with the message</source>
        <translation>Was an der Nachricht nicht stimmt</translation>
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
        <source>Text goes as a text message, hex as a binary one</source>
        <translation>Text geht als Textnachricht, Hex als binäre</translation>
    </message>
    <message>
        <source>A message to inject; or choose a held one, and change it</source>
        <translation>Eine Nachricht zum Einschleusen; oder eine angehaltene wählen und ändern</translation>
    </message>
    <message>
        <source>This message is too large to be changed here: this is its beginning.</source>
        <translation>Diese Nachricht ist zu groß, um sie hier zu ändern: Das ist ihr Anfang.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>ui::MessageMaker</name>
    <message>
        <source>With the variables put in, this is no JSON. %1</source>
        <translation>Mit den Variablen ist das kein JSON. %1</translation>
    </message>
    <message>
        <source>With the variables put in: %1</source>
        <translation>Mit den Variablen: %1</translation>
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
    <name>ui::NumberEdit</name>
    <message>
        <source>This takes a whole number up to %1, or nothing.</source>
        <translation>Hier passt eine ganze Zahl bis %1, oder nichts.</translation>
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
    <name>ui::PayloadForm</name>
    <message>
        <source>Form of the payload</source>
        <translation>Form der Nutzdaten</translation>
    </message>
    <message>
        <source>&amp;Deflate</source>
        <translation>&amp;Deflate</translation>
    </message>
    <message>
        <source>Compress the payload</source>
        <translation>Nutzdaten komprimieren</translation>
    </message>
    <message>
        <source>Repeat the payload up to so many bytes</source>
        <translation>Nutzdaten bis zu so vielen Bytes wiederholen</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>What is wrong with the payload</source>
        <translation>Was an den Nutzdaten falsch ist</translation>
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
        <source>Compress it as a message with permessage-deflate; RSV1 says so</source>
        <translation>Wie eine Nachricht mit permessage-deflate komprimieren; RSV1 sagt das</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>Repeat the payload until there are so many bytes</source>
        <translation>Nutzdaten wiederholen, bis es so viele Bytes sind</translation>
    </message>
    <message>
        <source>&amp;Fill up to</source>
        <translation>Au&amp;ffüllen bis</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>These bytes are no text (UTF-8), or have line ends or spaces that an editor would change, so they stay in hex.</source>
        <translation>Diese Bytes sind kein Text (UTF-8) oder haben Zeilenenden oder Leerzeichen, die ein Editor ändern würde; daher bleiben sie in Hex.</translation>
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
    <message>
        <source>%1 (for %2)</source>
        <translation>%1 (für %2)</translation>
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
    <message>
        <source>Close the peer</source>
        <translation>Verbindung zum Peer schließen</translation>
    </message>
    <message>
        <source>Close %1 peers</source>
        <translation>Verbindungen zu %1 Peers schließen</translation>
    </message>
    <message>
        <source>Frames…</source>
        <translation>Frames…</translation>
    </message>
    <message>
        <source>Compose illegal frames for the selected peer</source>
        <translation>Regelwidrige Frames für den ausgewählten Peer zusammenstellen</translation>
    </message>
    <message>
        <source>Illegal Frames…</source>
        <translation>Regelwidrige Frames…</translation>
    </message>
</context>
<context>
    <name>ui::PinStrip</name>
    <message>
        <source>Pinned entries</source>
        <translation>Angeheftete Einträge</translation>
    </message>
    <message>
        <source>Pinned entries. Delete or P lets one go.</source>
        <translation>Angeheftete Einträge. Entf oder P löst einen.</translation>
    </message>
    <message>
        <source>peer %1</source>
        <translation>Peer %1</translation>
    </message>
</context>
<context>
    <name>ui::PingDialog</name>
    <message>
        <source>Form of the payload</source>
        <translation>Form der Nutzdaten</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Size of the payload, or what is wrong</source>
        <translation>Größe der Nutzdaten oder was nicht stimmt</translation>
    </message>
    <message>
        <source>Ping with a payload</source>
        <translation>Ping mit Nutzdaten</translation>
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
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Payload</source>
        <translation>&amp;Nutzdaten</translation>
    </message>
    <message>
        <source>&amp;Written as</source>
        <translation>&amp;Geschrieben als</translation>
    </message>
    <message>
        <source>A ping has room for %1 bytes; these are %2.</source>
        <translation>Ein Ping hat Platz für %1 Byte; das sind %2.</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 von %2 Byte</translation>
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
    <message>
        <source>Memory of a log</source>
        <translation>Speicher eines Protokolls</translation>
    </message>
    <message>
        <source>Disk of a log</source>
        <translation>Festplatte für ein Protokoll</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>In m&amp;emory:</source>
        <translation>Im Spei&amp;cher:</translation>
    </message>
    <message>
        <source>On dis&amp;k:</source>
        <translation>Auf der &amp;Platte:</translation>
    </message>
    <message>
        <source>What messages may take, for each log that is opened from now on. Past the memory they go to a temporary file; past both, the oldest are dropped, and counted.</source>
        <translation>Was Nachrichten einnehmen dürfen, je Protokoll, das ab jetzt geöffnet wird. Was nicht in den Speicher passt, kommt in eine temporäre Datei; passt es auch dort nicht, wird das Älteste verworfen und gezählt.</translation>
    </message>
</context>
<context>
    <name>ui::PresetModel</name>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
</context>
<context>
    <name>ui::PresetPage</name>
    <message>
        <source>Search the illegal frames</source>
        <translation>Regelwidrige Frames durchsuchen</translation>
    </message>
    <message>
        <source>Illegal frames to send</source>
        <translation>Regelwidrige Frames zum Senden</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Send the chosen one (Enter)</source>
        <translation>Das Ausgewählte senden (Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Put into the Sequence</source>
        <translation>In die &amp;Folge setzen</translation>
    </message>
    <message>
        <source>Add its steps to the sequence, to change them</source>
        <translation>Seine Schritte an die Folge hängen, um sie zu ändern</translation>
    </message>
    <message>
        <source>Search: ping, utf, close, §5.4 …</source>
        <translation>Suchen: ping, utf, close, §5.4 …</translation>
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
    <name>ui::ProfileCommands</name>
    <message>
        <source>Saved profile</source>
        <translation>Gespeichertes Profil</translation>
    </message>
    <message>
        <source>Saved profile in %1</source>
        <translation>Gespeichertes Profil in %1</translation>
    </message>
</context>
<context>
    <name>ui::ProfileDesk</name>
    <message>
        <source>%1 mentions secrets that are not on this computer: %2. Type them in; they are kept apart from the file.</source>
        <translation>%1 erwähnt Geheimnisse, die nicht auf diesem Rechner sind: %2. Sie eingeben; sie werden getrennt von der Datei aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 had been changed elsewhere meanwhile. What stood there is kept as %2.</source>
        <translation>%1 war inzwischen anderswo geändert worden. Was dort stand, bleibt als %2 erhalten.</translation>
    </message>
    <message>
        <source>The profile is saved, but not its secrets. %1</source>
        <translation>Das Profil ist gespeichert, seine Geheimnisse nicht. %1</translation>
    </message>
    <message>
        <source>No keychain of the desktop answers, so passwords and tokens are kept in a file that only you can read, but that is not encrypted.</source>
        <translation>Kein Schlüsselbund der Arbeitsumgebung antwortet; Passwörter und Token liegen daher in einer Datei, die nur der eigene Benutzer lesen kann, die aber nicht verschlüsselt ist.</translation>
    </message>
    <message>
        <source>%1 was changed elsewhere, and has changes here. If you save, what stands there is kept as a copy.</source>
        <translation>%1 wurde anderswo geändert und hat hier Änderungen. Beim Speichern bleibt das dortige als Kopie erhalten.</translation>
    </message>
    <message>
        <source>%1 was changed elsewhere and is shown as it is now.</source>
        <translation>%1 wurde anderswo geändert und wird gezeigt, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Imported into the sidebar: %1.</source>
        <translation>In die Seitenleiste importiert: %1.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copied. %1</source>
        <translation>Kopiert. %1</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. Its tab is back, as it was.</source>
        <translation>Das Programm endete unerwartet. Sein Tab ist wieder da, wie er war.</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. Its %1 tabs are back, as they were.</source>
        <translation>Das Programm endete unerwartet. Seine %1 Tabs sind wieder da, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>ui::ProfileWing</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Hinweis ausblenden</translation>
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
    <name>ui::RatePlot</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Rates over time; Left and Right read them out</source>
        <translation>Raten über die Zeit; Links und Rechts lesen sie vor</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1   ↑ %2   ↓ %3</source>
        <translation>%1   ↑ %2   ↓ %3</translation>
    </message>
    <message>
        <source>Rates show here once messages pass.</source>
        <translation>Raten erscheinen hier, sobald Nachrichten fließen.</translation>
    </message>
    <message>
        <source>↑ sent</source>
        <translation>↑ gesendet</translation>
    </message>
    <message>
        <source>↓ received</source>
        <translation>↓ empfangen</translation>
    </message>
</context>
<context>
    <name>ui::RawView</name>
    <message>
        <source>Find bytes: text, or hex such as 0x81 05</source>
        <translation>Bytes finden: Text, oder hexadezimal wie 0x81 05</translation>
    </message>
    <message>
        <source>Find the next match</source>
        <translation>Den nächsten Treffer finden</translation>
    </message>
    <message>
        <source>The bytes of the connection, both ways</source>
        <translation>Die Bytes der Verbindung, in beiden Richtungen</translation>
    </message>
    <message>
        <source>Find text or 0x81 05</source>
        <translation>Text finden, oder 0x81 05</translation>
    </message>
    <message>
        <source>Nothing has passed yet.</source>
        <translation>Noch wurde nichts übertragen.</translation>
    </message>
    <message>
        <source>handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>frame %1 of entry %2</source>
        <translation>Frame %1 von Eintrag %2</translation>
    </message>
    <message>
        <source>%1 bytes in all</source>
        <translation>%1 Byte insgesamt</translation>
    </message>
    <message>
        <source>only the first %1 frames</source>
        <translation>nur die ersten %1 Frames</translation>
    </message>
    <message>
        <source>Nothing like that has passed.</source>
        <translation>Nichts dergleichen wurde übertragen.</translation>
    </message>
    <message>
        <source>messages whose frames aren&apos;t known: %1</source>
        <translation>Nachrichten, deren Frames nicht bekannt sind: %1</translation>
    </message>
</context>
<context>
    <name>ui::RecordingBar</name>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the file&apos;s folder</source>
        <translation>Ordner der Datei öffnen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Hinweis ausblenden</translation>
    </message>
</context>
<context>
    <name>ui::RecordingDesk</name>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>A log is still being exported. Its file won&apos;t be written if Windsock quits now.</source>
        <translation>Ein Protokoll wird noch exportiert. Wenn Windsock jetzt beendet wird, wird die Datei nicht geschrieben.</translation>
    </message>
    <message>
        <source>Quit All the Same</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <source>Import a recording</source>
        <translation>Aufzeichnung importieren</translation>
    </message>
</context>
<context>
    <name>ui::RecordingTab</name>
    <message>
        <source>The recording %1</source>
        <translation>Die Aufzeichnung %1</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und weitere</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Nichts anzuzeigen.</translation>
    </message>
    <message>
        <source>No entry of a recording was found in the file.</source>
        <translation>In der Datei wurde kein Eintrag einer Aufzeichnung gefunden.</translation>
    </message>
</context>
<context>
    <name>ui::RecordingText</name>
    <message>
        <source>HAR (HTTP Archive)</source>
        <translation>HAR (HTTP-Archiv)</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>CSV (table)</source>
        <translation>CSV (Tabelle)</translation>
    </message>
    <message>
        <source>pcapng (packets)</source>
        <translation>pcapng (Pakete)</translation>
    </message>
    <message>
        <source>For browsers&apos; developer tools, and for Windsock: messages and handshakes, as Chrome writes them.</source>
        <translation>Für die Entwicklerwerkzeuge der Browser und für Windsock: Nachrichten und Handshakes, wie Chrome sie schreibt.</translation>
    </message>
    <message>
        <source>For scripts, and for Windsock: one JSON object a line. Nothing of the log is left out.</source>
        <translation>Für Skripte und für Windsock: ein JSON-Objekt je Zeile. Vom Protokoll wird nichts weggelassen.</translation>
    </message>
    <message>
        <source>For spreadsheets: a row an entry. Windsock can&apos;t read it again.</source>
        <translation>Für Tabellenkalkulationen: eine Zeile je Eintrag. Windsock kann sie nicht wieder lesen.</translation>
    </message>
    <message>
        <source>For Wireshark: the frames, in TCP packets made for it. Windsock can&apos;t read it again.</source>
        <translation>Für Wireshark: die Frames, in TCP-Paketen, die dafür gemacht werden. Windsock kann sie nicht wieder lesen.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Recordings (*.har *.jsonl)</source>
        <translation>Aufzeichnungen (*.har *.jsonl)</translation>
    </message>
    <message>
        <source>The export to %1 was cancelled. Nothing was written.</source>
        <translation>Der Export nach %1 wurde abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>One entry was written to %1 (%2).</source>
        <translation>Ein Eintrag wurde nach %1 geschrieben (%2).</translation>
    </message>
    <message>
        <source>%1 entries were written to %2 (%3).</source>
        <translation>%1 Einträge wurden nach %2 geschrieben (%3).</translation>
    </message>
    <message>
        <source>Missing from it: %1, dropped for the log&apos;s budget before they could be written.</source>
        <translation>Es fehlen: %1, die wegen der Grenzen des Protokolls verworfen wurden, bevor sie geschrieben werden konnten.</translation>
    </message>
    <message>
        <source>The reading of %1 was cancelled. Entries that were read before: %2.</source>
        <translation>Das Lesen von %1 wurde abgebrochen. Einträge, die davor gelesen wurden: %2.</translation>
    </message>
    <message>
        <source>Entries that were read before that: %1.</source>
        <translation>Einträge, die davor gelesen wurden: %1.</translation>
    </message>
    <message>
        <source>%1 holds packets, which Windsock writes but doesn&apos;t read. Open it in Wireshark, or import a HAR or JSON Lines recording.</source>
        <translation>%1 enthält Pakete, die Windsock schreibt, aber nicht liest. In Wireshark öffnen, oder eine Aufzeichnung als HAR oder JSON Lines importieren.</translation>
    </message>
    <message>
        <source>%1 is a table, which Windsock writes but doesn&apos;t read. Import a HAR or JSON Lines recording.</source>
        <translation>%1 ist eine Tabelle, die Windsock schreibt, aber nicht liest. Eine Aufzeichnung als HAR oder JSON Lines importieren.</translation>
    </message>
</context>
<context>
    <name>ui::RelayPanel</name>
    <message>
        <source>Hold messages</source>
        <translation>Nachrichten anhalten</translation>
    </message>
    <message>
        <source>Direction of what is held</source>
        <translation>Richtung dessen, was angehalten wird</translation>
    </message>
    <message>
        <source>Type of what is held</source>
        <translation>Art dessen, was angehalten wird</translation>
    </message>
    <message>
        <source>What has to be in it</source>
        <translation>Was darin vorkommen muss</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>Regex</translation>
    </message>
    <message>
        <source>That is a regular expression</source>
        <translation>Das ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>What is wrong with the pattern</source>
        <translation>Was am Muster nicht stimmt</translation>
    </message>
    <message>
        <source>Held messages</source>
        <translation>Angehaltene Nachrichten</translation>
    </message>
    <message>
        <source>Messages that fit wait here until they are released or dropped, and so do those behind them</source>
        <translation>Passende Nachrichten warten hier, bis sie freigegeben oder verworfen werden, und die hinter ihnen auch</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>To the server</source>
        <translation>Zum Server</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>Zum Client</translation>
    </message>
    <message>
        <source>Text and binary</source>
        <translation>Text und binär</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>any message; or what has to be in it</source>
        <translation>jede; oder was darin vorkommt</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Lets the message go on, as it stands in the editor</source>
        <translation>Lässt die Nachricht weiter, so wie sie im Editor steht</translation>
    </message>
    <message>
        <source>Release All</source>
        <translation>Alle freigeben</translation>
    </message>
    <message>
        <source>Lets all held messages go on, in their order</source>
        <translation>Lässt alle angehaltenen Nachrichten weiter, in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The message goes nowhere</source>
        <translation>Die Nachricht geht nirgendwohin</translation>
    </message>
    <message>
        <source>Between whom to inject</source>
        <translation>Zwischen wen eingeschleust wird</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Alle Clients</translation>
    </message>
    <message>
        <source>Inject to Client</source>
        <translation>An Client senden</translation>
    </message>
    <message>
        <source>Sends what stands in the editor to the client, ahead of what is held</source>
        <translation>Sendet an den Client, was im Editor steht, vor allem Angehaltenen</translation>
    </message>
    <message>
        <source>Inject to Server</source>
        <translation>An Server senden</translation>
    </message>
    <message>
        <source>Sends what stands in the editor to the server, ahead of what is held</source>
        <translation>Sendet an den Server, was im Editor steht, vor allem Angehaltenen</translation>
    </message>
    <message>
        <source>This is no regular expression: %1</source>
        <translation>Das ist kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Nichts ist angehalten.</translation>
    </message>
    <message>
        <source>The breakpoint is off.</source>
        <translation>Der Haltepunkt ist aus.</translation>
    </message>
    <message>
        <source>Messages that fit the filter wait here.</source>
        <translation>Nachrichten, auf die der Filter passt, warten hier.</translation>
    </message>
    <message>
        <source>Switch &quot;Hold messages&quot; on to change, drop or delay what passes.</source>
        <translation>„Nachrichten anhalten“ einschalten, um zu ändern, zu verwerfen oder aufzuhalten, was durchgeht.</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Client %1</translation>
    </message>
</context>
<context>
    <name>ui::RelayText</name>
    <message>
        <source>→ Server</source>
        <translation>→ Server</translation>
    </message>
    <message>
        <source>← Client</source>
        <translation>← Client</translation>
    </message>
</context>
<context>
    <name>ui::RepeatBar</name>
    <message>
        <source>Time between two messages</source>
        <translation>Zeit zwischen zwei Nachrichten</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>Einheit der Zeit</translation>
    </message>
    <message>
        <source>How many messages</source>
        <translation>Wie viele Nachrichten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start sending</source>
        <translation>Senden starten</translation>
    </message>
    <message>
        <source>How many were sent</source>
        <translation>Wie viele gesendet wurden</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source> times</source>
        <translation> Mal</translation>
    </message>
    <message>
        <source>How many messages; 0 for no end</source>
        <translation>Wie viele Nachrichten; 0 für kein Ende</translation>
    </message>
    <message>
        <source>Send every</source>
        <translation>Senden alle</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>Senden anhalten</translation>
    </message>
    <message>
        <source>Sent %1 of %2.</source>
        <translation>%1 von %2 gesendet.</translation>
    </message>
    <message>
        <source>Sent %1.</source>
        <translation>%1 gesendet.</translation>
    </message>
    <message>
        <source>%1 Stopped: %2</source>
        <translation>%1 Angehalten: %2</translation>
    </message>
</context>
<context>
    <name>ui::ReportExport</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>&amp;HTML Page…</source>
        <translation>&amp;HTML-Seite…</translation>
    </message>
    <message>
        <source>&amp;Windsock&apos;s Report (JSON)…</source>
        <translation>Bericht von &amp;Windsock (JSON)…</translation>
    </message>
    <message>
        <source>&amp;Autobahn-Style JSON, a Folder…</source>
        <translation>JSON nach Art von &amp;Autobahn, ein Ordner…</translation>
    </message>
    <message>
        <source>JUnit &amp;XML…</source>
        <translation>JUnit-&amp;XML…</translation>
    </message>
    <message>
        <source>&amp;Expectations for CI…</source>
        <translation>&amp;Erwartungen für CI…</translation>
    </message>
    <message>
        <source>HTML pages (*.html)</source>
        <translation>HTML-Seiten (*.html)</translation>
    </message>
    <message>
        <source>JUnit XML (*.xml)</source>
        <translation>JUnit-XML (*.xml)</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Export the Report</source>
        <translation>Den Bericht exportieren</translation>
    </message>
</context>
<context>
    <name>ui::RunArchive</name>
    <message>
        <source>The run isn&apos;t kept: the folder %1 can&apos;t be made.</source>
        <translation>Der Lauf wird nicht aufgehoben: Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The run isn&apos;t kept: %1 can&apos;t be written: %2.</source>
        <translation>Der Lauf wird nicht aufgehoben: %1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is larger than any report is.</source>
        <translation>%1 ist größer, als ein Bericht je ist.</translation>
    </message>
    <message>
        <source>%1 is no report of the conformance lab: %2</source>
        <translation>%1 ist kein Bericht des Konformitätslabors: %2</translation>
    </message>
    <message>
        <source>There is no run in %1.</source>
        <translation>In %1 ist kein Lauf.</translation>
    </message>
</context>
<context>
    <name>ui::RunLine</name>
    <message>
        <source>How far the run is</source>
        <translation>Wie weit der Lauf ist</translation>
    </message>
    <message>
        <source>Verdicts so far</source>
        <translation>Urteile bisher</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ui::SaveDialog</name>
    <message>
        <source>Name of the profile</source>
        <translation>Name des Profils</translation>
    </message>
    <message>
        <source>Folder of the profile</source>
        <translation>Ordner des Profils</translation>
    </message>
    <message>
        <source>What is to be known</source>
        <translation>Was zu wissen ist</translation>
    </message>
    <message>
        <source>Save the Profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>the top folder</source>
        <translation>oberster Ordner</translation>
    </message>
    <message>
        <source>One that isn&apos;t there yet is made; folders in folders are written with slashes.</source>
        <translation>Einer, den es noch nicht gibt, wird angelegt; Ordner in Ordnern schreibt man mit Schrägstrichen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>A profile needs a name.</source>
        <translation>Ein Profil braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is one of that name already; this one gets a number.</source>
        <translation>Es gibt schon eines dieses Namens; dieses bekommt eine Nummer.</translation>
    </message>
    <message>
        <source>It is kept as %1. Passwords and tokens are kept apart from it.</source>
        <translation>Es liegt in %1. Passwörter und Token werden getrennt davon aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>ui::SavedMessageModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>ui::SavedMessagesDialog</name>
    <message>
        <source>Search the saved messages</source>
        <translation>Gespeicherte Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Search names and messages</source>
        <translation>Namen und Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Save Current</source>
        <translation>Aktuelle speichern</translation>
    </message>
    <message>
        <source>Save what is being written under a name</source>
        <translation>Das gerade Geschriebene unter einem Namen speichern</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Put what is being written in place of the chosen message</source>
        <translation>Die gewählte Nachricht durch das gerade Geschriebene ersetzen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the chosen message (F2)</source>
        <translation>Gewählte Nachricht umbenennen (F2)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen message (Del)</source>
        <translation>Gewählte Nachricht löschen (Entf)</translation>
    </message>
    <message>
        <source>Load and Send</source>
        <translation>Laden und senden</translation>
    </message>
    <message>
        <source>Load it and send it (Ctrl+Enter)</source>
        <translation>Laden und senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load it to be changed or sent (Enter)</source>
        <translation>Laden, um sie zu ändern oder zu senden (Eingabe)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this list (Esc)</source>
        <translation>Diese Liste schließen (Esc)</translation>
    </message>
    <message>
        <source>Delete the saved message “%1”?</source>
        <translation>Die gespeicherte Nachricht „%1“ löschen?</translation>
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
    <name>ui::SequencePage</name>
    <message>
        <source>Steps of the sequence</source>
        <translation>Schritte der Folge</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add a step behind the chosen one</source>
        <translation>Hinter dem ausgewählten Schritt einen hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppeln</translation>
    </message>
    <message>
        <source>Add the chosen step once more</source>
        <translation>Den ausgewählten Schritt noch einmal hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen step (Del)</source>
        <translation>Den ausgewählten Schritt entfernen (Entf)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Move the chosen step up (Alt+Up)</source>
        <translation>Den ausgewählten Schritt nach oben schieben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Move the chosen step down (Alt+Down)</source>
        <translation>Den ausgewählten Schritt nach unten schieben (Alt+Ab)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Replace the sequence by that of a file</source>
        <translation>Die Folge durch die einer Datei ersetzen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Write the sequence into a file</source>
        <translation>Die Folge in eine Datei schreiben</translation>
    </message>
    <message>
        <source>How often the sequence is sent</source>
        <translation>Wie oft die Folge gesendet wird</translation>
    </message>
    <message>
        <source>What should come of the sequence</source>
        <translation>Was bei der Folge herauskommen soll</translation>
    </message>
    <message>
        <source>Se&amp;nd Frame</source>
        <translation>Frame se&amp;nden</translation>
    </message>
    <message>
        <source>Send the chosen step alone</source>
        <translation>Nur den ausgewählten Schritt senden</translation>
    </message>
    <message>
        <source>&amp;Send Sequence</source>
        <translation>Folge &amp;senden</translation>
    </message>
    <message>
        <source>Send all steps, in order (Ctrl+Enter)</source>
        <translation>Alle Schritte der Reihe nach senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>What is wrong with the sequence</source>
        <translation>Was an der Folge falsch ist</translation>
    </message>
    <message>
        <source>&amp;Frame</source>
        <translation>&amp;Frame</translation>
    </message>
    <message>
        <source>&amp;Raw Bytes</source>
        <translation>&amp;Rohe Bytes</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
    <message>
        <source>&amp;End What Is Sent (FIN)</source>
        <translation>Senden be&amp;enden (FIN)</translation>
    </message>
    <message>
        <source>Re&amp;set the Connection (RST)</source>
        <translation>Verbindung &amp;zurücksetzen (RST)</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>irgendetwas</translation>
    </message>
    <message>
        <source>it stays open</source>
        <translation>sie bleibt offen</translation>
    </message>
    <message>
        <source>the peer fails it</source>
        <translation>der Peer bricht sie ab</translation>
    </message>
    <message>
        <source>the peer may fail it</source>
        <translation>der Peer darf sie abbrechen</translation>
    </message>
    <message>
        <source>the peer answers Close</source>
        <translation>der Peer beantwortet Close</translation>
    </message>
    <message>
        <source>the peer lets go</source>
        <translation>der Peer lässt los</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>Wiede&amp;rholen</translation>
    </message>
    <message>
        <source>E&amp;xpected</source>
        <translation>Erw&amp;artet</translation>
    </message>
    <message>
        <source>Open a Sequence</source>
        <translation>Folge öffnen</translation>
    </message>
    <message>
        <source>Sequences (*.json);;All files (*)</source>
        <translation>Folgen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 wasn&apos;t opened. %2</source>
        <translation>%1 wurde nicht geöffnet. %2</translation>
    </message>
    <message>
        <source>The sequence that is being written will be replaced.</source>
        <translation>Die Folge, die gerade entsteht, wird ersetzt.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save the Sequence</source>
        <translation>Folge sichern</translation>
    </message>
    <message>
        <source>%1 wasn&apos;t saved: %2</source>
        <translation>%1 wurde nicht gesichert: %2</translation>
    </message>
</context>
<context>
    <name>ui::ServerForge</name>
    <message>
        <source>Sends to peer %1, %2</source>
        <translation>Sendet an Peer %1, %2</translation>
    </message>
    <message>
        <source>Peer %1 is gone; choose another in the list of peers.</source>
        <translation>Peer %1 ist weg; in der Liste der Peers einen anderen wählen.</translation>
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
    <message>
        <source>Por&amp;t</source>
        <translation>Por&amp;t</translation>
    </message>
    <message>
        <source>What is done with messages; a relay passes them on to another server</source>
        <translation>Was mit Nachrichten geschieht; ein Relais reicht sie an einen anderen Server weiter</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>ws://localhost:3000; without a path, that of the client is asked for</source>
        <translation>ws://localhost:3000; ohne Pfad wird nach dem des Clients gefragt</translation>
    </message>
    <message>
        <source>The server that messages are passed on to, and whose answers come back</source>
        <translation>Der Server, an den Nachrichten weitergereicht werden und dessen Antworten zurückkommen</translation>
    </message>
    <message>
        <source>Through the script</source>
        <translation>Durch das Skript</translation>
    </message>
    <message>
        <source>Messages go through the script</source>
        <translation>Nachrichten gehen durch das Skript</translation>
    </message>
    <message>
        <source>onRelay(peer, message, direction) of the script gives what goes on: the message, another one, or null to drop it</source>
        <translation>onRelay(peer, message, direction) des Skripts bestimmt, was weitergeht: die Nachricht, eine andere, oder null, um sie zu verwerfen</translation>
    </message>
    <message>
        <source>&amp;Upstream</source>
        <translation>&amp;Upstream</translation>
    </message>
    <message>
        <source>/ relays every path</source>
        <translation>/ reicht jeden Pfad weiter</translation>
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
    <message>
        <source>Faults on purpose</source>
        <translation>Störungen mit Absicht</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Pings and pongs go through</source>
        <translation>Pings und Pongs gehen durch</translation>
    </message>
    <message>
        <source>A relay passes pings and pongs on</source>
        <translation>Ein Relais reicht Pings und Pongs weiter</translation>
    </message>
    <message>
        <source>Otherwise the relay answers them itself, on either side</source>
        <translation>Sonst beantwortet sie das Relais selbst, auf beiden Seiten</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Pings</translation>
    </message>
    <message>
        <source>The upstream&apos;s certificate must be valid</source>
        <translation>Das Zertifikat des Upstreams muss gültig sein</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
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
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Relay (%1 held)</source>
        <translation>Relais (%1 angehalten)</translation>
    </message>
    <message>
        <source>1 fault active, seed %1</source>
        <translation>1 Störung aktiv, Startwert %1</translation>
    </message>
    <message>
        <source>%1 faults active, seed %2</source>
        <translation>%1 Störungen aktiv, Startwert %2</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 angehalten</translation>
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
    <name>ui::Sidebar</name>
    <message>
        <source>Filter saved profiles and history</source>
        <translation>Gespeicherte Profile und Verlauf filtern</translation>
    </message>
    <message>
        <source>Saved profiles and history</source>
        <translation>Gespeicherte Profile und Verlauf</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Shows what has this in its name or URL; Escape shows all again</source>
        <translation>Zeigt, was dies im Namen oder in der URL hat; Escape zeigt wieder alles</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Import from curl, websocat, wscat, Postman or HAR (Ctrl+I)</source>
        <translation>Aus curl, websocat, wscat, Postman oder HAR importieren (Strg+I)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened. %2</source>
        <translation>%1 kann nicht geöffnet werden. %2</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>Name des Ordners:</translation>
    </message>
    <message>
        <source>Move the folder %1 and all that is in it to the trash?</source>
        <translation>Den Ordner %1 mit allem darin in den Papierkorb verschieben?</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>There is no trash here. Delete %1 for ever?</source>
        <translation>Hier gibt es keinen Papierkorb. %1 endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Clear History</source>
        <translation>&amp;Verlauf leeren</translation>
    </message>
    <message>
        <source>New &amp;Folder…</source>
        <translation>Neuer &amp;Ordner…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>Ver&amp;gessen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>ui::SidebarModel</name>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>%1, connected %2</source>
        <translation>%1, verbunden %2</translation>
    </message>
    <message>
        <source>%1 (can&apos;t be read)</source>
        <translation>%1 (unlesbar)</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <message>
        <source>A relay needs to know where to: give it an upstream, such as ws://localhost:3000.</source>
        <translation>Ein Relais muss wissen, wohin: Einen Upstream angeben, etwa ws://localhost:3000.</translation>
    </message>
    <message>
        <source>The upstream &quot;%1&quot; can&apos;t be asked: it is no URL of a WebSocket, such as ws://localhost:3000.</source>
        <translation>Der Upstream „%1“ kann nicht gefragt werden: Er ist keine URL eines WebSockets wie ws://localhost:3000.</translation>
    </message>
</context>
<context>
    <name>ui::StatisticsPage</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>%1 to under %2</source>
        <translation>%1 bis unter %2</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Statistics in numbers</source>
        <translation>Statistik in Zahlen</translation>
    </message>
    <message>
        <source>Messages per Second</source>
        <translation>Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>Bytes per Second</source>
        <translation>Bytes je Sekunde</translation>
    </message>
    <message>
        <source>↑ Sent</source>
        <translation>↑ Gesendet</translation>
    </message>
    <message>
        <source>↓ Received</source>
        <translation>↓ Empfangen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Latest second</source>
        <translation>Letzte Sekunde</translation>
    </message>
    <message>
        <source>Busiest second</source>
        <translation>Lebhafteste Sekunde</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean, bytes</source>
        <translation>Mittel, Bytes</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>Mean size</source>
        <translation>Mittlere Größe</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>Längste Pause</translation>
    </message>
    <message>
        <source>%1, before #%2</source>
        <translation>%1, vor #%2</translation>
    </message>
    <message>
        <source>Last gap</source>
        <translation>Letzte Pause</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>%1, the last of %2</source>
        <translation>%1, die letzte von %2</translation>
    </message>
    <message>
        <source>Least, mean, most</source>
        <translation>Kleinste, mittlere, größte</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 : 1</source>
        <translation>%1 : 1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>Auf der Leitung</translation>
    </message>
    <message>
        <source>Saved by it</source>
        <translation>Dadurch gespart</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>↑ %1 (%2)   ↓ %3 (%4)   %5 hidden · %6 dropped</source>
        <translation>↑ %1 (%2)   ↓ %3 (%4)   %5 verborgen · %6 verworfen</translation>
    </message>
    <message>
        <source>No action</source>
        <translation>Keine Aktion</translation>
    </message>
</context>
<context>
    <name>ui::StepForm</name>
    <message>
        <source>Send only the first so many bytes</source>
        <translation>Nur so viele der ersten Bytes senden</translation>
    </message>
    <message>
        <source>How often the step is done</source>
        <translation>Wie oft der Schritt getan wird</translation>
    </message>
    <message>
        <source>Milliseconds to wait</source>
        <translation>Millisekunden, die gewartet wird</translation>
    </message>
    <message>
        <source>Bytes that will be sent</source>
        <translation>Bytes, die gesendet werden</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Half a frame: only its first bytes are sent</source>
        <translation>Ein halber Frame: nur seine ersten Bytes werden gesendet</translation>
    </message>
    <message>
        <source>Only the f&amp;irst</source>
        <translation>Nur d&amp;ie ersten</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>Wie of&amp;t</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Wa&amp;it</source>
        <translation>War&amp;ten</translation>
    </message>
    <message>
        <source>The TCP connection is reset (RST), behind what was sent before.</source>
        <translation>Die TCP-Verbindung wird zurückgesetzt (RST), hinter dem, was vorher gesendet wurde.</translation>
    </message>
    <message>
        <source>Nothing more is sent (FIN), and what the peer sends is still read. With TLS, both directions end.</source>
        <translation>Es wird nichts mehr gesendet (FIN), und was der Peer sendet, wird weiter gelesen. Mit TLS enden beide Richtungen.</translation>
    </message>
</context>
<context>
    <name>ui::StepModel</name>
    <message>
        <source>%1 times: %2</source>
        <translation>%1-mal: %2</translation>
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
    <message>
        <source>New Load Test</source>
        <translation>Neuer Lasttest</translation>
    </message>
    <message>
        <source>New Conformance Test</source>
        <translation>Neuer Konformitätstest</translation>
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
    <message>
        <source>Long lines are broken to be shown; copies have them whole.</source>
        <translation>Lange Zeilen werden zur Anzeige umbrochen; Kopien haben sie ganz.</translation>
    </message>
</context>
<context>
    <name>ui::TimingBar</name>
    <message>
        <source>How far the connection came</source>
        <translation>Wie weit die Verbindung kam</translation>
    </message>
    <message>
        <source>failed after %1</source>
        <translation>gescheitert nach %1</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <message>
        <source>the log&apos;s counts</source>
        <translation>die Zahlen des Protokolls</translation>
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
    <name>ui::VariableModel</name>
    <message>
        <source>A variable has a value and no name.</source>
        <translation>Eine Variable hat einen Wert und keinen Namen.</translation>
    </message>
    <message>
        <source>A name can&apos;t begin with $ or have braces in it: %1.</source>
        <translation>Ein Name kann nicht mit $ beginnen oder geschweifte Klammern enthalten: %1.</translation>
    </message>
    <message>
        <source>There are two variables %1.</source>
        <translation>Es gibt zwei Variablen %1.</translation>
    </message>
    <message>
        <source>new variable</source>
        <translation>neue Variable</translation>
    </message>
    <message>
        <source>Masked in the window, and never in a file that is shared</source>
        <translation>Im Fenster verdeckt und nie in einer geteilten Datei</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>geheim</translation>
    </message>
    <message>
        <source>not secret</source>
        <translation>nicht geheim</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheim</translation>
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
    <message>
        <source>Where saved profiles are kept, such as a folder that a team shares.</source>
        <translation>Wo gespeicherte Profile liegen, etwa ein Ordner, den sich ein Team teilt.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>--profiles takes a folder.</source>
        <translation>--profiles braucht einen Ordner.</translation>
    </message>
</context>
<context>
    <name>workbench</name>
    <message>
        <source>The connection must stay open.</source>
        <translation>Die Verbindung muss offen bleiben.</translation>
    </message>
    <message>
        <source>The peer must fail the connection.</source>
        <translation>Der Peer muss die Verbindung abbrechen.</translation>
    </message>
    <message>
        <source>The peer must fail the connection; its Close frame should say %1.</source>
        <translation>Der Peer muss die Verbindung abbrechen; sein Close-Frame soll %1 sagen.</translation>
    </message>
    <message>
        <source>The peer may take it, or fail the connection.</source>
        <translation>Der Peer darf es annehmen oder die Verbindung abbrechen.</translation>
    </message>
    <message>
        <source>The peer may take it, or fail the connection; its Close frame should then say %1.</source>
        <translation>Der Peer darf es annehmen oder die Verbindung abbrechen; sein Close-Frame soll dann %1 sagen.</translation>
    </message>
    <message>
        <source>The peer must answer with a Close frame, typically with %1.</source>
        <translation>Der Peer muss mit einem Close-Frame antworten, üblich ist %1.</translation>
    </message>
    <message>
        <source>The peer must let go of the connection.</source>
        <translation>Der Peer muss die Verbindung loslassen.</translation>
    </message>
    <message>
        <source>Nothing in particular is expected.</source>
        <translation>Es wird nichts Bestimmtes erwartet.</translation>
    </message>
    <message>
        <source>While it lives, the Ping %1 must be answered.</source>
        <translation>Solange sie lebt, muss der Ping %1 beantwortet werden.</translation>
    </message>
    <message>
        <source>The Ping %1 must not be answered.</source>
        <translation>Der Ping %1 darf nicht beantwortet werden.</translation>
    </message>
    <message>
        <source>A peer that echoes sends back %1.</source>
        <translation>Ein Peer, der echot, sendet %1 zurück.</translation>
    </message>
    <message>
        <source>Afterwards it must still take connections.</source>
        <translation>Danach muss er noch Verbindungen annehmen.</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>tolerable</source>
        <translation>erträglich</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>doesn’t apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>It answered as it must.</source>
        <translation>Er hat geantwortet, wie er muss.</translation>
    </message>
    <message>
        <source>It took it and went on, as it may.</source>
        <translation>Er hat es angenommen und weitergemacht, wie er darf.</translation>
    </message>
    <message>
        <source>It ended the connection as it must, but its Close frame says %1.</source>
        <translation>Er hat die Verbindung beendet, wie er muss, aber sein Close-Frame sagt %1.</translation>
    </message>
    <message>
        <source>It ended the connection without a Close frame.</source>
        <translation>Er hat die Verbindung ohne Close-Frame beendet.</translation>
    </message>
    <message>
        <source>The connection is still open.</source>
        <translation>Die Verbindung ist noch offen.</translation>
    </message>
    <message>
        <source>It ended the connection, which must stay open.</source>
        <translation>Er hat die Verbindung beendet, die offen bleiben muss.</translation>
    </message>
    <message>
        <source>The Ping behind it wasn’t answered.</source>
        <translation>Der Ping dahinter wurde nicht beantwortet.</translation>
    </message>
    <message>
        <source>It answered a Ping that it mustn’t answer.</source>
        <translation>Er hat einen Ping beantwortet, den er nicht beantworten darf.</translation>
    </message>
    <message>
        <source>It didn’t send the message back as it was meant.</source>
        <translation>Er hat die Nachricht nicht so zurückgesendet, wie sie gemeint war.</translation>
    </message>
    <message>
        <source>What it answered isn’t legal itself.</source>
        <translation>Was er geantwortet hat, ist selbst regelwidrig.</translation>
    </message>
    <message>
        <source>It takes no connection any more.</source>
        <translation>Er nimmt keine Verbindung mehr an.</translation>
    </message>
    <message>
        <source>Nothing could be seen from here.</source>
        <translation>Von hier aus war nichts zu sehen.</translation>
    </message>
    <message>
        <source>It was sent; no answer is expected.</source>
        <translation>Es wurde gesendet; eine Antwort wird nicht erwartet.</translation>
    </message>
    <message>
        <source>This needs a connection with permessage-deflate, which wasn’t agreed on.</source>
        <translation>Das braucht eine Verbindung mit permessage-deflate, das nicht vereinbart wurde.</translation>
    </message>
    <message>
        <source>This needs a connection without permessage-deflate.</source>
        <translation>Das braucht eine Verbindung ohne permessage-deflate.</translation>
    </message>
    <message>
        <source>Text %1</source>
        <translation>Text %1</translation>
    </message>
    <message>
        <source>Binary %1</source>
        <translation>Binär %1</translation>
    </message>
    <message>
        <source>Ping %1</source>
        <translation>Ping %1</translation>
    </message>
    <message>
        <source>Pong %1</source>
        <translation>Pong %1</translation>
    </message>
    <message>
        <source>Close without a code</source>
        <translation>Close ohne Code</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>Close %1 %2</source>
        <translation>Close %1 %2</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Not legal: %1</source>
        <translation>Regelwidrig: %1</translation>
    </message>
    <message>
        <source>More than we take: %1</source>
        <translation>Mehr, als hier angenommen wird: %1</translation>
    </message>
    <message>
        <source>The first %1 bytes of: %2</source>
        <translation>Die ersten %1 Bytes von: %2</translation>
    </message>
    <message>
        <source>Raw bytes: %1</source>
        <translation>Rohe Bytes: %1</translation>
    </message>
    <message>
        <source>Wait %1 ms</source>
        <translation>%1 ms warten</translation>
    </message>
    <message>
        <source>End what we send (FIN)</source>
        <translation>Senden beenden (FIN)</translation>
    </message>
    <message>
        <source>Reset the connection (RST)</source>
        <translation>Verbindung zurücksetzen (RST)</translation>
    </message>
    <message>
        <source>A Close frame with the code %1, which mustn&apos;t be sent</source>
        <translation>Ein Close-Frame mit dem Code %1, der nicht gesendet werden darf</translation>
    </message>
    <message>
        <source>A Ping behind our Close frame: it mustn&apos;t be answered</source>
        <translation>Ein Ping hinter unserem Close-Frame: er darf nicht beantwortet werden</translation>
    </message>
    <message>
        <source>An empty Close frame (legal)</source>
        <translation>Ein leerer Close-Frame (erlaubt)</translation>
    </message>
    <message>
        <source>A Close frame of one byte: half a code</source>
        <translation>Ein Close-Frame von einem Byte: ein halber Code</translation>
    </message>
    <message>
        <source>A Close frame of 126 bytes, one more than it may have</source>
        <translation>Ein Close-Frame von 126 Bytes, eines mehr als erlaubt</translation>
    </message>
    <message>
        <source>A Close frame whose reason is no UTF-8</source>
        <translation>Ein Close-Frame, dessen Grund kein UTF-8 ist</translation>
    </message>
    <message>
        <source>A Close frame without FIN</source>
        <translation>Ein Close-Frame ohne FIN</translation>
    </message>
    <message>
        <source>A message behind our Close frame: it must be discarded</source>
        <translation>Eine Nachricht hinter unserem Close-Frame: sie muss verworfen werden</translation>
    </message>
    <message>
        <source>Half a frame, then a TCP reset: the peer must outlive it</source>
        <translation>Ein halber Frame, dann ein TCP-Reset: der Peer muss es überleben</translation>
    </message>
    <message>
        <source>Half a frame, then the end of what we send (FIN)</source>
        <translation>Ein halber Frame, dann das Ende des Gesendeten (FIN)</translation>
    </message>
    <message>
        <source>Half a header, then the end of what we send (FIN)</source>
        <translation>Ein halber Kopf, dann das Ende des Gesendeten (FIN)</translation>
    </message>
    <message>
        <source>A Ping between two fragments of a message (legal)</source>
        <translation>Ein Ping zwischen zwei Fragmenten einer Nachricht (erlaubt)</translation>
    </message>
    <message>
        <source>A Ping without FIN: control frames mustn&apos;t be fragmented</source>
        <translation>Ein Ping ohne FIN: Steuerframes dürfen nicht fragmentiert sein</translation>
    </message>
    <message>
        <source>A Ping of 126 bytes, one more than it may have</source>
        <translation>Ein Ping von 126 Bytes, eines mehr als erlaubt</translation>
    </message>
    <message>
        <source>A Pong of 126 bytes, one more than it may have</source>
        <translation>Ein Pong von 126 Bytes, eines mehr als erlaubt</translation>
    </message>
    <message>
        <source>RSV1 in a Ping: control frames are never compressed</source>
        <translation>RSV1 in einem Ping: Steuerframes sind nie komprimiert</translation>
    </message>
    <message>
        <source>A Pong that nobody asked for (legal)</source>
        <translation>Ein Pong, um den niemand bat (erlaubt)</translation>
    </message>
    <message>
        <source>RSV1 also in the second fragment of a compressed message</source>
        <translation>RSV1 auch im zweiten Fragment einer komprimierten Nachricht</translation>
    </message>
    <message>
        <source>A message that inflates to %1 MiB: to be refused, or taken whole</source>
        <translation>Eine Nachricht, die zu %1 MiB wird: abzulehnen oder ganz anzunehmen</translation>
    </message>
    <message>
        <source>A compressed message with a block type that doesn&apos;t exist</source>
        <translation>Eine komprimierte Nachricht mit einem Blocktyp, den es nicht gibt</translation>
    </message>
    <message>
        <source>A compressed message that looks back to before its beginning</source>
        <translation>Eine komprimierte Nachricht, die vor ihren Anfang zurückgreift</translation>
    </message>
    <message>
        <source>A stored block whose length and its complement don&apos;t fit together</source>
        <translation>Ein unkomprimierter Block, dessen Länge und ihr Komplement nicht zusammenpassen</translation>
    </message>
    <message>
        <source>A message in stored blocks (legal)</source>
        <translation>Eine Nachricht in unkomprimierten Blöcken (erlaubt)</translation>
    </message>
    <message>
        <source>A message whose last block has BFINAL set (legal)</source>
        <translation>Eine Nachricht, deren letzter Block BFINAL trägt (erlaubt)</translation>
    </message>
    <message>
        <source>A message in many blocks (legal)</source>
        <translation>Eine Nachricht in vielen Blöcken (erlaubt)</translation>
    </message>
    <message>
        <source>A message with an empty block more than it needs (legal)</source>
        <translation>Eine Nachricht mit einem leeren Block mehr als nötig (erlaubt)</translation>
    </message>
    <message>
        <source>An uncompressed message, though compression was agreed on (legal)</source>
        <translation>Eine unkomprimierte Nachricht, obwohl Kompression vereinbart ist (erlaubt)</translation>
    </message>
    <message>
        <source>A message in 10,000 empty fragments</source>
        <translation>Eine Nachricht in 10.000 leeren Fragmenten</translation>
    </message>
    <message>
        <source>A message in 65,536 fragments of a byte each</source>
        <translation>Eine Nachricht in 65.536 Fragmenten von je einem Byte</translation>
    </message>
    <message>
        <source>10,000 Pings, as fast as they go</source>
        <translation>10.000 Pings, so schnell es geht</translation>
    </message>
    <message>
        <source>A continuation frame with nothing to continue</source>
        <translation>Ein Fortsetzungsframe, der nichts fortsetzt</translation>
    </message>
    <message>
        <source>A continuation frame behind the end of its message</source>
        <translation>Ein Fortsetzungsframe hinter dem Ende seiner Nachricht</translation>
    </message>
    <message>
        <source>A new text frame within a message in fragments</source>
        <translation>Ein neuer Textframe in einer fragmentierten Nachricht</translation>
    </message>
    <message>
        <source>A new binary frame within a message in fragments</source>
        <translation>Ein neuer Binärframe in einer fragmentierten Nachricht</translation>
    </message>
    <message>
        <source>A message whose fragments are all empty (legal)</source>
        <translation>Eine Nachricht, deren Fragmente alle leer sind (erlaubt)</translation>
    </message>
    <message>
        <source>A length that is more than the payload: the frame behind it is taken for its rest</source>
        <translation>Eine Länge größer als die Nutzdaten: der Frame dahinter gilt als ihr Rest</translation>
    </message>
    <message>
        <source>RSV1 in a text frame, without an extension that gives it a meaning</source>
        <translation>RSV1 in einem Textframe, ohne Erweiterung, die ihm einen Sinn gibt</translation>
    </message>
    <message>
        <source>RSV2 in a text frame</source>
        <translation>RSV2 in einem Textframe</translation>
    </message>
    <message>
        <source>RSV3 in a text frame</source>
        <translation>RSV3 in einem Textframe</translation>
    </message>
    <message>
        <source>A frame of the reserved opcode %1</source>
        <translation>Ein Frame mit dem reservierten Opcode %1</translation>
    </message>
    <message>
        <source>A length of 5 in 16 bits: not the fewest bytes that it takes</source>
        <translation>Eine Länge von 5 in 16 Bits: mehr Bytes als nötig</translation>
    </message>
    <message>
        <source>A length of 5 in 64 bits: not the fewest bytes that it takes</source>
        <translation>Eine Länge von 5 in 64 Bits: mehr Bytes als nötig</translation>
    </message>
    <message>
        <source>A length whose highest bit is set</source>
        <translation>Eine Länge, deren höchstes Bit gesetzt ist</translation>
    </message>
    <message>
        <source>A length of 4 EiB, and nothing behind it</source>
        <translation>Eine Länge von 4 EiB, und nichts dahinter</translation>
    </message>
    <message>
        <source>A length that is less than the payload: the rest is taken for a frame</source>
        <translation>Eine Länge kleiner als die Nutzdaten: der Rest gilt als Frame</translation>
    </message>
    <message>
        <source>An unmasked frame to a server, or a masked one to a client</source>
        <translation>Ein unmaskierter Frame an einen Server, oder ein maskierter an einen Client</translation>
    </message>
    <message>
        <source>Invalid UTF-8 in the first fragment: who looks at once fails before the last comes</source>
        <translation>Ungültiges UTF-8 im ersten Fragment: wer gleich prüft, bricht ab, bevor das letzte kommt</translation>
    </message>
    <message>
        <source>Text whose last byte is no UTF-8</source>
        <translation>Text, dessen letztes Byte kein UTF-8 ist</translation>
    </message>
    <message>
        <source>Text that ends within a character</source>
        <translation>Text, der mitten in einem Zeichen endet</translation>
    </message>
    <message>
        <source>A surrogate (U+D800) in text</source>
        <translation>Ein Surrogat (U+D800) im Text</translation>
    </message>
    <message>
        <source>A slash in two bytes, an overlong form</source>
        <translation>Ein Schrägstrich in zwei Bytes, eine überlange Form</translation>
    </message>
    <message>
        <source>A character above U+10FFFF</source>
        <translation>Ein Zeichen jenseits von U+10FFFF</translation>
    </message>
    <message>
        <source>A character whose bytes are in two fragments (legal)</source>
        <translation>Ein Zeichen, dessen Bytes in zwei Fragmenten liegen (erlaubt)</translation>
    </message>
</context>
</TS>
