# Linux: the desktop's files, and .deb and .rpm in two packages, of which windsock-cli needs no window.
set(linux "${CMAKE_CURRENT_LIST_DIR}")
set(app_id io.github.windsock.windsock)
find_program(GZIP_PROGRAM gzip REQUIRED)

# windsock_gzip(SOURCE NAME RESULT): a compressed copy in the build tree that is the same on every machine.
function(windsock_gzip source name result)
    set(packed "${PROJECT_BINARY_DIR}/packaging/${name}")
    get_filename_component(folder "${packed}" DIRECTORY)
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(OUTPUT "${packed}"
        COMMAND "${GZIP_PROGRAM}" -9n < "${source}" > "${packed}"
        DEPENDS "${source}" VERBATIM)
    set_property(GLOBAL APPEND PROPERTY windsock_packed "${packed}")
    set(${result} "${packed}" PARENT_SCOPE)
endfunction()

# windsock_documents(PACKAGE COMPONENT): what every package has in /usr/share/doc.
function(windsock_documents package component)
    set(PACKAGE ${package})
    configure_file("${linux}/changelog.in" "${PROJECT_BINARY_DIR}/packaging/${package}/changelog" @ONLY)
    windsock_gzip("${PROJECT_BINARY_DIR}/packaging/${package}/changelog" ${package}/changelog.Debian.gz debian_changelog)
    windsock_gzip("${PROJECT_SOURCE_DIR}/CHANGELOG.md" ${package}/changelog.gz changelog)
    install(FILES "${debian_changelog}" "${changelog}" "${linux}/copyright"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT ${component})
endfunction()

# A packager who wants the same bytes twice says when "now" is.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(epoch "$ENV{SOURCE_DATE_EPOCH}")
else()
    string(TIMESTAMP epoch "%s" UTC)
endif()
execute_process(COMMAND date --utc --rfc-email "--date=@${epoch}"
    OUTPUT_VARIABLE PACKAGE_DATE OUTPUT_STRIP_TRAILING_WHITESPACE)

windsock_documents(windsock-cli cli)
windsock_gzip("${linux}/man/windsock-cli.1" windsock-cli.1.gz cli_manual)
install(FILES "${cli_manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT cli)
install(FILES "${linux}/completions/windsock-cli.bash"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME windsock-cli COMPONENT cli)
install(FILES "${linux}/completions/_windsock-cli"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT cli)
install(FILES "${linux}/completions/windsock-cli.fish"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT cli)

if(WINDSOCK_BUILD_GUI)
    windsock_documents(windsock gui)
    windsock_gzip("${linux}/man/windsock.1" windsock.1.gz window_manual)
    install(FILES "${window_manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT gui)
    install(FILES "${linux}/${app_id}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT gui)
    install(FILES "${linux}/${app_id}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT gui)
    set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
    install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/windsock.svg"
        DESTINATION "${icons}/scalable/apps" RENAME ${app_id}.svg COMPONENT gui)
    foreach(size 16 22 24 32 48 64 128 256 512)
        install(FILES "${linux}/icons/windsock-${size}.png"
            DESTINATION "${icons}/${size}x${size}/apps" RENAME ${app_id}.png COMPONENT gui)
    endforeach()
endif()

get_property(packed GLOBAL PROPERTY windsock_packed)
add_custom_target(windsock_documents ALL DEPENDS ${packed})

if(WINDSOCK_BUILD_TESTS AND WINDSOCK_BUILD_GUI)
    add_test(NAME packaging.descriptions
        COMMAND "${linux}/describe" --check $<TARGET_FILE_DIR:windsock-cli>)
endif()

# --- .deb -------------------------------------------------------------------------------------------------------------

set(cli_description "Servers, a client, load tests, conformance tests and illegal frames\n\
from the command line, for scripts and for continuous integration: echo\n\
and chat servers, handlers in JavaScript, TLS with an authority of the\n\
machine's own, relays with faults on purpose, recordings as HAR and pcapng.")
set(gui_description "A client to explore any WebSocket endpoint, and a local, scriptable\n\
server to test any client: every message with its frames and bytes,\n\
frames that break the rules on purpose, faults, conformance tests,\n\
recordings, load tests and profiles.")

set(CPACK_COMPONENT_CLI_DESCRIPTION "${cli_description}")
set(CPACK_COMPONENT_GUI_DESCRIPTION "${gui_description}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR OFF)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_CLI_PACKAGE_NAME windsock-cli)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CLI_DESCRIPTION "WebSocket server and client for the command line\n${cli_description}")
set(CPACK_DEBIAN_GUI_PACKAGE_NAME windsock)
set(CPACK_DEBIAN_GUI_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_GUI_DESCRIPTION "client and scriptable server for WebSocket, in a window\n${gui_description}")
# Not linked, but loaded: what draws the icons; and windows on Wayland.
set(CPACK_DEBIAN_GUI_PACKAGE_DEPENDS "libqt6svg6 | qt6-svg-plugins")
set(CPACK_DEBIAN_GUI_PACKAGE_RECOMMENDS "qt6-wayland")
set(CPACK_DEBIAN_GUI_PACKAGE_SUGGESTS "windsock-cli")

# --- .rpm -------------------------------------------------------------------------------------------------------------

set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_AUTOREQPROV ON)
set(CPACK_RPM_CLI_PACKAGE_NAME windsock-cli)
set(CPACK_RPM_CLI_PACKAGE_SUMMARY "WebSocket server and client for the command line")
set(CPACK_RPM_GUI_PACKAGE_NAME windsock)
set(CPACK_RPM_GUI_PACKAGE_SUMMARY "WebSocket workbench")
set(CPACK_RPM_GUI_PACKAGE_REQUIRES "(qt6-qtsvg or libQt6Svg6)")
set(CPACK_RPM_GUI_PACKAGE_SUGGESTS "qt6-qtwayland, windsock-cli")
set(CPACK_RPM_INSTALL_WITH_EXEC ON)
set(CPACK_RPM_CHANGELOG_FILE "${PROJECT_BINARY_DIR}/packaging/changelog.rpm")
execute_process(COMMAND date --utc "--date=@${epoch}" "+%a %b %d %Y"
    OUTPUT_VARIABLE RPM_DATE OUTPUT_STRIP_TRAILING_WHITESPACE)
file(WRITE "${CPACK_RPM_CHANGELOG_FILE}"
    "* ${RPM_DATE} ${CPACK_PACKAGE_CONTACT} - ${PROJECT_VERSION}-1\n- Windsock ${PROJECT_VERSION}\n")
set(CPACK_PRE_BUILD_SCRIPTS "${linux}/zsh-folder.cmake")
# Directories that belong to the system.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/man /usr/share/man/man1 /usr/share/bash-completion /usr/share/bash-completion/completions
    /usr/share/zsh /usr/share/zsh/site-functions /usr/share/fish /usr/share/fish/vendor_completions.d
    /usr/share/applications /usr/share/metainfo /usr/share/icons /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps)
foreach(size 16 22 24 32 48 64 128 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none
%define _binary_payload w9.xzdio
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _buildhost reproducible
%define packager ${CPACK_PACKAGE_CONTACT}")

if(NOT CPACK_GENERATOR)
    set(CPACK_GENERATOR DEB RPM)
endif()
