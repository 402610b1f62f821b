#include "EndpointFuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    fuzzEndpoint(wslib::Role::Client, data, size);
    return 0;
}
