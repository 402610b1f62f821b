# Windows: an installer by NSIS, and a zip. build.sh in this folder makes both on Linux; on Windows itself windeployqt gathers Qt.
set(windows "${CMAKE_CURRENT_LIST_DIR}")
enable_language(RC)

# windsock_properties(PROGRAM DESCRIPTION): the icon, and what the file's properties say.
function(windsock_properties program description)
    configure_file("${windows}/windsock.rc.in" "${PROJECT_BINARY_DIR}/packaging/${program}.rc" @ONLY)
    target_sources(${program} PRIVATE "${PROJECT_BINARY_DIR}/packaging/${program}.rc")
endfunction()

windsock_properties(windsock-cli "Windsock: WebSocket servers and clients for the command line")
if(WINDSOCK_BUILD_GUI)
    windsock_properties(windsock "Windsock: a WebSocket workbench")
endif()

# By build.sh: what the programs need, beside them.
if(WINDSOCK_WINDOWS_PREFIX)
    include("${windows}/deploy.cmake")
endif()
