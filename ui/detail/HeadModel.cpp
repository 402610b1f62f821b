#include "ui/detail/HeadModel.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include "wslib/protocol/ExtensionHeader.h"

#include <QGuiApplication>

namespace ui {

using namespace workbench;

HeadModel::HeadModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HeadModel::setHeads(const HandshakeHeads &heads)
{
    beginResetModel();
    m_request = heads.request.isEmpty() ? HeadFacts() : HeadFacts::of(heads.request);
    m_response = heads.response.isEmpty() ? HeadFacts() : HeadFacts::of(heads.response);
    m_rows.clear();
    for (const HeadField &field : std::as_const(m_request.fields))
        m_rows += {true, field, meaning(field, true)};
    for (const HeadField &field : std::as_const(m_response.fields))
        m_rows += {false, field, meaning(field, false)};
    endResetModel();
}

void HeadModel::setSecretsShown(bool shown)
{
    m_secretsShown = shown;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Value), index(rowCount() - 1, Value));
}

bool HeadModel::hasSecrets() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.field.isSecret; });
}

// ---- What they mean -------------------------------------------------------------------------------------------------

QString HeadModel::meaning(const HeadField &field, bool isRequest) const
{
    const QByteArray name = field.name.toLower();
    if (name == "host")
        return tr("The server that is meant, should several share the address (RFC 9110 §7.2)");
    if (name == "upgrade")
        return isRequest ? tr("Asks for another protocol on this connection (RFC 6455 §4.1)")
                         : tr("The protocol that is spoken from now on (RFC 6455 §4.2.2)");
    if (name == "connection")
        return tr("Upgrade is meant for the next hop; proxies take it off (RFC 9110 §7.6.1)");
    if (name == "sec-websocket-key")
        return tr("16 random bytes; the server proves with them that it speaks WebSocket (RFC 6455 §11.3.1)");
    if (name == "sec-websocket-accept")
        return acceptMeaning();
    if (name == "sec-websocket-version")
        return isRequest ? tr("The protocol’s version; 13 is RFC 6455 (§11.3.5)")
                         : tr("The versions that the server knows (RFC 6455 §4.4)");
    if (name == "sec-websocket-protocol")
        return isRequest ? tr("Subprotocols the client offers, the best first (RFC 6455 §1.9)")
                         : tr("The subprotocol that the server chose (RFC 6455 §1.9)");
    if (name == "sec-websocket-extensions")
        return extensionsMeaning(field.value);
    if (name == "origin")
        return tr("The page that connects; servers may refuse those they don’t know (RFC 6455 §10.2)");
    if (name == "authorization" || name == "proxy-authorization")
        return tr("Proves who the client is (RFC 9110 §11)");
    if (name == "cookie")
        return tr("Cookies of the client; often its session (RFC 6265 §4.2)");
    if (name == "set-cookie")
        return tr("A cookie for the client to keep (RFC 6265 §4.1)");
    if (name == "user-agent" || name == "server")
        return tr("The program, as it calls itself");
    if (name == "location")
        return tr("Where to go instead (RFC 9110 §10.2.2)");
    if (name == "content-length")
        return tr("How many bytes of a body follow (RFC 9110 §8.6)");
    return {};
}

QString HeadModel::acceptMeaning() const
{
    switch (judgeAccept(m_request, m_response)) {
    case AcceptVerdict::Right:
        return tr("✓ Right: it is the answer to the request’s key (RFC 6455 §4.2.2)");
    case AcceptVerdict::Wrong:
        return tr("✗ Wrong: it isn’t the answer to the request’s key (RFC 6455 §4.2.2)");
    case AcceptVerdict::Missing:
    case AcceptVerdict::Unknown:
        break;
    }
    return tr("The answer to Sec-WebSocket-Key: a SHA-1 of it (RFC 6455 §4.2.2)");
}

// "permessage-deflate with server_max_window_bits = 10, client_no_context_takeover"
QString HeadModel::extensionsMeaning(const QByteArray &value)
{
    const auto extensions = wslib::parseExtensions(value);
    if (!extensions)
        return tr("This breaks the grammar of the field (RFC 6455 §9.1)");
    QStringList parts;
    for (const wslib::Extension &extension : *extensions) {
        QStringList parameters;
        for (const auto &parameter : extension.parameters) {
            const QString name = QString::fromLatin1(parameter.name);
            parameters +=
                parameter.value ? QStringLiteral("%1 = %2").arg(name, QString::fromLatin1(*parameter.value)) : name;
        }
        const QString name = QString::fromLatin1(extension.name);
        const QString list = parameters.join(QStringLiteral(", "));
        parts += list.isEmpty() ? name : tr("%1 with %2").arg(name, list);
    }
    return tr("Extensions (RFC 6455 §9.1): %1").arg(parts.join(QStringLiteral("; ")));
}

// ---- The table ------------------------------------------------------------------------------------------------------

int HeadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HeadModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HeadModel::text(const Row &row, int column) const
{
    switch (column) {
    case Side:
        return row.isRequest ? tr("Request") : tr("Response");
    case Name:
        return QString::fromLatin1(row.field.name);
    case Value:
        return row.field.isSecret && !m_secretsShown ? QStringLiteral("••••••••") : QString::fromUtf8(row.field.value);
    default:
        return row.meaning;
    }
}

QVariant HeadModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const ThemeColors &colors = ThemeColors::of(QGuiApplication::palette());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::ForegroundRole:
        if (index.column() == Side)
            return colors.muted;
        if (index.column() == Meaning)
            return row.meaning.startsWith(u'✗')   ? colors.danger
                   : row.meaning.startsWith(u'✓') ? colors.success
                                                  : colors.muted;
        return {};
    case Qt::FontRole:
        return index.column() == Name || index.column() == Value ? QVariant(monospaceFont()) : QVariant();
    default:
        return {};
    }
}

QVariant HeadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Side:
        return tr("From");
    case Name:
        return tr("Header");
    case Value:
        return tr("Value");
    default:
        return tr("What it means");
    }
}

} // namespace ui
