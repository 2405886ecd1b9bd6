#pragma once

#include <string_view>

namespace normalize::tables {

/// Labels before a web address, lower case, narrow. Own collection, 2026-11.
inline constexpr std::u32string_view kWebLabels[] = {
    U"url",      U"ur1",          U"uri",          U"web",    U"webサイト",
    U"website",  U"web site",     U"site",         U"hp",     U"home page",
    U"homepage", U"ホームページ", U"ウェブサイト", U"ウェブ", U"サイト",
    U"internet", U"ｈｐ",         U"www",          U"w",      U"u",
    U"h",        U"http"};

/// Top-level domains that make a bare "name.tld" a web address even without a label; country codes that are also words
/// or abbreviations (co, is, no, st …) are not among them. Own selection, 2026-11.
inline constexpr std::string_view kBareTopLevels[] = {
    "com", "net",   "org",    "info",   "biz",   "jp",     "de",     "fr",     "uk",          "br",
    "pt",  "es",    "eu",     "us",     "ca",    "au",     "ch",     "nl",     "it",          "at",
    "be",  "kr",    "cn",     "tw",     "tokyo", "io",     "ai",     "dev",    "app",         "online",
    "xyz", "cloud", "tech",   "osaka",  "shop",  "site",   "se",     "no",     "dk",          "fi",
    "pl",  "cz",    "ie",     "nz",     "sg",    "mx",     "ar",     "cl",     "lu",          "gr",
    "cat", "scot",  "london", "berlin", "wales", "studio", "agency", "design", "photography", "consulting"};

/// Hosts of social networks: an address there is an account, not a firm's site. Own collection, 2026-11.
inline constexpr std::string_view kSocialHosts[] = {
    "twitter.com", "x.com",         "facebook.com",  "fb.com",       "instagram.com", "linkedin.com",
    "xing.com",    "youtube.com",   "youtu.be",      "tiktok.com",   "line.me",       "lin.ee",
    "github.com",  "threads.net",   "pinterest.com", "t.me",         "wa.me",         "qiita.com",
    "note.com",    "eight.network", "bsky.app",      "weixin.qq.com"};

/// Their names as printed before an account. Own collection, 2026-11.
inline constexpr std::u32string_view kSocialNames[] = {
    U"twitter", U"instagram", U"facebook", U"linkedin",       U"youtube",  U"tiktok", U"line id",  U"lineid",
    U"line",    U"github",    U"threads",  U"wechat",         U"微信",     U"skype",  U"telegram", U"bluesky",
    U"x",       U"ig",        U"insta",    U"インスタグラム", U"インスタ", U"fb"};

}  // namespace normalize::tables
