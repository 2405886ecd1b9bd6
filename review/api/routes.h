#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "review/call.h"
#include "review/viewer.h"

/// The table of everything that the API answers. openapi.json describes the same operations; a test holds the two
/// together, and another one tries every role on every row.
namespace review::api {

enum class BodyKind {
  none,
  json,    ///< in memory, at most kJsonBytes
  upload,  ///< multipart, streamed to disk
};
inline constexpr std::uint64_t kJsonBytes = 1U << 20U;

struct Route {
  std::string_view method;
  std::string_view path;  ///< "/api/v1/contacts/{id}"
  Permission permission;
  Endpoint endpoint;
  BodyKind body = BodyKind::none;
};

std::span<const Route> routes();

struct RouteMatch {
  const Route* route = nullptr;
  std::vector<std::string> values;   ///< of {..}, decoded
  std::vector<std::string> allowed;  ///< methods of this path, when no route has the wanted one
  bool is_open = false;              ///< one of them needs no sign-in
};
/// `path` without the query. HEAD finds the route of GET.
RouteMatch find_route(std::string_view method, std::string_view path);

}  // namespace review::api
