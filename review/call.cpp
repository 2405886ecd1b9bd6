#include "review/call.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace review {
namespace {

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::int64_t Call::id(std::size_t index) const {
  const auto number = parse_number(path.at(index));
  if (!number || *number <= 0) throw Refusal{404, ProblemCode::not_found, "there is nothing with this identifier"};
  return *number;
}

std::string Call::parameter(std::string_view name) const {
  const auto found = std::ranges::find(query, name, &http::Header::first);
  return found == query.end() ? std::string() : found->second;
}

std::int64_t Call::number(std::string_view name, std::int64_t otherwise) const {
  const std::string text = parameter(name);
  if (text.empty()) return otherwise;
  const auto number = parse_number(text);
  if (!number)
    throw Refusal{400, ProblemCode::malformed, fmt::format("{}: expected a whole number", name), std::string(name)};
  return *number;
}

void Call::log(std::string_view action, card::ContactId contact, std::string detail) const {
  services.log.add({.actor = viewer.user.name,
                    .address = request.remote_address,
                    .action = std::string(action),
                    .contact = contact,
                    .detail = std::move(detail)});
}

void Call::log(store::Transaction& transaction, std::string_view action, card::ContactId contact, std::string detail,
               card::CardId card) const {
  must(store::log_operation(transaction, {.actor = viewer.user.name,
                                          .address = request.remote_address,
                                          .action = std::string(action),
                                          .contact = contact,
                                          .card = card,
                                          .detail = std::move(detail)}));
}

void Call::require_match(const std::string& etag) const {
  const std::string_view given = request.header("if-match");
  if (given.empty())
    throw Refusal{428, ProblemCode::malformed, "say with If-Match which version the change is meant for", "If-Match"};
  if (given != etag && given != "*")
    throw Refusal{412, ProblemCode::changed, "somebody changed it since it was read; read it again", "If-Match"};
}

http::Response json_response(std::string json, int status) {
  http::Response response;
  response.status = status;
  response.with("Content-Type", "application/json");
  response.body = std::move(json);
  return response;
}

http::Response no_content() {
  http::Response response;
  response.status = 204;
  return response;
}

std::string page_json(const std::vector<std::string>& items, std::optional<std::int64_t> total,
                      const std::string& next_cursor) {
  JsonObject page;
  page.add_json("items", json_list(items)).add("total", total).add_or_null("next_cursor", next_cursor);
  return page.to_text();
}

void not_found(std::string_view what) {
  throw Refusal{404, ProblemCode::not_found,
                fmt::format("there is no {} with this identifier, or none that you may see", what)};
}

}  // namespace review
