# Finds MiniSat, which brings no CMake files of its own: defines MiniSat::minisat where it is found.
if(NOT TARGET MiniSat::minisat)
    find_path(HEARSAY_MINISAT_INCLUDE minisat/core/Solver.h)
    find_library(HEARSAY_MINISAT_LIBRARY minisat)
    mark_as_advanced(HEARSAY_MINISAT_INCLUDE HEARSAY_MINISAT_LIBRARY)
    if(HEARSAY_MINISAT_INCLUDE AND HEARSAY_MINISAT_LIBRARY)
        add_library(MiniSat::minisat UNKNOWN IMPORTED)
        set_target_properties(MiniSat::minisat PROPERTIES
            IMPORTED_LOCATION ${HEARSAY_MINISAT_LIBRARY}
            INTERFACE_INCLUDE_DIRECTORIES ${HEARSAY_MINISAT_INCLUDE})
    endif()
endif()
