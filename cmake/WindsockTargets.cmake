# How every target of the house is made.
#
# The include arrows of ARCHITECTURE.md are enforced by the compiler: the source tree itself is on nobody's include
# path. Each library publishes its headers through a folder of one-line forwarding headers in the build tree, and a
# target sees the folders of what it links, nothing else. `#include "wslib/net/Client.h"` in wslib/protocol is therefore
# "no such file", not a matter of review.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(windsock_options INTERFACE)
target_compile_definitions(windsock_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_WARN_DEPRECATED_UP_TO=0x060400)
if(MSVC)
    target_compile_options(windsock_options INTERFACE /W4 /permissive- /utf-8 /Zc:__cplusplus
        $<$<BOOL:${WINDSOCK_WARNINGS_AS_ERRORS}>:/WX>)
else()
    target_compile_options(windsock_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wconversion
        $<$<BOOL:${WINDSOCK_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(WINDSOCK_SANITIZERS)
    target_compile_options(windsock_options INTERFACE
        -fsanitize=${WINDSOCK_SANITIZERS} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(windsock_options INTERFACE -fsanitize=${WINDSOCK_SANITIZERS})
endif()

# windsock_library(NAME FOLDER SOURCES…): a static library whose public headers are included as "FOLDER/Class.h".
function(windsock_library name folder)
    add_library(${name} STATIC ${ARGN})
    target_link_libraries(${name} PRIVATE windsock_options)
    set(publish "${PROJECT_BINARY_DIR}/published/${name}")
    foreach(source IN LISTS ARGN)
        if(source MATCHES "\\.h$")
            file(CONFIGURE OUTPUT "${publish}/${folder}/${source}"
                CONTENT "#include \"${CMAKE_CURRENT_SOURCE_DIR}/${source}\"\n" @ONLY)
        endif()
    endforeach()
    target_include_directories(${name} PUBLIC "${publish}")
endfunction()

# windsock_translations(TARGET): puts resources/translations/*.ts, compiled, into the target as the resource
# windsock_translations, and Qt's own texts in those languages beside them where Qt's translations are installed.
function(windsock_translations target)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/translations/*.ts")
    get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
    execute_process(COMMAND "${qmake}" -query QT_INSTALL_TRANSLATIONS
        OUTPUT_VARIABLE of_qt OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(folder "${PROJECT_BINARY_DIR}/translations")
    set(list "<RCC><qresource prefix=\"/windsock/translations\">")
    foreach(source IN LISTS sources)
        get_filename_component(name "${source}" NAME_WE)
        add_custom_command(OUTPUT "${folder}/${name}.qm"
            COMMAND Qt6::lrelease -silent "${source}" -qm "${folder}/${name}.qm"
            DEPENDS "${source}" VERBATIM)
        list(APPEND compiled "${folder}/${name}.qm")
        string(APPEND list "<file>${name}.qm</file>")
        string(REPLACE windsock_ qtbase_ qt_name "${name}")
        if(EXISTS "${of_qt}/${qt_name}.qm")
            string(APPEND list "<file alias=\"${qt_name}.qm\">${of_qt}/${qt_name}.qm</file>")
        else()
            message(STATUS "Qt's ${qt_name}.qm wasn't found: Qt's own buttons will be English in that language")
        endif()
    endforeach()
    file(CONFIGURE OUTPUT "${folder}/windsock_translations.qrc" CONTENT "${list}</qresource></RCC>\n" @ONLY)
    add_custom_command(OUTPUT "${folder}/qrc_windsock_translations.cpp"
        COMMAND Qt6::rcc --name windsock_translations --output "${folder}/qrc_windsock_translations.cpp"
            "${folder}/windsock_translations.qrc"
        DEPENDS ${compiled} "${folder}/windsock_translations.qrc" VERBATIM)
    target_sources(${target} PRIVATE "${folder}/qrc_windsock_translations.cpp")
    set_source_files_properties("${folder}/qrc_windsock_translations.cpp" PROPERTIES
        SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
endfunction()
