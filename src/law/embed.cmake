# cmake -DROOT=<folder> -DOUTPUT=<file.cpp> -P embed.cmake
#
# Writes a source file that holds every JSON under ROOT. Bytes go into arrays of characters and not
# into literals: a literal has a length limit, and escapes in it run into the following text.
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE paths RELATIVE "${ROOT}" "${ROOT}/*.json")
list(SORT paths COMPARE STRING)

set(arrays "")
set(rows "")
set(count 0)
foreach(path IN LISTS paths)
    file(READ "${ROOT}/${path}" bytes HEX)
    string(LENGTH "${bytes}" size)
    math(EXPR size "${size} / 2")
    # One more element, so that an empty file has an array too.
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
    string(APPEND arrays "constexpr char file_${count}[] = {${bytes}0};\n")
    string(APPEND rows "    {R\"path(${path})path\", {file_${count}, ${size}}},\n")
    math(EXPR count "${count} + 1")
endforeach()
if(count EQUAL 0)
    set(rows "    {},\n")
endif()

set(text "// Generated from src/law/data by embed.cmake.
#include \"law/embedded.hpp\"

namespace kvit::law::data {
namespace {
${arrays}
}  // namespace

constinit const EmbeddedFile files[] = {
${rows}};
constinit const std::size_t file_count = ${count};

}  // namespace kvit::law::data
")
file(WRITE "${OUTPUT}" "${text}")
