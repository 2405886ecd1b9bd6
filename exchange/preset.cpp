#include "exchange/preset.h"

#include <string>

namespace exchange {

const char* to_string(Preset preset) {
  switch (preset) {
    case Preset::meishi: return "meishi";
    case Preset::eight: return "eight";
    case Preset::sansan: return "sansan";
    case Preset::google: return "google";
    case Preset::outlook: return "outlook";
    case Preset::salesforce: return "salesforce";
    case Preset::common: break;
  }
  return "common";
}

std::optional<Preset> parse_preset(std::string_view name) {
  for (const Preset preset : kPresets)
    if (name == to_string(preset)) return preset;
  return std::nullopt;
}

}  // namespace exchange
