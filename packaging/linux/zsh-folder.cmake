# Run by cpack over what it is about to pack: Debian's zsh reads the completions of packages from a folder of its own name, everybody
# else's from site-functions.
if(CPACK_GENERATOR STREQUAL "RPM")
    file(GLOB_RECURSE completions "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/_windsock-cli")
    foreach(completion IN LISTS completions)
        get_filename_component(folder "${completion}" DIRECTORY)
        get_filename_component(zsh "${folder}" DIRECTORY)
        file(RENAME "${folder}" "${zsh}/site-functions")
    endforeach()
endif()
