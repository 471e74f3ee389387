# kvit_target(<target> [THIRD_PARTY_MACROS]): what every compiled target of the project shares.
# THIRD_PARTY_MACROS leaves out the warnings that the macros of a binding library trip.
function(kvit_target target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "THIRD_PARTY_MACROS" "" "")

    set_target_properties(${target} PROPERTIES
        CXX_EXTENSIONS OFF
        C_EXTENSIONS OFF
        POSITION_INDEPENDENT_CODE ON)
    target_compile_features(${target} PRIVATE cxx_std_20)

    set(both -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion)
    set(cxx -Wnon-virtual-dtor)
    if(NOT arg_THIRD_PARTY_MACROS)
        list(APPEND both -Wshadow)
        list(APPEND cxx -Wold-style-cast)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # g++ 12 reports correct std::string and std::variant code when it inlines deeply.
        list(APPEND cxx -Wno-restrict -Wno-maybe-uninitialized)
    endif()
    target_compile_options(${target} PRIVATE ${both} "$<$<COMPILE_LANGUAGE:CXX>:${cxx}>")
    if(KVIT_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()

    if(KVIT_BUILD_FUZZERS)
        # What the fuzzers steer by; their main function is linked into them alone.
        target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
        target_link_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
    if(KVIT_SANITIZE)
        target_compile_options(${target} PRIVATE
            -fsanitize=${KVIT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
        target_link_options(${target} PRIVATE -fsanitize=${KVIT_SANITIZE})
    endif()
endfunction()

# kvit_c_program(<target>): C99, linked as a C program is.
function(kvit_c_program target)
    set_target_properties(${target} PROPERTIES C_STANDARD 99 C_STANDARD_REQUIRED ON)
    if(KVIT_SANITIZE)
        # The C driver leaves out the C++ part of the sanitizer's runtime.
        set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
    endif()
endfunction()

# kvit_glob(<variable> <pattern>...): recursive, relative to the current folder, and watched, so
# that a new file needs no edit here.
function(kvit_glob variable)
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    file(GLOB_RECURSE found CONFIGURE_DEPENDS LIST_DIRECTORIES false ${ARGN})
    set(${variable} ${found} PARENT_SCOPE)
endfunction()
