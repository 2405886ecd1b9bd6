#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"

namespace cli {

/// One JSON object on one line, members in the order in which they were added. For the answers that are the command
/// line's own (outcomes, checks); cards and contacts are written by exchange/.
class JsonObject {
 public:
  JsonObject& add(std::string_view key, std::string_view text);
  JsonObject& add(std::string_view key, const char* text) { return add(key, std::string_view(text)); }
  JsonObject& add(std::string_view key, std::int64_t number);
  JsonObject& add(std::string_view key, int number) { return add(key, static_cast<std::int64_t>(number)); }
  JsonObject& add(std::string_view key, bool yes);
  JsonObject& add_null(std::string_view key);
  /// A value that is JSON already.
  JsonObject& add_json(std::string_view key, std::string_view json);

  std::string to_text() const { return "{" + members_ + "}"; }

 private:
  void key(std::string_view name);
  std::string members_;
};

/// A quoted JSON string. Ill-formed UTF-8 becomes U+FFFD.
std::string json_string(std::string_view utf8);

/// `{"file": ..., "error": {"kind": ..., "message": ...}}`: an input that cannot be used.
std::string error_json(const std::filesystem::path& file, const card::Error& error);

/// "[1,2,3]" from values that are JSON already.
std::string json_list(const std::vector<std::string>& items);

}  // namespace cli
