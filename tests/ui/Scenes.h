#pragma once

#include <QList>

class WindowFixture;

/// The states that the window is looked at in. A new one is a function here and a line in all().
class Scenes
{
public:
    struct Scene
    {
        const char *name;              ///< In the name of the picture.
        void (*play)(WindowFixture &); ///< Brings the window there, from the one that was just opened.
    };

    static QList<Scene> all();

    static void empty(WindowFixture &fixture);
    static void connecting(WindowFixture &fixture);
    static void connectedWithJson(WindowFixture &fixture);
    static void hex(WindowFixture &fixture);
    static void handshake(WindowFixture &fixture);
    static void headers(WindowFixture &fixture);
    static void tls(WindowFixture &fixture);
    static void options(WindowFixture &fixture);
    static void compose(WindowFixture &fixture);
    static void profiles(WindowFixture &fixture);
    static void environments(WindowFixture &fixture);
    static void import(WindowFixture &fixture);
    static void doctor(WindowFixture &fixture);
    static void preferences(WindowFixture &fixture);
    static void palette(WindowFixture &fixture);
    static void shortcuts(WindowFixture &fixture);
    static void server(WindowFixture &fixture);
    static void serverOptions(WindowFixture &fixture);
    static void relay(WindowFixture &fixture);
    static void faults(WindowFixture &fixture);
    static void script(WindowFixture &fixture);
    static void exporting(WindowFixture &fixture);
    static void exported(WindowFixture &fixture);
    static void recording(WindowFixture &fixture);
    static void load(WindowFixture &fixture);
    static void loadResults(WindowFixture &fixture);
    static void conformance(WindowFixture &fixture);
    static void conformanceResults(WindowFixture &fixture);
    static void conformanceFrames(WindowFixture &fixture);
    static void conformanceClients(WindowFixture &fixture);
    static void about(WindowFixture &fixture);
};
