# Builds for Windows on Linux with Debian's mingw-w64; see build.sh. WINDSOCK_WINDOWS_PREFIX is where the libraries are that it
# has built.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

# CMake reads this file again for each of its try_compile.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES WINDSOCK_WINDOWS_PREFIX)

# The variant with POSIX threads has std::thread and std::mutex.
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

# The same sources give the same bytes: no time of day in them.
foreach(kind EXE SHARED MODULE)
    set(CMAKE_${kind}_LINKER_FLAGS_INIT "-Wl,--no-insert-timestamp")
endforeach()

set(CMAKE_FIND_ROOT_PATH "${WINDSOCK_WINDOWS_PREFIX}" /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# Else pkg-config speaks of this machine's libraries.
set(ENV{PKG_CONFIG_LIBDIR} "${WINDSOCK_WINDOWS_PREFIX}/lib/pkgconfig")
set(ENV{PKG_CONFIG_SYSROOT_DIR} "")
