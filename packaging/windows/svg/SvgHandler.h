#pragma once

#include <QImageIOHandler>
#include <QSize>

#include <memory>

struct NSVGimage;

namespace packaging {

/// One SVG image, drawn by nanosvg at the size that is asked for.
class SvgHandler final : public QImageIOHandler
{
public:
    bool canRead() const override;
    bool read(QImage *image) override;
    bool supportsOption(ImageOption option) const override;
    QVariant option(ImageOption option) const override;
    void setOption(ImageOption option, const QVariant &value) override;

    /// Whether the device, which stays where it is, begins as an SVG image does.
    static bool looksLikeSvg(QIODevice &device);

private:
    struct Deleter
    {
        void operator()(NSVGimage *image) const;
    };

    const NSVGimage *parsed() const;

    mutable std::unique_ptr<NSVGimage, Deleter> m_parsed; ///< When it was first asked for.
    QSize m_size;                                         ///< Empty: the image's own.
    bool m_wasRead = false;
};

} // namespace packaging
