include(CMakePackageConfigHelpers)

set(kvit_config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/kvit")

set(kvit_installed kvit_headers kvit)
if(TARGET kvit_capi)
    list(APPEND kvit_installed kvit_capi)
    install(FILES ${KVIT_CAPI_HEADERS} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT devel)
    # Relative, so that an installed tree may be moved.
    file(RELATIVE_PATH kvit_pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    set(kvit_pc "${PROJECT_BINARY_DIR}/kvit.pc")
    configure_file("${PROJECT_SOURCE_DIR}/capi/kvit.pc.in" "${kvit_pc}" @ONLY)
    install(FILES "${kvit_pc}" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT devel)
endif()

install(TARGETS ${kvit_installed} EXPORT kvitTargets
    FILE_SET HEADERS COMPONENT devel
    FILE_SET tables COMPONENT devel
    LIBRARY COMPONENT runtime NAMELINK_COMPONENT devel
    ARCHIVE COMPONENT devel)
install(EXPORT kvitTargets NAMESPACE kvit:: DESTINATION "${kvit_config_dir}" COMPONENT devel)

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/kvitConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/kvitConfig.cmake" INSTALL_DESTINATION "${kvit_config_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/kvitConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/kvitConfig.cmake" "${PROJECT_BINARY_DIR}/kvitConfigVersion.cmake"
    DESTINATION "${kvit_config_dir}" COMPONENT devel)
