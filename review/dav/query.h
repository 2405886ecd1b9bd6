#pragma once

#include <string>

#include "review/dav/xml.h"

namespace review::dav {

/// Whether a vCard fits the <filter> of an addressbook-query (RFC 6352, section 10.5): prop-filter with is-not-defined
/// and text-match, joined by anyof or allof. Texts are compared folded, so that any spelling of a name is found.
bool fits(const Element& filter, const std::string& vcard);

}  // namespace review::dav
