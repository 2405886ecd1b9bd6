#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace normalize {

/// How much a text looks like a department, branch or office, 0..1 (営業本部, 大阪支店, 第二開発課, Sales Department,
/// Abteilung Einkauf, Direction générale, Departamento Comercial).
float department_likeness(std::string_view text);

/// Splits run-together levels: "営業本部第一営業部東京支店" -> three. One entry when nothing divides it.
std::vector<std::string> split_department_levels(std::string_view text);

/// A branch or office that has its own address (本社, 大阪支店, 横浜工場, Head Office): also used as an address label.
bool is_office_word(std::string_view text);

}  // namespace normalize
