# Debian packages: `cpack --config <build>/CPackConfig.cmake -B <folder>` makes libkvit0, libkvit-dev
# and python3-kvit of what is built. Their components are installed by no one else.
set(kvit_soname_package libkvit0)

kvit_install_libraries("lib/${CMAKE_LIBRARY_ARCHITECTURE}" ${kvit_soname_package} libkvit-dev
    EXCLUDE_FROM_ALL)

set(kvit_python_dir "lib/python3/dist-packages")
install(TARGETS kvit_python_core LIBRARY
    DESTINATION "${kvit_python_dir}/kvit" COMPONENT python3-kvit EXCLUDE_FROM_ALL)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/python/src/kvit"
    DESTINATION "${kvit_python_dir}" COMPONENT python3-kvit EXCLUDE_FROM_ALL
    PATTERN "__pycache__" EXCLUDE
    PATTERN ".*" EXCLUDE
    PATTERN "*.so" EXCLUDE
    PATTERN "*~" EXCLUDE)
install(PROGRAMS "${CMAKE_CURRENT_LIST_DIR}/deb/kvit.py"
    DESTINATION bin RENAME kvit COMPONENT python3-kvit EXCLUDE_FROM_ALL)

set(kvit_packages ${kvit_soname_package} libkvit-dev python3-kvit)
foreach(package IN LISTS kvit_packages)
    install(FILES "${CMAKE_CURRENT_LIST_DIR}/deb/copyright"
        DESTINATION "share/doc/${package}" COMPONENT ${package} EXCLUDE_FROM_ALL)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL ${kvit_packages})
set(CPACK_PACKAGE_NAME kvit)
set(CPACK_SOURCE_GENERATOR "")
# Ours are stripped as Debian strips: programs whole, archives of their debug information.
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
# Whoever publishes packages puts a name and an address here: -D CPACK_DEBIAN_PACKAGE_MAINTAINER=…
if(NOT CPACK_DEBIAN_PACKAGE_MAINTAINER)
    set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The kvit project <kvit@kvit.invalid>")
endif()
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(kvit_deb_version "${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")

set(kvit_what "Turns dated facts about houses, accounts, meters and payments into
exact, explained Russian housing and utility bills (ЕПД). Every kopeck
has a derivation down to the reading, the tariff and the paragraph of
the law.
.
")
macro(kvit_deb_package package section summary text)
    string(TOUPPER "${package}" key)
    set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${package})
    set(CPACK_DEBIAN_${key}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${key}_DESCRIPTION "${summary}\n${kvit_what}${text}")
endmacro()

kvit_deb_package(${kvit_soname_package} libs "exact Russian utility bills (C library)"
    "This package has the shared library with the C interface.")
set(CPACK_DEBIAN_LIBKVIT0_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_LIST_DIR}/deb/triggers")
kvit_deb_package(libkvit-dev libdevel "exact Russian utility bills (development files)"
    "This package has the C and C++ headers, the static libraries, the CMake\npackage and kvit.pc.")
set(CPACK_DEBIAN_LIBKVIT-DEV_PACKAGE_DEPENDS
    "${kvit_soname_package} (= ${kvit_deb_version}), libexpat1-dev, libssl-dev")
kvit_deb_package(python3-kvit python "exact Russian utility bills (Python package and command)"
    "This package has the Python package kvit and the command of the same name.")
# The extension is built for one version of Python; the others are as in pyproject.toml.
math(EXPR kvit_next_python "${Python3_VERSION_MINOR} + 1")
string(CONCAT CPACK_DEBIAN_PYTHON3-KVIT_PACKAGE_DEPENDS
    "python3 (>= 3.${Python3_VERSION_MINOR}~), python3 (<< 3.${kvit_next_python}), "
    "python3-typer (>= 0.7), python3-typer (<< 0.16~), "
    "python3-click (>= 8.1), python3-click (<< 8.2~), python3-rich (>= 13)")
# Documents on paper only; Liberation is the font of their style sheets.
string(CONCAT CPACK_DEBIAN_PYTHON3-KVIT_PACKAGE_RECOMMENDS
    "weasyprint (>= 57), python3-jinja2 (>= 3.1), python3-num2words (>= 0.5.10), "
    "python3-segno (>= 1.4), fonts-liberation2 | fonts-liberation")
# Workbooks of templates only.
set(CPACK_DEBIAN_PYTHON3-KVIT_PACKAGE_SUGGESTS "python3-openpyxl")
set(CPACK_DEBIAN_PYTHON3-KVIT_PACKAGE_CONTROL_EXTRA
    "${CMAKE_CURRENT_LIST_DIR}/deb/postinst" "${CMAKE_CURRENT_LIST_DIR}/deb/prerm")

include(CPack)
