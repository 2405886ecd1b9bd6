#include "review/api/description.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace review::api {
namespace {

using Value = nlohmann::json;

QueryRules::Parameter parameter_of(const Value& described) {
  const Value& schema = described.at("schema");
  QueryRules::Parameter parameter;
  parameter.name = described.at("name").get<std::string>();
  parameter.type = schema.value("type", "string");
  parameter.required = described.value("required", false);
  if (schema.contains("minimum")) parameter.least = schema.at("minimum").get<std::int64_t>();
  if (schema.contains("maximum")) parameter.most = schema.at("maximum").get<std::int64_t>();
  if (schema.contains("enum") && parameter.type == "string")
    parameter.words = schema.at("enum").get<std::vector<std::string>>();
  return parameter;
}

struct Description {
  std::map<std::string, QueryRules> rules;
  std::map<std::string, std::string> permissions;
};

std::string operation_name(std::string_view method, std::string_view path) {
  std::string name(method);
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return name + " " + std::string(path);
}

Description read_description() {
  Description description;
  const Value document = Value::parse(description_text());
  for (const auto& [path, methods] : document.at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      const std::string name = operation_name(method, path);
      description.permissions[name] = operation.at("x-permission").get<std::string>();
      QueryRules& rules = description.rules[name];
      if (!operation.contains("parameters")) continue;
      for (const Value& described : operation.at("parameters"))
        if (described.at("in") == "query") rules.parameters.push_back(parameter_of(described));
    }
  }
  return description;
}

const Description& description() {
  static const Description read = read_description();
  return read;
}

std::string fault_of(const QueryRules::Parameter& parameter, const std::string& value) {
  if (parameter.type == "integer") {
    std::int64_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == value.data() + value.size();
    if (!whole || (parameter.least && number < *parameter.least) || (parameter.most && number > *parameter.most))
      return fmt::format("{}: expected a whole number in its range", parameter.name);
  }
  if (!parameter.words.empty() && std::ranges::find(parameter.words, value) == parameter.words.end())
    return fmt::format("{}: expected one of {}", parameter.name, fmt::join(parameter.words, ", "));
  return {};
}

}  // namespace

std::string QueryRules::fault(const std::vector<http::Header>& query) const {
  for (const auto& [name, value] : query) {
    const auto found = std::ranges::find(parameters, name, &Parameter::name);
    if (found == parameters.end()) return "the query has a parameter that this operation does not know";
    if (std::ranges::count(query, name, &http::Header::first) > 1) return found->name + ": given more than once";
    if (std::string fault = fault_of(*found, value); !fault.empty()) return fault;
  }
  for (const Parameter& parameter : parameters)
    if (parameter.required && std::ranges::find(query, parameter.name, &http::Header::first) == query.end())
      return parameter.name + ": is needed";
  return {};
}

const QueryRules& query_rules(std::string_view method, std::string_view path) {
  static const QueryRules none;
  const auto found = description().rules.find(operation_name(method, path));
  return found == description().rules.end() ? none : found->second;
}

const std::map<std::string, std::string>& described_operations() { return description().permissions; }

}  // namespace review::api
