# The installed tree: what `cmake --install` makes, and the same again as Debian lays it out.
include(CMakePackageConfigHelpers)

get_target_property(kvit_type kvit TYPE)
if(kvit_type STREQUAL "SHARED_LIBRARY" AND TARGET kvit_capi)
    # libkvit.so finds libkvit_core.so beside itself, wherever the tree is moved to.
    set_target_properties(kvit_capi PROPERTIES INSTALL_RPATH "$ORIGIN")
endif()

# kvit_install_libraries(<libdir> <runtime> <devel> [EXCLUDE_FROM_ALL]): the libraries, the headers,
# the CMake package and kvit.pc, in two components. All paths inside are relative: a tree may be moved.
function(kvit_install_libraries libdir runtime devel)
    set(exclude ${ARGN})
    set(made "${PROJECT_BINARY_DIR}/installed/${devel}")
    set(config_dir "${libdir}/cmake/kvit")
    set(targets kvit_headers kvit)

    if(TARGET kvit_capi)
        list(APPEND targets kvit_capi kvit_capi_static)
        install(FILES ${KVIT_CAPI_HEADERS}
            DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT ${devel} ${exclude})
        file(RELATIVE_PATH up "/${libdir}/pkgconfig" "/")
        # What libkvit.a needs of a linker that is not told that it is C++.
        set(private ${CMAKE_CXX_IMPLICIT_LINK_LIBRARIES})
        list(REMOVE_ITEM private ${CMAKE_C_IMPLICIT_LINK_LIBRARIES})
        list(TRANSFORM private PREPEND "-l")
        list(APPEND private ${CMAKE_THREAD_LIBS_INIT})
        list(JOIN private " " private)
        configure_file("${PROJECT_SOURCE_DIR}/capi/kvit.pc.in" "${made}/kvit.pc" @ONLY)
        install(FILES "${made}/kvit.pc" DESTINATION "${libdir}/pkgconfig" COMPONENT ${devel} ${exclude})
    endif()

    install(TARGETS ${targets} EXPORT kvitTargets_${devel}
        FILE_SET HEADERS COMPONENT ${devel} ${exclude}
        FILE_SET tables COMPONENT ${devel} ${exclude}
        LIBRARY DESTINATION "${libdir}" COMPONENT ${runtime} NAMELINK_COMPONENT ${devel} ${exclude}
        ARCHIVE DESTINATION "${libdir}" COMPONENT ${devel} ${exclude})
    install(EXPORT kvitTargets_${devel} NAMESPACE kvit:: FILE kvitTargets.cmake
        DESTINATION "${config_dir}" COMPONENT ${devel} ${exclude})

    configure_package_config_file("${PROJECT_SOURCE_DIR}/src/cmake/kvitConfig.cmake.in"
        "${made}/kvitConfig.cmake" INSTALL_DESTINATION "${config_dir}")
    write_basic_package_version_file("${made}/kvitConfigVersion.cmake"
        COMPATIBILITY SameMinorVersion)
    install(FILES "${made}/kvitConfig.cmake" "${made}/kvitConfigVersion.cmake"
        DESTINATION "${config_dir}" COMPONENT ${devel} ${exclude})

    if(TARGET kvit_capi)
        # `--strip` leaves archives alone, and this one has the types of the ABI.
        set(archive "${CMAKE_STATIC_LIBRARY_PREFIX}kvit${CMAKE_STATIC_LIBRARY_SUFFIX}")
        install(CODE "
            if(CMAKE_INSTALL_DO_STRIP)
                set(archive \"${libdir}/${archive}\")
                cmake_path(ABSOLUTE_PATH archive BASE_DIRECTORY \"\${CMAKE_INSTALL_PREFIX}\")
                execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-debug \"\$ENV{DESTDIR}\${archive}\"
                    COMMAND_ERROR_IS_FATAL ANY)
            endif()" COMPONENT ${devel} ${exclude})
    endif()
endfunction()

kvit_install_libraries("${CMAKE_INSTALL_LIBDIR}" runtime devel)

if(TARGET kvit_python_core AND SKBUILD)
    # A wheel takes the extension alone: its Python files come from python/src.
    install(TARGETS kvit_python_core LIBRARY DESTINATION kvit COMPONENT python EXCLUDE_FROM_ALL)
endif()

if(PROJECT_IS_TOP_LEVEL AND TARGET kvit_capi AND TARGET kvit_python_core
        AND kvit_type STREQUAL "STATIC_LIBRARY" AND CMAKE_LIBRARY_ARCHITECTURE)
    include(kvit_deb)
endif()
