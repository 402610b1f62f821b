#include "wslib/net/CertificateNames.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace wslib {

namespace {

// Without the forms of inet_aton(), in which "127.1" and "1234" are addresses too.
std::optional<QString> canonicalAddress(const QString &name)
{
    const bool bracketed = name.startsWith(u'[') && name.endsWith(u']');
    QHostAddress address(bracketed ? name.sliced(1, name.size() - 2) : name);
    if (address.isNull() || (address.protocol() == QHostAddress::IPv4Protocol && address.toString() != name))
        return std::nullopt;
    address.setScopeId({});
    return address.toString();
}

// RFC 1123 §2.1
bool isLabel(QStringView label)
{
    const auto isPart = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; };
    return !label.isEmpty() && label.size() <= 63 && label.front() != u'-' && label.back() != u'-'
           && std::all_of(label.begin(), label.end(), isPart);
}

bool isHostName(const QString &name)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QStringList labels = name.split(u'.');
    const QString &last = labels.last();
    return name.size() <= 253 && std::all_of(labels.begin(), labels.end(), isLabel)
           && !std::all_of(last.begin(), last.end(), isDigit);
}

std::optional<QString> canonicalHost(const QString &name)
{
    const QString wildcard = name.startsWith(QStringLiteral("*.")) ? QStringLiteral("*.") : QString();
    const QString host = QString::fromLatin1(QUrl::toAce(name.sliced(wildcard.size()))).toLower();
    if (!isHostName(host))
        return std::nullopt;
    return wildcard + host;
}

void append(QStringList &list, const QString &text)
{
    if (!list.contains(text))
        list.append(text);
}

} // namespace

Loaded<CertificateNames> CertificateNames::parse(const QStringList &names)
{
    CertificateNames parsed;
    for (const QString &name : names) {
        if (const auto address = canonicalAddress(name))
            append(parsed.addresses, *address);
        else if (const auto host = canonicalHost(name))
            append(parsed.hosts, *host);
        else
            return {std::nullopt,
                    QStringLiteral("A certificate can't be made for \"%1\": it is neither an address nor a "
                                   "host name of letters, digits, hyphens and dots.")
                        .arg(name)};
    }
    return {parsed, {}};
}

void CertificateNames::add(const CertificateNames &more)
{
    for (const QString &host : more.hosts)
        append(hosts, host);
    for (const QString &address : more.addresses)
        append(addresses, address);
}

bool CertificateNames::areIn(const QSslCertificate &certificate) const
{
    const auto names = certificate.subjectAlternativeNames();
    const auto has = [&names](QSsl::AlternativeNameEntryType type) {
        return [&names, type](const QString &text) { return names.contains(type, text); };
    };
    return std::all_of(hosts.begin(), hosts.end(), has(QSsl::DnsEntry))
           && std::all_of(addresses.begin(), addresses.end(), has(QSsl::IpAddressEntry));
}

QByteArray CertificateNames::subjectAltName() const
{
    QByteArrayList entries;
    for (const QString &host : hosts)
        entries.append("DNS:" + host.toLatin1());
    for (const QString &address : addresses)
        entries.append("IP:" + address.toLatin1());
    return entries.join(',');
}

} // namespace wslib
