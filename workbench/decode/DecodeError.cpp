#include "workbench/decode/DecodeError.h"

#include "workbench/decode/TreeWriter.h"

namespace workbench {

DecodeError limitError(const TreeWriter &writer, qsizetype offset)
{
    const DecodeLimits &limits = writer.limits();
    switch (writer.problem()) {
    case TreeWriter::Problem::TooDeep:
        return {{QT_TRANSLATE_NOOP("workbench", "This is nested deeper than %1 levels; what is below isn’t shown."),
                 {QString::number(limits.maxDepth)}},
                offset,
                true};
    case TreeWriter::Problem::TooMany:
        return {{QT_TRANSLATE_NOOP("workbench", "These are more than %1 values; the rest isn’t shown."),
                 {QString::number(limits.maxNodes)}},
                offset,
                true};
    case TreeWriter::Problem::TooMuchText:
        return {{QT_TRANSLATE_NOOP("workbench", "This is more than %1 MiB of text; the rest isn’t shown."),
                 {QString::number(limits.maxText / 1048576)}},
                offset,
                true};
    case TreeWriter::Problem::Cancelled:
    case TreeWriter::Problem::None:
        break;
    }
    return {{QT_TRANSLATE_NOOP("workbench", "Decoding was cancelled."), {}}, offset, true};
}

DecodeError truncatedError(qsizetype offset)
{
    return {{QT_TRANSLATE_NOOP(
                 "workbench", "The message ends in the middle of a value: it was cut off, or it is of another format."),
             {}},
            offset};
}

} // namespace workbench
