#pragma once

#include "workbench/decode/HandshakeFacts.h"

#include <QAbstractTableModel>
#include <QFont>

namespace ui {

/// The fields of both heads of a handshake, and what those mean that the WebSocket protocol knows.
class HeadModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Side, Name, Value, Meaning, ColumnCount };

    explicit HeadModel(QObject *parent = nullptr);

    void setHeads(const workbench::HandshakeHeads &heads);
    /// Whether what proves who somebody is can be read. Not at first.
    void setSecretsShown(bool shown);
    bool hasSecrets() const;
    const workbench::HeadFacts &request() const { return m_request; }
    const workbench::HeadFacts &response() const { return m_response; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        bool isRequest;
        workbench::HeadField field;
        QString meaning;
    };

    QString meaning(const workbench::HeadField &field, bool isRequest) const;
    QString acceptMeaning() const;
    static QString extensionsMeaning(const QByteArray &value);
    QString text(const Row &row, int column) const;

    workbench::HeadFacts m_request;
    workbench::HeadFacts m_response;
    QList<Row> m_rows;
    bool m_secretsShown = false;
};

} // namespace ui
