#include "cli/number_option.h"

#include <charconv>
#include <cmath>
#include <cstdint>

#include <CLI/CLI.hpp>

namespace cli {
namespace {

/// The number that the whole text is; 0 when it is none.
template <class Number>
Number number_in(const std::string& text) {
  Number number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, trouble] = std::from_chars(text.data(), end, number);
  return trouble == std::errc() && stop == end ? number : 0;
}

}  // namespace

CLI::Validator whole_number() {
  return CLI::Validator(
      [](const std::string& text) {
        return number_in<std::int64_t>(text) > 0 ? std::string() : text + " is no whole number from 1 on";
      },
      "POSITIVE");
}

CLI::Validator positive_number() {
  return CLI::Validator(
      [](const std::string& text) {
        const double number = number_in<double>(text);
        return number > 0 && std::isfinite(number) ? std::string() : text + " is no number above 0";
      },
      "POSITIVE");
}

}  // namespace cli
