#include "review/dav/properties.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "review/http/message.h"

namespace review::dav {
namespace {

std::string principal_href(const Viewer& viewer) {
  return "/dav/principals/" + http::percent_encoded(viewer.user.name) + "/";
}
std::string home_href(const Viewer& viewer) { return "/dav/books/" + http::percent_encoded(viewer.user.name) + "/"; }

std::string href_xml(const std::string& href) { return "<d:href>" + xml_text(href) + "</d:href>"; }

std::string resource_type(Kind kind) {
  switch (kind) {
    case Kind::principal: return "<d:collection/><d:principal/>";
    case Kind::book: return "<d:collection/><c:addressbook/>";
    case Kind::contact: return "";
    case Kind::root:
    case Kind::home:
    case Kind::unknown: break;
  }
  return "<d:collection/>";
}

std::string display_name(Kind kind, const Viewer& viewer) {
  if (kind == Kind::book) return "meishi";
  return xml_text(viewer.user.display_name.empty() ? viewer.user.name : viewer.user.display_name);
}

constexpr const char* kReports =
    "<d:supported-report><d:report><c:addressbook-query/></d:report></d:supported-report>"
    "<d:supported-report><d:report><c:addressbook-multiget/></d:report></d:supported-report>"
    "<d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report>";

std::optional<std::string> of_every_resource(const Described& described, std::string_view name, const Viewer& viewer) {
  const Kind kind = described.resource.kind;
  if (name == "resourcetype") return resource_type(kind);
  if (name == "current-user-principal" || name == "owner" || name == "principal-URL")
    return href_xml(principal_href(viewer));
  if (name == "current-user-privilege-set")
    return "<d:privilege><d:read/></d:privilege><d:privilege><d:read-current-user-privilege-set/></d:privilege>";
  if (name == "displayname" && kind != Kind::contact) return display_name(kind, viewer);
  return std::nullopt;
}

std::optional<std::string> of_book(const Described& described, const Name& name) {
  if (name.space == kDav && name.name == "supported-report-set") return kReports;
  if (name.space == kDav && name.name == "sync-token") return xml_text(described.sync_token);
  if (name.space == kCalendarServer && name.name == "getctag") return xml_text(described.sync_token);
  if (name.space != kCardDav) return std::nullopt;
  if (name.name == "supported-address-data")
    return "<c:address-data-type content-type=\"text/vcard\" version=\"3.0\"/>";
  if (name.name == "addressbook-description") return "meishi";
  if (name.name == "max-resource-size") return "1048576";
  return std::nullopt;
}

std::optional<std::string> of_contact(const Described& described, const Name& name) {
  if (name.space == kCardDav && name.name == "address-data" && !described.vcard.empty())
    return xml_text(described.vcard);
  if (name.space != kDav) return std::nullopt;
  if (name.name == "getetag") return xml_text(described.etag);
  if (name.name == "getcontenttype") return "text/vcard; charset=utf-8";
  return std::nullopt;
}

/// A prefix for a namespace of the client's own.
std::string tag_of(const Name& name, std::string& declaration) {
  if (name.space == kDav) return "d:" + name.name;
  if (name.space == kCardDav) return "c:" + name.name;
  if (name.space == kCalendarServer) return "s:" + name.name;
  declaration = " xmlns:x=\"" + xml_text(name.space) + "\"";
  return "x:" + name.name;
}

std::string element(const Name& name, const std::string& content) {
  std::string declaration;
  const std::string tag = tag_of(name, declaration);
  return content.empty() ? fmt::format("<{}{}/>", tag, declaration)
                         : fmt::format("<{}{}>{}</{}>", tag, declaration, content, tag);
}

std::string propstat(const std::string& properties, const char* status) {
  if (properties.empty()) return {};
  return fmt::format("<d:propstat><d:prop>{}</d:prop><d:status>HTTP/1.1 {}</d:status></d:propstat>", properties,
                     status);
}

}  // namespace

Resource resource_at(std::string_view path, const Viewer& viewer) {
  const auto decoded = http::percent_decoded(path);
  if (!decoded) return {};
  std::string wanted = *decoded;
  if (!wanted.ends_with('/') && !wanted.ends_with(".vcf")) wanted += '/';
  const std::string home = "/dav/books/" + viewer.user.name + "/";
  const std::string book = home + "contacts/";
  if (wanted == "/dav/") return {Kind::root};
  if (wanted == "/dav/principals/" + viewer.user.name + "/") return {Kind::principal};
  if (wanted == home) return {Kind::home};
  if (wanted == book) return {Kind::book};
  if (!wanted.starts_with(book) || !wanted.ends_with(".vcf")) return {};
  const std::string_view digits = std::string_view(wanted).substr(book.size(), wanted.size() - book.size() - 4);
  std::int64_t id = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || id <= 0) return {};
  return {Kind::contact, id};
}

std::string href_of(const Resource& resource, const Viewer& viewer) {
  switch (resource.kind) {
    case Kind::principal: return principal_href(viewer);
    case Kind::home: return home_href(viewer);
    case Kind::book: return home_href(viewer) + "contacts/";
    case Kind::contact: return fmt::format("{}contacts/{}.vcf", home_href(viewer), resource.contact);
    case Kind::root:
    case Kind::unknown: break;
  }
  return "/dav/";
}

std::optional<std::string> property(const Described& described, const Name& name, const Viewer& viewer) {
  if (name.space == kDav)
    if (auto value = of_every_resource(described, name.name, viewer)) return value;
  const Kind kind = described.resource.kind;
  if (kind == Kind::principal && name.space == kCardDav && name.name == "addressbook-home-set")
    return href_xml(home_href(viewer));
  if (kind == Kind::book) return of_book(described, name);
  return kind == Kind::contact ? of_contact(described, name) : std::nullopt;
}

std::vector<Name> usual_properties() {
  return {{kDav, "resourcetype"},           {kDav, "displayname"}, {kDav, "getetag"}, {kDav, "getcontenttype"},
          {kDav, "current-user-principal"}, {kDav, "sync-token"}};
}

std::string response_xml(const Described& described, const std::vector<Name>& names, const Viewer& viewer) {
  std::string there, missing;
  for (const Name& name : names) {
    const auto value = property(described, name, viewer);
    (value ? there : missing) += element(name, value.value_or(""));
  }
  return "<d:response>" + href_xml(href_of(described.resource, viewer)) + propstat(there, "200 OK") +
         propstat(missing, "404 Not Found") + "</d:response>";
}

std::string missing_xml(const std::string& href) {
  return "<d:response>" + href_xml(href) + "<d:status>HTTP/1.1 404 Not Found</d:status></d:response>";
}

std::string multistatus(const std::string& responses, const std::string& sync_token) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:multistatus xmlns:d=\"{}\" xmlns:c=\"{}\" xmlns:s=\"{}\">{}{}"
      "</d:multistatus>",
      kDav, kCardDav, kCalendarServer, responses,
      sync_token.empty() ? std::string() : "<d:sync-token>" + xml_text(sync_token) + "</d:sync-token>");
}

}  // namespace review::dav
