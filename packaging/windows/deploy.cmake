# What build.sh puts beside the programs: the libraries that they are linked with, and the plugins that they load.
set(prefix "${WINDSOCK_WINDOWS_PREFIX}")

set(libraries Qt6Core Qt6Network Qt6Qml libcrypto-3-x64 libssl-3-x64)
# Which TLS is loaded is decided when the programs run: OpenSSL's, and that of Windows should OpenSSL's libraries be taken away.
set(plugins tls/qopensslbackend tls/qschannelbackend)
if(WINDSOCK_BUILD_GUI)
    list(APPEND libraries Qt6Gui Qt6Widgets libqrencode)
    # offscreen takes the tour where nobody has a screen.
    list(APPEND plugins platforms/qwindows platforms/qoffscreen)

    # What draws the icons: elsewhere Qt's plugin for SVG, whose sources aren't in every mirror of Debian's archive.
    set(CMAKE_AUTOMOC ON)
    add_library(svg MODULE
        "${windows}/svg/SvgHandler.cpp" "${windows}/svg/SvgHandler.h"
        "${windows}/svg/SvgPlugin.cpp" "${windows}/svg/SvgPlugin.h")
    target_link_libraries(svg PRIVATE Qt6::Gui)
    target_include_directories(svg SYSTEM PRIVATE "${prefix}/include")
    set_target_properties(svg PROPERTIES PREFIX "" OUTPUT_NAME qsvg)
    install(TARGETS svg LIBRARY DESTINATION imageformats RUNTIME DESTINATION imageformats)
endif()

foreach(library IN LISTS libraries)
    install(FILES "${prefix}/bin/${library}.dll" DESTINATION .)
endforeach()
foreach(plugin IN LISTS plugins)
    get_filename_component(folder "${plugin}" DIRECTORY)
    install(FILES "${prefix}/plugins/${plugin}.dll" DESTINATION "${folder}")
endforeach()

# The compiler's own.
foreach(library libgcc_s_seh-1 libstdc++-6 libwinpthread-1)
    execute_process(COMMAND "${CMAKE_CXX_COMPILER}" "-print-file-name=${library}.dll"
        OUTPUT_VARIABLE file OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT IS_ABSOLUTE "${file}")
        message(FATAL_ERROR "The compiler doesn't know where its ${library}.dll is: install g++-mingw-w64-x86-64-posix again")
    endif()
    install(FILES "${file}" DESTINATION .)
endforeach()

# What people may do with all that, and where its sources are.
configure_file("${windows}/LIBRARIES.txt.in" "${PROJECT_BINARY_DIR}/packaging/LIBRARIES.txt" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/packaging/LIBRARIES.txt" DESTINATION licences)
install(DIRECTORY "${prefix}/licences/" DESTINATION licences)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION . RENAME LICENSE.txt)
install(FILES "${PROJECT_SOURCE_DIR}/CHANGELOG.md" DESTINATION .)
