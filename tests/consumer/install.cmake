# cmake -D build=<folder> -D stage=<folder> [-D source=… -D generator=… -D compiler=… -D options=…] -P install.cmake
# Installs a built tree into an empty stage; with a source, configures and builds that tree first.
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE exit_code)
    if(NOT exit_code EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "exit ${exit_code}: ${command}")
    endif()
endfunction()

file(REMOVE_RECURSE ${stage})  # what an earlier run left must not make up for what is no longer installed
if(source)
    run(${CMAKE_COMMAND} -S ${source} -B ${build} -G ${generator} -DCMAKE_CXX_COMPILER=${compiler} ${options})
    run(${CMAKE_COMMAND} --build ${build})
endif()
run(${CMAKE_COMMAND} --install ${build} --prefix ${stage})
