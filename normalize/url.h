#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/piece.h"

namespace normalize {

/// All web addresses of a printed line: with scheme, with www., or a bare domain under a known top-level domain; label
/// off (URL:, Web, HP, ホームページ …), width normalised, blanks inside and OCR damage repaired (httр:/ → http://,
/// c0m). Scheme and host are in lower case; what is not printed is not added: "www.example.co.jp" stays so, and only a
/// printed "https://www.example.co.jp/" has scheme and slash. E-mail addresses are left alone.
std::vector<Piece<std::string>> find_urls(std::string_view line);

/// Accounts on social networks: a printed address (twitter.com/x) or a labelled name (X: @meishi, LINE ID: abc).
std::vector<Piece<std::string>> find_social(std::string_view line);

/// The host without "www.", in lower case; empty when the text is no web address.
std::string host_of(std::string_view url);

/// A form in which two prints of one address are equal: no scheme, no "www.", no slash at the end, host in lower case.
std::string comparable_url(std::string_view url);

/// Whether the last label of a domain is a top-level domain that cards carry (tables/top_level_domains.h).
bool has_known_top_level(std::string_view domain);

}  // namespace normalize
