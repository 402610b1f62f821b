#include "tests/support/Pieces.h"

QList<QByteArray> pieces(const QByteArray &bytes, qsizetype size)
{
    return alternatingPieces(bytes, size, size);
}

QList<QByteArray> alternatingPieces(const QByteArray &bytes, qsizetype first, qsizetype second)
{
    QList<QByteArray> result;
    for (qsizetype at = 0; at < bytes.size(); at += result.constLast().size())
        result.append(bytes.mid(at, result.size() % 2 == 0 ? first : second));
    return result;
}

QList<QList<QByteArray>> everyCut(const QByteArray &bytes)
{
    QList<QList<QByteArray>> cuts{{bytes}, pieces(bytes, 1)};
    for (qsizetype at = 1; at < bytes.size(); ++at)
        cuts.append({bytes.first(at), bytes.sliced(at)});
    return cuts;
}
