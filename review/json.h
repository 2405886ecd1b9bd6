#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/geometry.h"

/// JSON out by appending, JSON in by asking for what is expected.
namespace review {

/// A quoted JSON string. Ill-formed UTF-8 becomes U+FFFD.
std::string json_text(std::string_view utf8);
std::string json_texts(const std::vector<std::string>& items);  ///< ["a","b"]
std::string json_list(const std::vector<std::string>& json);    ///< items that are JSON already
std::string json_number(double number);

/// An object; members stand in the order in which they were added.
class JsonObject {
 public:
  JsonObject& add(std::string_view key, std::string_view text) { return add_json(key, json_text(text)); }
  JsonObject& add(std::string_view key, const std::string& text) { return add(key, std::string_view(text)); }
  JsonObject& add(std::string_view key, const char* text) { return add(key, std::string_view(text)); }
  JsonObject& add(std::string_view key, bool yes) { return add_json(key, yes ? "true" : "false"); }
  JsonObject& add(std::string_view key, double number) { return add_json(key, json_number(number)); }
  template <std::integral Number>
  JsonObject& add(std::string_view key, Number number) {
    return add_json(key, std::to_string(number));
  }
  JsonObject& add(std::string_view key, const std::vector<std::string>& texts) {
    return add_json(key, json_texts(texts));
  }
  template <class Value>
  JsonObject& add(std::string_view key, const std::optional<Value>& value) {
    return value ? add(key, *value) : add_null(key);
  }
  JsonObject& add_or_null(std::string_view key, std::string_view text) {
    return text.empty() ? add_null(key) : add(key, text);
  }
  JsonObject& add_null(std::string_view key) { return add_json(key, "null"); }
  /// A value that is JSON already.
  JsonObject& add_json(std::string_view key, std::string_view json);

  std::string to_text() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

/// The object that a request carries. Asking throws Refusal (422, with the JSON pointer) where the value is of another
/// type or longer than `kLongestText`; null counts as absent.
class JsonBody {
 public:
  static constexpr std::size_t kLongestText = 10'000;  ///< bytes

  /// Throws Refusal (400) when the text is no JSON object, or nested deeper than any request is.
  explicit JsonBody(std::string_view json);
  JsonBody(JsonBody&&) noexcept;
  ~JsonBody();

  bool has(const char* key) const;  ///< also when it is null
  bool is_null(const char* key) const;
  std::optional<std::string> text(const char* key) const;
  std::string needed_text(const char* key) const;  ///< not empty
  std::optional<std::int64_t> number(const char* key) const;
  std::optional<bool> flag(const char* key) const;
  std::optional<std::vector<std::string>> texts(const char* key) const;
  std::optional<std::vector<std::int64_t>> numbers(const char* key) const;
  std::optional<card::Quad> quad(const char* key) const;   ///< [[x,y],[x,y],[x,y],[x,y]]
  std::optional<std::string> json(const char* key) const;  ///< any value, as JSON text
  std::vector<JsonBody> objects(const char* key) const;

 private:
  struct State;
  explicit JsonBody(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace review
