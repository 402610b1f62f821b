# macOS: a bundle with Qt in it, and a disk image. Nobody has run this yet: see README.md.
set(macos "${CMAKE_CURRENT_LIST_DIR}")

if(WINDSOCK_BUILD_GUI)
    set(icon "${macos}/windsock.icns")
    target_sources(windsock PRIVATE "${icon}")
    set_source_files_properties("${icon}" TARGET_DIRECTORY windsock PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    set_target_properties(windsock PROPERTIES
        MACOSX_BUNDLE ON
        OUTPUT_NAME Windsock
        MACOSX_BUNDLE_INFO_PLIST "${macos}/Info.plist.in"
        MACOSX_BUNDLE_GUI_IDENTIFIER io.github.windsock.windsock
        MACOSX_BUNDLE_BUNDLE_NAME Windsock
        MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}"
        MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}"
        MACOSX_BUNDLE_ICON_FILE windsock.icns
        MACOSX_BUNDLE_COPYRIGHT "© 2026 The Windsock developers, MIT licence")
    # The twin for the command line lies in the bundle, where it finds the same libraries.
    install(TARGETS windsock-cli RUNTIME DESTINATION Windsock.app/Contents/MacOS COMPONENT gui)
    get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
    get_filename_component(qt_programs "${qmake}" DIRECTORY)
    find_program(MACDEPLOYQT_PROGRAM macdeployqt HINTS "${qt_programs}" REQUIRED)
    # Signed with the identity in WINDSOCK_SIGNING_IDENTITY, if there is one; else as "-", for this machine only.
    install(CODE "
        set(bundle \"\${CMAKE_INSTALL_PREFIX}/Windsock.app\")
        execute_process(COMMAND \"${MACDEPLOYQT_PROGRAM}\" \"\${bundle}\"
            \"-executable=\${bundle}/Contents/MacOS/windsock-cli\" COMMAND_ERROR_IS_FATAL ANY)
        set(identity \"\$ENV{WINDSOCK_SIGNING_IDENTITY}\")
        if(identity STREQUAL \"\")
            set(identity -)
        endif()
        execute_process(COMMAND codesign --force --deep --options runtime --timestamp=none
            --entitlements \"${macos}/windsock.entitlements\" --sign \"\${identity}\" \"\${bundle}\"
            COMMAND_ERROR_IS_FATAL ANY)" COMPONENT gui)
endif()

set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Windsock)
set(CPACK_PACKAGE_FILE_NAME "windsock-${PROJECT_VERSION}-macos")
set(CPACK_COMPONENTS_ALL gui)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
