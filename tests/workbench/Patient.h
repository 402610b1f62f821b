#pragma once

#include "workbench/doctor/Doctor.h"
#include "wslib/net/Client.h"

/// A client that really tries to connect, fails, and goes to the doctor.
class Patient
{
public:
    wslib::ClientRequest request;

    /// Connects; the test's event loop runs until it has failed, at most 10 s.
    workbench::Diagnosis diagnosis();
    /// After diagnosis(): what it was made from.
    const workbench::FailedOpening &failure() const { return m_failure; }

private:
    wslib::Client m_client;
    workbench::FailedOpening m_failure;
};

namespace QTest {
/// So that a test that fails says which cause it was.
template <>
char *toString(const workbench::Cause &cause);
} // namespace QTest
