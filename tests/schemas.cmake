# cmake -D program=<hearsay> -D python=<python3> -D case=<file> -D work=<folder> -P schemas.cmake, from the project's folder
# A case, the same as JSON and as JSON Lines, and its report are what the schemas in docs/schema say, by the judgement
# of a validator that knows nothing of hearsay.
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE exit_code)
    if(NOT exit_code EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "exit ${exit_code}: ${command}")
    endif()
endfunction()

file(REMOVE_RECURSE ${work})
file(MAKE_DIRECTORY ${work})
run(${program} convert ${case} -o ${work}/case.json)
run(${program} convert ${case} -o ${work}/case.jsonl)
run(${program} report ${case} --format json -o ${work}/report.json)

set(validate ${python} tests/io/validate.py)
run(${validate} docs/schema/case.schema.json ${case} ${work}/case.json)
run(${validate} docs/schema/record.schema.json ${work}/case.jsonl)
run(${validate} docs/schema/report.schema.json ${work}/report.json)
