#pragma once

#include <string_view>

namespace normalize::tables {

/// Top-level domains that cards carry: every country code and the generic ones in use by firms, with RFC 2606's
/// reserved names for documents and tests. Sorted. Source: IANA root zone, shortened by hand, 2026-11.
inline constexpr std::string_view kTopLevelDomains[] = {
    "ac",        "academy",  "ad",       "ae",         "aero",     "af",           "ag",         "agency",  "ai",
    "al",        "am",       "ao",       "app",        "ar",       "arpa",         "art",        "as",      "asia",
    "at",        "au",       "auto",     "aw",         "ax",       "az",           "ba",         "bank",    "bar",
    "bayern",    "bb",       "bd",       "be",         "beauty",   "beer",         "berlin",     "bf",      "bg",
    "bh",        "bi",       "bike",     "bio",        "biz",      "bj",           "blog",       "bm",      "bn",
    "bo",        "br",       "bs",       "bt",         "build",    "bw",           "by",         "bz",      "ca",
    "cab",       "cafe",     "capital",  "car",        "care",     "cars",         "cat",        "cc",      "cd",
    "cf",        "cg",       "ch",       "ci",         "ck",       "cl",           "cloud",      "club",    "cm",
    "cn",        "co",       "coffee",   "com",        "company",  "construction", "consulting", "coop",    "cr",
    "cu",        "cv",       "cw",       "cx",         "cy",       "cz",           "de",         "design",  "dev",
    "digital",   "dj",       "dk",       "dm",         "do",       "dz",           "ec",         "eco",     "edu",
    "education", "ee",       "eg",       "email",      "energy",   "engineering",  "er",         "es",      "estate",
    "et",        "eu",       "example",  "fan",        "farm",     "fashion",      "fi",         "finance", "fit",
    "fj",        "fk",       "flights",  "fm",         "fo",       "fr",           "fun",        "ga",      "gallery",
    "game",      "games",    "garden",   "gd",         "ge",       "gf",           "gg",         "gh",      "gi",
    "gl",        "global",   "gm",       "gmbh",       "gn",       "golf",         "gov",        "gp",      "gq",
    "gr",        "group",    "gt",       "gu",         "gw",       "gy",           "hamburg",    "health",  "hk",
    "hm",        "hn",       "homes",    "hotel",      "house",    "hr",           "ht",         "hu",      "id",
    "ie",        "il",       "im",       "in",         "inc",      "info",         "insurance",  "int",     "invalid",
    "io",        "iq",       "ir",       "is",         "it",       "je",           "jm",         "jo",      "jobs",
    "jp",        "ke",       "kg",       "kh",         "ki",       "kitchen",      "km",         "kn",      "koeln",
    "kp",        "kr",       "kw",       "ky",         "kyoto",    "kz",           "la",         "law",     "lb",
    "lc",        "legal",    "li",       "life",       "link",     "live",         "lk",         "llc",     "local",
    "localhost", "london",   "lr",       "ls",         "lt",       "ltd",          "lu",         "lv",      "ly",
    "ma",        "mc",       "md",       "me",         "media",    "mg",           "mh",         "mil",     "mk",
    "ml",        "mm",       "mn",       "mo",         "mobi",     "moe",          "mp",         "mq",      "mr",
    "ms",        "mt",       "mu",       "museum",     "mv",       "mw",           "mx",         "my",      "mz",
    "na",        "nagoya",   "name",     "nc",         "ne",       "net",          "network",    "news",    "nf",
    "ng",        "ni",       "nl",       "no",         "np",       "nr",           "nu",         "nyc",     "nz",
    "okinawa",   "om",       "one",      "online",     "org",      "osaka",        "pa",         "paris",   "parts",
    "pe",        "pf",       "pg",       "ph",         "photo",    "photography",  "pk",         "pl",      "plus",
    "pm",        "pn",       "post",     "pr",         "press",    "pro",          "properties", "ps",      "pt",
    "pub",       "pw",       "py",       "qa",         "re",       "repair",       "restaurant", "ro",      "rs",
    "ru",        "run",      "rw",       "ryukyu",     "sa",       "sarl",         "sb",         "sc",      "school",
    "sd",        "se",       "services", "sg",         "sh",       "shop",         "si",         "site",    "sk",
    "sl",        "sm",       "sn",       "so",         "software", "solutions",    "space",      "sr",      "ss",
    "st",        "store",    "studio",   "su",         "sv",       "swiss",        "sx",         "sy",      "systems",
    "sz",        "taxi",     "tc",       "td",         "team",     "tech",         "tel",        "test",    "tf",
    "tg",        "th",       "tj",       "tk",         "tl",       "tm",           "tn",         "to",      "tokyo",
    "tools",     "top",      "tours",    "tr",         "travel",   "tt",           "tv",         "tw",      "tz",
    "ua",        "ug",       "uk",       "university", "us",       "uy",           "uz",         "va",      "vacations",
    "vc",        "ve",       "ventures", "vg",         "vi",       "vip",          "vn",         "vu",      "website",
    "wf",        "wien",     "wine",     "work",       "works",    "world",        "ws",         "xyz",     "ye",
    "yoga",      "yokohama", "yt",       "za",         "zm",       "zw",
};

/// Second-level labels under which a country registers names ("example.co.jp"). Source: the registries' own rules.
inline constexpr std::string_view kSecondLevels[] = {"ac", "ad", "co", "com", "ed", "edu", "go", "gob", "gov", "gr",
                                                     "lg", "ltd", "ne", "net", "nom", "or", "org", "plc", "me",
                                                     // Brazil's by trade (registro.br)
                                                     "adv", "arq", "cnt", "eng", "esp", "imb", "ind", "inf", "med",
                                                     "odo", "psc", "tur"};

}  // namespace normalize::tables
