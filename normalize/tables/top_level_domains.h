#pragma once

#include <string_view>

namespace normalize::tables {

/// Top-level domains that cards carry: every country code and the generic ones in use by firms, with RFC 2606's
/// reserved names for documents and tests. Sorted. Source: IANA root zone, shortened by hand, 2026-11.
inline constexpr std::string_view kTopLevelDomains[] = {
    "ac",          "academy",     "accountant", "ad",        "ae",        "aero",       "af",          "ag",
    "agency",      "ai",          "al",         "am",        "amsterdam", "ao",         "app",         "ar",
    "arpa",        "art",         "as",         "asia",      "at",        "attorney",   "au",          "auto",
    "aw",          "ax",          "az",         "ba",        "bakery",    "bank",       "bar",         "barcelona",
    "bayern",      "bb",          "bd",         "be",        "beauty",    "beer",       "berlin",      "bf",
    "bg",          "bh",          "bi",         "bike",      "bio",       "biz",        "bj",          "blog",
    "bm",          "bn",          "bo",         "br",        "brussels",  "bs",         "bt",          "build",
    "builders",    "bw",          "by",         "bz",        "bzh",       "ca",         "cab",         "cafe",
    "capital",     "car",         "care",       "cars",      "cat",       "catering",   "cc",          "cd",
    "cf",          "cg",          "ch",         "ci",        "ck",        "cl",         "clinic",      "cloud",
    "club",        "cm",          "cn",         "co",        "coffee",    "com",        "company",     "construction",
    "consulting",  "contractors", "coop",       "cr",        "cu",        "cv",         "cw",          "cx",
    "cy",          "cymru",       "cz",         "de",        "dental",    "design",     "dev",         "digital",
    "dj",          "dk",          "dm",         "do",        "doctor",    "dz",         "ec",          "eco",
    "edu",         "education",   "ee",         "eg",        "email",     "energy",     "engineering", "er",
    "es",          "estate",      "et",         "eu",        "eus",       "example",    "fan",         "farm",
    "fashion",     "fi",          "finance",    "fit",       "fj",        "fk",         "flights",     "florist",
    "flowers",     "fm",          "fo",         "fr",        "fun",       "ga",         "gal",         "gallery",
    "game",        "games",       "garden",     "gd",        "ge",        "gf",         "gg",          "gh",
    "gi",          "gl",          "global",     "gm",        "gmbh",      "gn",         "golf",        "gov",
    "gp",          "gq",          "gr",         "group",     "gt",        "gu",         "gw",          "gy",
    "hamburg",     "health",      "hk",         "hm",        "hn",        "homes",      "hotel",       "house",
    "hr",          "ht",          "hu",         "id",        "ie",        "il",         "im",          "in",
    "inc",         "info",        "insurance",  "int",       "invalid",   "io",         "iq",          "ir",
    "is",          "it",          "je",         "jm",        "jo",        "jobs",       "jp",          "ke",
    "kg",          "kh",          "ki",         "kitchen",   "km",        "kn",         "koeln",       "kp",
    "kr",          "kw",          "ky",         "kyoto",     "kz",        "la",         "law",         "lawyer",
    "lb",          "lc",          "legal",      "li",        "life",      "link",       "live",        "lk",
    "llc",         "local",       "localhost",  "london",    "lr",        "ls",         "lt",          "ltd",
    "lu",          "lv",          "ly",         "ma",        "madrid",    "mc",         "md",          "me",
    "media",       "mg",          "mh",         "mil",       "mk",        "ml",         "mm",          "mn",
    "mo",          "mobi",        "moe",        "mp",        "mq",        "mr",         "ms",          "mt",
    "mu",          "museum",      "mv",         "mw",        "mx",        "my",         "mz",          "na",
    "nagoya",      "name",        "nc",         "ne",        "net",       "network",    "news",        "nf",
    "ng",          "ni",          "nl",         "no",        "np",        "nr",         "nrw",         "nu",
    "nyc",         "nz",          "okinawa",    "om",        "one",       "online",     "org",         "osaka",
    "pa",          "paris",       "parts",      "pe",        "pf",        "pg",         "ph",          "photo",
    "photography", "photos",      "pictures",   "pk",        "pl",        "plumbing",   "plus",        "pm",
    "pn",          "post",        "pr",         "press",     "pro",       "properties", "ps",          "pt",
    "pub",         "pw",          "py",         "qa",        "re",        "repair",     "restaurant",  "ro",
    "rs",          "ru",          "ruhr",       "run",       "rw",        "ryukyu",     "sa",          "saarland",
    "sarl",        "sb",          "sc",         "school",    "scot",      "sd",         "se",          "services",
    "sg",          "sh",          "shop",       "si",        "site",      "sk",         "sl",          "sm",
    "sn",          "so",          "software",   "solutions", "space",     "sr",         "ss",          "st",
    "stockholm",   "store",       "studio",     "su",        "sv",        "swiss",      "sx",          "sy",
    "systems",     "sz",          "tax",        "taxi",      "tc",        "td",         "team",        "tech",
    "tel",         "test",        "tf",         "tg",        "th",        "tirol",      "tj",          "tk",
    "tl",          "tm",          "tn",         "to",        "tokyo",     "tools",      "top",         "tours",
    "tr",          "travel",      "tt",         "tv",        "tw",        "tz",         "ua",          "ug",
    "uk",          "university",  "us",         "uy",        "uz",        "va",         "vacations",   "vc",
    "ve",          "ventures",    "vet",        "vg",        "vi",        "vin",        "vip",         "vlaanderen",
    "vn",          "vu",          "wales",      "website",   "wf",        "wien",       "wine",        "work",
    "works",       "world",       "ws",         "xyz",       "ye",        "yoga",       "yokohama",    "yt",
    "za",          "zm",          "zw"};

/// Second-level labels under which a country registers names ("example.co.jp"). Source: the registries' own rules.
inline constexpr std::string_view kSecondLevels[] = {"ac", "ad", "co", "com", "ed", "edu", "go", "gob", "gov", "gr",
                                                     "lg", "ltd", "ne", "net", "nom", "or", "org", "plc", "me",
                                                     // Brazil's by trade (registro.br)
                                                     "adv", "arq", "cnt", "eng", "esp", "imb", "ind", "inf", "med",
                                                     "odo", "psc", "tur"};

}  // namespace normalize::tables
