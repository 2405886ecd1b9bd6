#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/match.h"
#include "review/http/message.h"
#include "review/json.h"
#include "review/refusal.h"
#include "review/services.h"
#include "review/viewer.h"
#include "store/log.h"
#include "store/store.h"

namespace review {

/// One request on its way through an endpoint: what was asked, by whom, and the connection to answer it with.
struct Call {
  const http::Request& request;
  std::vector<std::string> path;    ///< the values of {..} in the route, decoded
  std::vector<http::Header> query;  ///< checked against openapi.json
  store::Store& store;
  const Viewer& viewer;  ///< without a user in open routes
  Services& services;

  std::int64_t id(std::size_t index = 0) const;        ///< a value of the path as a positive number; throws Refusal 404
  std::string parameter(std::string_view name) const;  ///< empty when absent
  std::int64_t number(std::string_view name, std::int64_t otherwise) const;

  store::Transaction read() const { return must(store::Transaction::begin(store, store::Access::read)); }
  store::Transaction write() const { return must(store::Transaction::begin(store, store::Access::write)); }

  /// Logs something that changes nothing; it is written soon.
  void log(std::string_view action, card::ContactId contact = {}, std::string detail = {}) const;
  /// Logs within the transaction of a change.
  void log(store::Transaction& transaction, std::string_view action, card::ContactId contact = {},
           std::string detail = {}, card::CardId card = {}) const;

  /// Throws Refusal 428 without If-Match, 412 when it is not `etag`.
  void require_match(const std::string& etag) const;
};

using Endpoint = http::Response (*)(Call&);

http::Response json_response(std::string json, int status = 200);
http::Response no_content();

/// {"items": [...], "total": n or null, "next_cursor": "..." or null}
std::string page_json(const std::vector<std::string>& items, std::optional<std::int64_t> total,
                      const std::string& next_cursor);

[[noreturn]] void not_found(std::string_view what);

}  // namespace review
