# meishi_module(<folder> SOURCES <files> [USES <folders>] [LIBRARIES <third-party targets>])
#   One folder = one static library. USES is the folder's row of the layer table; LIBRARIES are the
#   third-party libraries that the folder owns, and nobody else sees their headers through it.
function(meishi_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_USES} tl::expected fmt::fmt PRIVATE ${arg_LIBRARIES} meishi_warnings)
endfunction()

# meishi_tests(<folder> SOURCES <files> [USES <folders>] [LIBRARIES <third-party targets>] [ON_POSTGRESQL])
#   One test executable per folder, test_<folder>; each TEST becomes a CTest test. ON_POSTGRESQL: those with the parameter
#   PostgreSQL are one CTest test, <folder>.on_postgresql, because each run of the program starts a server.
function(meishi_tests name)
  cmake_parse_arguments(arg "ON_POSTGRESQL" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(test_${name} ${arg_SOURCES})
  target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_definitions(test_${name} PRIVATE MEISHI_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                  MEISHI_BINARY_DIR="${CMAKE_BINARY_DIR}")
  target_link_libraries(test_${name} PRIVATE ${arg_USES} ${arg_LIBRARIES} tl::expected fmt::fmt GTest::gtest_main
                                             meishi_warnings)
  gtest_discover_tests(test_${name} TEST_PREFIX ${name}. NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
                       TEST_FILTER "-*/PostgreSQL" PROPERTIES TIMEOUT 300 LABELS ${name})
  if(arg_ON_POSTGRESQL)
    add_test(NAME ${name}.on_postgresql COMMAND test_${name} --gtest_filter=*/PostgreSQL)
    set_tests_properties(${name}.on_postgresql PROPERTIES TIMEOUT 900 LABELS ${name})
  endif()
endfunction()
