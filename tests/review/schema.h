#pragma once

#include <string>

#include <nlohmann/json.hpp>

/// Why a value is not what a schema of openapi.json describes, with the place; empty: it is. An object has no member
/// that its schema does not name.
std::string fault_of(const nlohmann::json& value, const nlohmann::json& schema, const nlohmann::json& document,
                     const std::string& place = {});
