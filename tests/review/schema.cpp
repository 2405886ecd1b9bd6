#include "tests/review/schema.h"

#include <algorithm>

namespace {

using Json = nlohmann::json;

bool is_of(const Json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "array") return value.is_array();
  return type == "object" && value.is_object();
}

std::string fault_of_members(const Json& object, const Json& schema, const Json& document, const std::string& place) {
  if (!schema.contains("properties")) return {};
  const Json& properties = schema.at("properties");
  for (const auto& name : schema.value("required", Json::array()))
    if (!object.contains(name.get<std::string>())) return place + "/" + name.get<std::string>() + " is missing";
  for (const auto& [name, member] : object.items()) {
    if (!properties.contains(name)) return place + "/" + name + " is not described";
    if (std::string fault = fault_of(member, properties.at(name), document, place + "/" + name); !fault.empty())
      return fault;
  }
  return {};
}

}  // namespace

std::string fault_of(const Json& value, const Json& schema, const Json& document, const std::string& place) {
  if (schema.contains("$ref"))
    return fault_of(value, document.at(Json::json_pointer(schema.at("$ref").get<std::string>().substr(1))), document,
                    place);
  for (const char* choice : {"anyOf", "oneOf"}) {
    if (!schema.contains(choice)) continue;
    const Json& schemas = schema.at(choice);
    const bool fits =
        std::ranges::any_of(schemas, [&](const Json& each) { return fault_of(value, each, document).empty(); });
    return fits ? "" : place + " is none of its kinds: " + value.dump();
  }
  if (schema.contains("enum") && !value.is_null() &&
      std::ranges::find(schema.at("enum"), value) == schema.at("enum").end())
    return place + " is no word of its list: " + value.dump();
  if (schema.contains("type")) {
    const Json& type = schema.at("type");
    const Json types = type.is_array() ? type : Json::array({type});
    if (std::ranges::none_of(types, [&](const Json& each) { return is_of(value, each.get<std::string>()); }))
      return place + " is of another type: " + value.dump();
  }
  if (value.is_object()) return fault_of_members(value, schema, document, place);
  if (!value.is_array() || !schema.contains("items")) return {};
  for (std::size_t i = 0; i < value.size(); ++i)
    if (std::string fault = fault_of(value[i], schema.at("items"), document, place + "/" + std::to_string(i));
        !fault.empty())
      return fault;
  return {};
}
