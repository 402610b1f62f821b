#include "LoadStage.h"

#include "workbench/handlers/HandlerCatalogue.h"

#include <QSignalSpy>
#include <QtTest>

using namespace workbench;

LoadStage::LoadStage(const char *handler, const wslib::ServerOptions &options)
    : LoadStage(serverHandler(QString::fromLatin1(handler), {}).factory, options)
{
}

LoadStage::LoadStage(wslib::HandlerFactory factory, const wslib::ServerOptions &options)
    : m_server(new wslib::Server(options))
{
    m_server->route(QRegularExpression(QStringLiteral("/")), std::move(factory));
    m_server->moveToThread(&m_thread);
    // Directly, so that its sockets go in the thread's last pass over what is to be deleted.
    QObject::connect(
        &m_thread, &QThread::finished, &m_thread, [this] { delete m_server; }, Qt::DirectConnection);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            if (!m_server->listen())
                qFatal("LoadStage: %s", qPrintable(m_server->errorString()));
            m_url = m_server->url();
        },
        Qt::BlockingQueuedConnection);
}

LoadStage::~LoadStage()
{
    m_thread.quit();
    m_thread.wait();
}

void LoadStage::stall(std::chrono::milliseconds time)
{
    QMetaObject::invokeMethod(
        m_server, [time] { QThread::msleep(static_cast<unsigned long>(time.count())); }, Qt::QueuedConnection);
}

LoadOptions loadOn(const QString &url)
{
    LoadOptions options;
    options.request.url = url;
    options.connections = 4;
    options.duration = std::chrono::milliseconds(300);
    options.answerTimeout = std::chrono::milliseconds(500);
    return options;
}

LoadReport runLoad(const LoadOptions &options)
{
    LoadRun run(options);
    QSignalSpy finished(&run, &LoadRun::finished);
    run.start();
    finished.wait(20'000);
    return run.report();
}

qint64 countOf(const LoadReport &report, LoadFault fault, int number)
{
    const auto &entries = report.errors.entries();
    const auto found = entries.find({fault, number});
    return found == entries.end() ? 0 : found->second.count;
}
