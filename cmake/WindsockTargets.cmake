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
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
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
