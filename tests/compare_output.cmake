# cmake -D program=<program> -D expected=<file> -D actual=<file> -P compare_output.cmake
# Runs a program without arguments; fails unless it exits 0 and prints what <expected> holds, byte for byte.
execute_process(COMMAND ${program} OUTPUT_FILE ${actual} RESULT_VARIABLE exit_code)
if(NOT exit_code EQUAL 0)
    message(FATAL_ERROR "${program}: exit ${exit_code}; expected 0")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${expected} ${actual} RESULT_VARIABLE differ ERROR_QUIET)
if(NOT differ EQUAL 0)
    execute_process(COMMAND diff -u ${expected} ${actual})  # prints where they part
    message(FATAL_ERROR "${program} does not print what ${expected} holds")
endif()
