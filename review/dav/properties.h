#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/record.h"
#include "review/dav/xml.h"
#include "review/viewer.h"

/// Private to review/dav: what the resources are, and their properties.
namespace review::dav {

inline constexpr const char* kDav = "DAV:";
inline constexpr const char* kCardDav = "urn:ietf:params:xml:ns:carddav";
inline constexpr const char* kCalendarServer = "http://calendarserver.org/ns/";

enum class Kind { root, principal, home, book, contact, unknown };

/// An address under /dav/ as the viewer's resource; `unknown` for others' and for what is none.
struct Resource {
  Kind kind = Kind::unknown;
  std::int64_t contact = 0;
};
Resource resource_at(std::string_view path, const Viewer& viewer);
std::string href_of(const Resource& resource, const Viewer& viewer);

struct Name {
  std::string space, name;
};

/// What is known of a resource when its properties are asked for.
struct Described {
  Resource resource;
  std::string etag = {};        ///< of a contact
  std::string vcard = {};       ///< of a contact, when address-data was asked for
  std::string sync_token = {};  ///< of the book
};

/// The property's value as XML; nothing when the resource has no such property.
std::optional<std::string> property(const Described& described, const Name& name, const Viewer& viewer);

/// The properties that are given when a client asks for all.
std::vector<Name> usual_properties();

/// A <response> with the properties that are there (200) and those that are not (404).
std::string response_xml(const Described& described, const std::vector<Name>& names, const Viewer& viewer);
std::string missing_xml(const std::string& href);  ///< a <response> that says 404
std::string multistatus(const std::string& responses, const std::string& sync_token = {});

}  // namespace review::dav
