# cmake -DOUTPUT=<file> -DINPUT=<openapi.json> -P embed_description.cmake
#   Writes the description as one C++ source. Raw string literals are cut at 8 kB: compilers limit their length.
file(READ ${INPUT} text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND pieces "\n    R\"__json(${piece})__json\"")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE ${OUTPUT} "#include \"review/api/description.h\"

namespace review::api {

std::string_view description_text() {
  return${pieces};
}

}  // namespace review::api
")
