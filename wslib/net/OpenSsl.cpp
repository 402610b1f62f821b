#include "wslib/net/OpenSsl.h"

#include <openssl/pem.h>

#include <QStringList>

#include <algorithm>
#include <cstring>

namespace wslib::openssl {

Errors takeErrors()
{
    Errors errors;
    while (const auto code = ERR_get_error())
        errors.codes.append(code);
    return errors;
}

bool Errors::has(int reason) const
{
    return std::any_of(codes.begin(), codes.end(), [reason](auto code) { return ERR_GET_REASON(code) == reason; });
}

QString Errors::text() const
{
    QStringList reasons;
    for (const auto code : codes) {
        const char *const reason = ERR_reason_error_string(code);
        const QString text =
            reason ? QString::fromLatin1(reason) : QStringLiteral("error %1").arg(code, 8, 16, QLatin1Char('0'));
        if (!reasons.contains(text))
            reasons.append(text);
    }
    return reasons.isEmpty() ? QStringLiteral("OpenSSL gives no reason") : reasons.join(QStringLiteral("; "));
}

Bio reader(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

QByteArray written(BIO *memory)
{
    char *data = nullptr;
    const auto size = BIO_ctrl(memory, BIO_CTRL_INFO, 0, &data);
    return QByteArray(data, size);
}

namespace {

struct Passphrase
{
    const QByteArray &text;
    bool wanted = false;
};

int givePassphrase(char *buffer, int size, int /*forWriting*/, void *data)
{
    auto *const passphrase = static_cast<Passphrase *>(data);
    passphrase->wanted = true;
    if (passphrase->text.isEmpty() || passphrase->text.size() > size)
        return -1;
    std::memcpy(buffer, passphrase->text.constData(), static_cast<size_t>(passphrase->text.size()));
    return static_cast<int>(passphrase->text.size());
}

} // namespace

ReadKey readPemKey(const QByteArray &pem, const QByteArray &passphrase)
{
    Passphrase asked{passphrase};
    const Bio bio = reader(pem);
    ReadKey read;
    if (bio)
        read.key.reset(PEM_read_bio_PrivateKey(bio.get(), nullptr, givePassphrase, &asked));
    read.wantedPassphrase = asked.wanted;
    return read;
}

QByteArray toPem(EVP_PKEY *key)
{
    const Bio memory(BIO_new(BIO_s_mem()));
    if (!memory || PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return written(memory.get());
}

QSslCertificate toQt(X509 *certificate)
{
    const Bio memory(BIO_new(BIO_s_mem()));
    if (!memory || i2d_X509_bio(memory.get(), certificate) != 1)
        return QSslCertificate();
    return QSslCertificate(written(memory.get()), QSsl::Der);
}

Certificate fromQt(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const Bio bio = reader(der);
    return Certificate(bio ? d2i_X509_bio(bio.get(), nullptr) : nullptr);
}

} // namespace wslib::openssl
