# cmake -DOUTPUT=<file.cpp> -DINPUT=<text file> -DNAMESPACE=<ns> -DFUNCTION=<name> -P embed_text.cmake
#   Writes `std::string_view NAMESPACE::FUNCTION()` that gives the file's text. Raw string literals are cut at 8 kB:
#   compilers limit their length.
file(READ ${INPUT} text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND pieces "\n    R\"__text(${piece})__text\"")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE ${OUTPUT} "#include <string_view>

namespace ${NAMESPACE} {
std::string_view ${FUNCTION}();
std::string_view ${FUNCTION}() {
  return std::string_view(${pieces});
}
}  // namespace ${NAMESPACE}
")
