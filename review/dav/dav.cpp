#include "review/dav/dav.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "exchange/vcard.h"
#include "review/authentication.h"
#include "review/dav/properties.h"
#include "review/dav/query.h"
#include "review/records.h"
#include "review/refusal.h"
#include "review/secrets.h"
#include "store/seen.h"
#include "store/versions.h"

namespace review::dav {
namespace {

/// A request on its way; one moment of the database.
struct Visit {
  const http::Request& request;
  const Viewer& viewer;
  store::Transaction& transaction;
  Services& services;
};

http::Response xml_response(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.body = std::move(body);
  return response.with("Content-Type", "application/xml; charset=utf-8").with("DAV", "1, 3, addressbook");
}

/// The rules under which somebody sees contacts, in short: under other rules the same contact says something else.
std::string rules_of(const store::Visibility& sight) {
  if (sight.everything) return "all";
  std::string rules = sight.owner;
  for (const std::string& group : sight.groups) rules += "\n" + group;
  for (const auto& group : sight.masked_groups) {
    rules += "\n?" + group.name;
    for (const store::MaskedField field : group.fields) rules += std::string(" ") + store::to_string(field);
  }
  return hash_token(rules).substr(0, 16);
}

std::string etag_of(const store::ContactVersion& version, const store::Visibility& sight) {
  return fmt::format("\"c{}.{}.{}.{}\"", version.contact.value, version.revision, version.cards, rules_of(sight));
}

/// Where the book stands: the newest event, and what the viewer may see. An erasure takes events away, so it begins a
/// new count: clients then read everything again.
std::string sync_token(Visit& visit) {
  const store::Position position = must(store::position(visit.transaction));
  return fmt::format("urn:meishi:{}:{}:{}", position.last_event, position.erasures, rules_of(visit.viewer.visibility));
}

/// The event number of a token that still holds.
std::optional<std::int64_t> event_of(const std::string& token, const std::string& now) {
  constexpr std::string_view kBeginning = "urn:meishi:";
  if (!token.starts_with(kBeginning)) return std::nullopt;
  std::int64_t event = 0;
  const char* end = token.data() + token.size();
  const auto read = std::from_chars(token.data() + kBeginning.size(), end, event);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != ':') return std::nullopt;
  const std::size_t now_colon = now.find(':', kBeginning.size());
  return std::string_view(read.ptr, static_cast<std::size_t>(end - read.ptr)) == std::string_view(now).substr(now_colon)
             ? std::optional(event)
             : std::nullopt;
}

std::string vcard_of(const store::SeenContact& seen) { return exchange::to_vcard(record_of(seen.stored)); }

std::vector<Name> names_in(const Element* prop) {
  std::vector<Name> names;
  if (prop == nullptr) return usual_properties();
  for (const Element& each : prop->children) names.push_back({each.space, each.name});
  return names;
}

bool wants_vcards(const std::vector<Name>& names) {
  return std::ranges::find(names, "address-data", &Name::name) != names.end();
}

Element body_or_refuse(const http::Request& request) {
  auto parsed = parse_xml(request.body);
  if (!parsed) throw Refusal{400, ProblemCode::malformed, "the body is not well-formed XML"};
  return std::move(*parsed);
}

std::string contact_xml(Visit& visit, const store::ContactVersion& version, const std::vector<Name>& names) {
  Described described{.resource = {Kind::contact, version.contact.value},
                      .etag = etag_of(version, visit.viewer.visibility)};
  if (wants_vcards(names)) {
    const auto seen = must(store::see_contact(visit.transaction, version.contact, visit.viewer.visibility));
    if (!seen) return {};
    described.vcard = vcard_of(*seen);
  }
  return response_xml(described, names, visit.viewer);
}

http::Response propfind(Visit& visit, const Resource& resource) {
  std::vector<Name> names = usual_properties();
  if (!visit.request.body.empty()) {
    const Element body = body_or_refuse(visit.request);
    names = names_in(body.child(kDav, "prop"));
  }
  const bool children = visit.request.header("depth") != "0";
  const std::string token = sync_token(visit);
  std::string xml;
  const auto add = [&](const Resource& each) {
    xml += response_xml({.resource = each, .etag = {}, .vcard = {}, .sync_token = token}, names, visit.viewer);
  };
  if (resource.kind == Kind::contact) {
    const auto versions =
        must(store::contact_versions(visit.transaction, visit.viewer.visibility, card::ContactId{resource.contact}));
    if (versions.empty()) throw Refusal{404, ProblemCode::not_found, "there is no such contact"};
    return xml_response(207, multistatus(contact_xml(visit, versions.front(), names)));
  }
  add(resource);
  if (children && resource.kind == Kind::root) add({Kind::principal});
  if (children && resource.kind == Kind::home) add({Kind::book});
  if (children && resource.kind == Kind::book)
    for (const auto& version : must(store::contact_versions(visit.transaction, visit.viewer.visibility)))
      xml += contact_xml(visit, version, names);
  return xml_response(207, multistatus(xml));
}

std::string multiget(Visit& visit, const Element& body, const std::vector<Name>& names) {
  std::string xml;
  for (const Element& each : body.children) {
    if (each.name != "href") continue;
    const Resource resource = resource_at(each.text, visit.viewer);
    const auto versions = resource.kind == Kind::contact
                              ? must(store::contact_versions(visit.transaction, visit.viewer.visibility,
                                                             card::ContactId{resource.contact}))
                              : std::vector<store::ContactVersion>();
    xml += versions.empty() || versions.front().contact.value != resource.contact
               ? missing_xml(each.text)
               : contact_xml(visit, versions.front(), names);
  }
  return xml;
}

std::string query(Visit& visit, const Element& body, const std::vector<Name>& names) {
  const Element* filter = body.child(kCardDav, "filter");
  std::string xml;
  for (const auto& version : must(store::contact_versions(visit.transaction, visit.viewer.visibility))) {
    if (filter != nullptr && !filter->children.empty()) {
      const auto seen = must(store::see_contact(visit.transaction, version.contact, visit.viewer.visibility));
      if (!seen || !fits(*filter, vcard_of(*seen))) continue;
    }
    xml += contact_xml(visit, version, names);
  }
  return xml;
}

http::Response sync(Visit& visit, const Element& body, const std::vector<Name>& names) {
  const Element* given = body.child(kDav, "sync-token");
  const std::string now = sync_token(visit);
  const auto versions = must(store::contact_versions(visit.transaction, visit.viewer.visibility));
  std::string xml;
  if (given == nullptr || given->text.empty()) {
    for (const auto& version : versions) xml += contact_xml(visit, version, names);
    return xml_response(207, multistatus(xml, now));
  }
  const auto event = event_of(given->text, now);
  if (!event)
    return xml_response(
        403, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:error xmlns:d=\"DAV:\"><d:valid-sync-token/></d:error>");
  std::set<std::int64_t> gone;
  for (const card::ContactId id : must(store::contacts_changed_after(visit.transaction, *event))) gone.insert(id.value);
  for (const auto& version : versions)
    if (gone.erase(version.contact.value) > 0) xml += contact_xml(visit, version, names);
  for (const std::int64_t id : gone) xml += missing_xml(href_of({Kind::contact, id}, visit.viewer));
  return xml_response(207, multistatus(xml, now));
}

http::Response report(Visit& visit, const Resource& resource) {
  if (resource.kind != Kind::book) throw Refusal{403, ProblemCode::malformed, "only the address book has reports"};
  const Element body = body_or_refuse(visit.request);
  const std::vector<Name> names = names_in(body.child(kDav, "prop"));
  if (body.name == "sync-collection") return sync(visit, body, names);
  if (body.name == "addressbook-multiget") return xml_response(207, multistatus(multiget(visit, body, names)));
  if (body.name == "addressbook-query") return xml_response(207, multistatus(query(visit, body, names)));
  throw Refusal{403, ProblemCode::malformed, "this report is not among the supported ones"};
}

http::Response get(Visit& visit, const Resource& resource) {
  if (resource.kind != Kind::contact)
    throw Refusal{405, ProblemCode::malformed, "this is a collection; read it with PROPFIND"};
  const auto seen = must(store::see_contact(visit.transaction, {resource.contact}, visit.viewer.visibility));
  if (!seen || seen->stored.id.value != resource.contact)
    throw Refusal{404, ProblemCode::not_found, "there is no such contact"};
  http::Response response;
  response.body = vcard_of(*seen);
  return response.with("Content-Type", "text/vcard; charset=utf-8")
      .with("ETag",
            etag_of({seen->stored.id, seen->stored.revision, static_cast<std::int64_t>(seen->stored.cards.size())},
                    visit.viewer.visibility));
}

constexpr const char* kMethods = "OPTIONS, GET, HEAD, PROPFIND, REPORT";

void log_sync(const Visit& visit, std::string_view what) {
  visit.services.log.add({.actor = visit.viewer.user.name,
                          .address = visit.request.remote_address,
                          .action = "carddav",
                          .detail = std::string(what)});
}

}  // namespace

bool is_address(std::string_view path) {
  return path == "/dav" || path.starts_with("/dav/") || path == "/.well-known/carddav";
}

http::Response answer(const http::Request& request, std::string_view path, store::Store& store, Services& services) {
  if (path == "/.well-known/carddav" || path == "/dav") {
    http::Response elsewhere;
    elsewhere.status = 301;
    return elsewhere.with("Location", "/dav/");
  }
  auto viewer = authenticate(request, store, services, BasicPassword::allowed);
  if (!viewer || viewer->way == Viewer::Way::session)
    throw Refusal{401,
                  ProblemCode::signed_out,
                  "sign in with name and password, or name and API token",
                  "",
                  {{"WWW-Authenticate", "Basic realm=\"meishi\", charset=\"UTF-8\""}}};
  if (!viewer->may(Permission::read) || !viewer->may(Permission::exporting))
    throw Refusal{403, ProblemCode::no_right, "this needs the rights to read and to export"};
  if (!services.requests.take(viewer->user.name))
    throw Refusal{429, ProblemCode::too_many_requests, "too many requests; slow down", "", {{"Retry-After", "1"}}};
  if (request.method == "OPTIONS") {
    http::Response options;
    return options.with("Allow", kMethods).with("DAV", "1, 3, addressbook");
  }
  viewer->visibility = store::exportable(std::move(viewer->visibility));
  const Resource resource = resource_at(path, *viewer);
  if (resource.kind == Kind::unknown)
    throw Refusal{404, ProblemCode::not_found, "there is no such address book or contact of yours"};
  auto transaction = must(store::Transaction::begin(store, store::Access::read));
  Visit visit{request, *viewer, transaction, services};
  if (request.method != "OPTIONS" && resource.kind != Kind::root) log_sync(visit, request.method);
  if (request.method == "PROPFIND") return propfind(visit, resource);
  if (request.method == "REPORT") return report(visit, resource);
  if (request.method == "GET" || request.method == "HEAD") return get(visit, resource);
  throw Refusal{405, ProblemCode::malformed, "the address book is read-only", "", {{"Allow", kMethods}}};
}

}  // namespace review::dav
