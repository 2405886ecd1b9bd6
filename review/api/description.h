#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/http/message.h"

namespace review::api {

/// review/api/openapi.json, compiled into the program.
std::string_view description_text();

/// What openapi.json says about the query of one operation.
class QueryRules {
 public:
  /// Why the query does not fit (unknown name, no number, out of range, not among the allowed words); empty: it fits.
  std::string fault(const std::vector<http::Header>& query) const;

  struct Parameter {
    std::string name, type;
    bool required = false;
    std::optional<std::int64_t> least, most;
    std::vector<std::string> words;  ///< allowed ones; empty: any
  };
  std::vector<Parameter> parameters;
};

/// The rules of an operation, by "GET /api/v1/contacts". Read once from the description.
const QueryRules& query_rules(std::string_view method, std::string_view path);

/// "GET /healthz" → its x-permission, for every operation described.
const std::map<std::string, std::string>& described_operations();

}  // namespace review::api
