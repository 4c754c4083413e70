# cmake -D root=<project> -D listed=<file> -P project_lists.cmake
# Fails, naming each, when a header, source or case lies in the tree and is in no list.
file(STRINGS ${listed} known)
file(GLOB_RECURSE present RELATIVE ${root}
    ${root}/include/*.hpp
    ${root}/lib/*.cpp
    ${root}/examples/*.cpp
    ${root}/examples/cases/*.yaml
    ${root}/tests/*.cpp)
list(FILTER present EXCLUDE REGEX "^tests/consumer/")  # projects of their own
list(LENGTH present count)
if(count EQUAL 0)
    message(FATAL_ERROR "no sources in ${root}; expected the project's folder")
endif()
list(REMOVE_ITEM present ${known})
if(present)
    list(JOIN present "\n  " names)
    message(FATAL_ERROR "in no list:\n  ${names}\n"
        "list headers in lib/headers.cmake, anything else in the CMakeLists.txt of lib, examples or its folder of tests")
endif()
message(STATUS "${count} files, all listed")
