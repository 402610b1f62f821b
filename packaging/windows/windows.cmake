# Windows: an installer by NSIS, and a zip. build.sh in this folder makes both on Linux; on Windows itself windeployqt gathers Qt.
set(windows "${CMAKE_CURRENT_LIST_DIR}")

if(WINDSOCK_BUILD_GUI)
    # The icon, and what the file's properties say.
    configure_file("${windows}/windsock.rc.in" "${PROJECT_BINARY_DIR}/packaging/windsock.rc" @ONLY)
    enable_language(RC)
    target_sources(windsock PRIVATE "${PROJECT_BINARY_DIR}/packaging/windsock.rc")
endif()
