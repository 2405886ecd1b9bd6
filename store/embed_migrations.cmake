# cmake -DOUTPUT=<file> -DFOLDER=<store/migrations> -P embed_migrations.cmake
#   Writes the migrations as one C++ source. Raw string literals are cut at 8 kB: compilers limit their length.
file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/*.sql)
list(SORT files)
set(rows "")
set(expected 1)
foreach(file ${files})
  string(REGEX MATCH "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)\\.sql$" matched ${file})
  if(NOT matched)
    message(FATAL_ERROR "${file}: migrations are named NNNN_name.sql")
  endif()
  set(name ${CMAKE_MATCH_2})
  math(EXPR version "1${CMAKE_MATCH_1} - 10000")
  if(NOT version EQUAL expected)
    message(FATAL_ERROR "${file}: migration ${expected} is missing")
  endif()
  math(EXPR expected "${expected} + 1")
  file(READ ${FOLDER}/${file} sql)
  string(LENGTH "${sql}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${sql}" ${at} 8000 piece)
    string(APPEND pieces "\n     R\"__sql(${piece})__sql\"")
    math(EXPR at "${at} + 8000")
  endwhile()
  string(APPEND rows "    {${version}, \"${name}\",${pieces}},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"store/migrate.h\"

namespace store {
namespace {
constexpr Migration kMigrations[] = {
${rows}};
}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace store
")
