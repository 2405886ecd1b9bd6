#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace exchange {

/// Whose columns a list has. meishi: contract section 3. common: the usual names of columns, Japanese and English, of
/// lists that no program in particular wrote.
enum class Preset { meishi, eight, sansan, google, outlook, salesforce, common };
inline constexpr Preset kPresets[] = {Preset::meishi,  Preset::eight,      Preset::sansan, Preset::google,
                                      Preset::outlook, Preset::salesforce, Preset::common};

const char* to_string(Preset preset);
std::optional<Preset> parse_preset(std::string_view name);

}  // namespace exchange
