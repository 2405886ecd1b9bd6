#include "cli/json_text.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace cli {

std::string json_string(std::string_view utf8) {
  std::string quoted = "\"";
  for (const char32_t c : text::to_utf32(utf8)) {
    switch (c) {
      case U'"': quoted += "\\\""; break;
      case U'\\': quoted += "\\\\"; break;
      case U'\n': quoted += "\\n"; break;
      case U'\r': quoted += "\\r"; break;
      case U'\t': quoted += "\\t"; break;
      default:
        if (c < 0x20) {
          quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          quoted += text::to_utf8(c);
        }
    }
  }
  return quoted + "\"";
}

std::string json_list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ",")); }

void JsonObject::key(std::string_view name) {
  if (!members_.empty()) members_ += ",";
  members_ += json_string(name) + ":";
}

JsonObject& JsonObject::add(std::string_view name, std::string_view text) { return add_json(name, json_string(text)); }

JsonObject& JsonObject::add(std::string_view name, std::int64_t number) {
  return add_json(name, std::to_string(number));
}

JsonObject& JsonObject::add(std::string_view name, bool yes) { return add_json(name, yes ? "true" : "false"); }

JsonObject& JsonObject::add_null(std::string_view name) { return add_json(name, "null"); }

JsonObject& JsonObject::add_json(std::string_view name, std::string_view json) {
  key(name);
  members_ += json;
  return *this;
}

std::string error_json(const std::filesystem::path& file, const card::Error& error) {
  const std::string detail =
      JsonObject().add("kind", card::to_string(error.kind)).add("message", error.message).to_text();
  return JsonObject().add("file", file.string()).add_json("error", detail).to_text();
}

}  // namespace cli
