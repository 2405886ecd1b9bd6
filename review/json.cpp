#include "review/json.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "review/refusal.h"

namespace review {

using Value = nlohmann::json;

std::string json_text(std::string_view utf8) {
  return Value(utf8).dump(-1, ' ', false, Value::error_handler_t::replace);
}

std::string json_list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ",")); }

std::string json_texts(const std::vector<std::string>& items) {
  std::vector<std::string> quoted;
  for (const std::string& item : items) quoted.push_back(json_text(item));
  return json_list(quoted);
}

std::string json_number(double number) {
  if (!std::isfinite(number)) return "null";
  return Value(std::round(number * 10'000) / 10'000).dump();
}

JsonObject& JsonObject::add_json(std::string_view key, std::string_view value) {
  if (!members_.empty()) members_ += ',';
  members_ += json_text(key);
  members_ += ':';
  members_ += value;
  return *this;
}

struct JsonBody::State {
  Value object;
  std::string place = {};  ///< JSON pointer of the object in the request
};

namespace {

constexpr int kDeepest = 12;

Value parse(std::string_view text) {
  bool too_deep = false;
  const auto watch = [&](int depth, Value::parse_event_t, Value&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  Value parsed = Value::parse(text, watch, false);
  if (too_deep || !parsed.is_object())
    throw Refusal{400, ProblemCode::malformed, "the body is not a JSON object of this API"};
  return parsed;
}

[[noreturn]] void refuse_value(const std::string& place, const char* key, const char* expected) {
  throw Refusal{422, ProblemCode::malformed, fmt::format("{}/{}: expected {}", place, key, expected),
                fmt::format("{}/{}", place, key)};
}

const Value* member(const Value& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

bool is_good_text(const Value& value) {
  if (!value.is_string() || value.get_ref<const std::string&>().size() > JsonBody::kLongestText) return false;
  return value.get_ref<const std::string&>().find('\0') == std::string::npos;
}

}  // namespace

JsonBody::JsonBody(std::string_view text) : state_(std::make_unique<State>(State{parse(text)})) {}
JsonBody::JsonBody(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonBody::JsonBody(JsonBody&&) noexcept = default;
JsonBody::~JsonBody() = default;

bool JsonBody::has(const char* key) const { return state_->object.contains(key); }
bool JsonBody::is_null(const char* key) const { return has(key) && state_->object.at(key).is_null(); }

std::optional<std::string> JsonBody::text(const char* key) const {
  const Value* value = member(state_->object, key);
  if (value == nullptr) return std::nullopt;
  if (!is_good_text(*value)) refuse_value(state_->place, key, "a text");
  return value->get<std::string>();
}

std::string JsonBody::needed_text(const char* key) const {
  const auto value = text(key);
  if (!value || value->empty()) refuse_value(state_->place, key, "a text that is not empty");
  return *value;
}

std::optional<std::int64_t> JsonBody::number(const char* key) const {
  const Value* value = member(state_->object, key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number_integer()) refuse_value(state_->place, key, "a whole number");
  return value->get<std::int64_t>();
}

std::optional<bool> JsonBody::flag(const char* key) const {
  const Value* value = member(state_->object, key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_boolean()) refuse_value(state_->place, key, "true or false");
  return value->get<bool>();
}

std::optional<std::vector<std::string>> JsonBody::texts(const char* key) const {
  const Value* value = member(state_->object, key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_array()) refuse_value(state_->place, key, "a list of texts");
  std::vector<std::string> texts;
  for (const Value& item : *value) {
    if (!is_good_text(item)) refuse_value(state_->place, key, "a list of texts");
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::optional<std::vector<std::int64_t>> JsonBody::numbers(const char* key) const {
  const Value* value = member(state_->object, key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_array()) refuse_value(state_->place, key, "a list of whole numbers");
  std::vector<std::int64_t> numbers;
  for (const Value& item : *value) {
    if (!item.is_number_integer()) refuse_value(state_->place, key, "a list of whole numbers");
    numbers.push_back(item.get<std::int64_t>());
  }
  return numbers;
}

std::optional<std::string> JsonBody::json(const char* key) const {
  const auto* value = member(state_->object, key);
  return value == nullptr ? std::nullopt : std::optional(value->dump(-1, ' ', false, Value::error_handler_t::replace));
}

std::optional<card::Quad> JsonBody::quad(const char* key) const {
  const auto* value = member(state_->object, key);
  if (value == nullptr) return std::nullopt;
  const auto is_point = [](const Value& point) {
    return point.is_array() && point.size() == 2 && point[0].is_number() && point[1].is_number();
  };
  if (!value->is_array() || value->size() != 4 || !std::ranges::all_of(*value, is_point))
    refuse_value(state_->place, key, "four corners [x, y]");
  card::Quad quad;
  for (std::size_t i = 0; i < 4; ++i) quad.corners[i] = {value->at(i)[0].get<float>(), value->at(i)[1].get<float>()};
  return quad;
}

std::vector<JsonBody> JsonBody::objects(const char* key) const {
  std::vector<JsonBody> bodies;
  const auto* value = member(state_->object, key);
  if (value == nullptr) return bodies;
  if (!value->is_array()) refuse_value(state_->place, key, "a list of objects");
  for (std::size_t i = 0; i < value->size(); ++i) {
    if (!value->at(i).is_object()) refuse_value(state_->place, key, "a list of objects");
    bodies.push_back(
        JsonBody(std::make_unique<State>(State{value->at(i), fmt::format("{}/{}/{}", state_->place, key, i)})));
  }
  return bodies;
}

}  // namespace review
