#pragma once

#include <string_view>

namespace normalize::tables {

/// Labels that stand before an address, besides offices (department.h). Own collection, 2026-11.
inline constexpr std::string_view kAddressLabels[] = {
    "住所",      "所在地",    "〒",     "本社",          "本店",      "事務所",    "Address", "Addr",
    "Adresse",   "Anschrift", "Add",    "Endereço",      "Dirección", "Lojas",     "Loja",    "Matriz",
    "Filial",    "End.",      "End",    "Dir.",          "Hauptsitz", "Filiale",   "Sitz",    "Siège",
    "Agence",    "Sede",      "Kontor", "Besøksadresse", "Kantoor",   "Indirizzo", "Ind.",    "Morada",
    "Domicilio", "Tienda",    "Office", "勤務先",        "連絡先",    "自宅",      "会社"};

/// Words of Japanese buildings. Own collection, 2026-11.
inline constexpr std::string_view kBuildingWords[] = {
    "ビル",     "ビルディング", "タワー",   "マンション", "ハイツ",     "コーポ",       "レジデンス", "プラザ",
    "センター", "会館",         "号室",     "号館",       "号棟",       "階",           "棟",         "館",
    "スクエア", "ヒルズ",       "ガーデン", "パーク",     "テラス",     "コート",       "ハウス",     "アネックス",
    "メゾン",   "ビレッジ",     "シティ",   "荘",         "ドーム",     "ステーション", "フロア",     "building",
    "bldg",     "tower",        "floor",    "town",       "キャンパス", "モール",       "アパート",   "団地",
    "ロイヤル", "グランド",     "パレス",   "サンライズ", "ターミナル"};

/// English names of the prefectures as printed in Latin addresses, JIS order. Source: ISO 3166-2:JP, without macrons.
inline constexpr std::string_view kPrefecturesLatin[] = {
    "Hokkaido", "Aomori",    "Iwate",     "Miyagi",    "Akita",    "Yamagata",  "Fukushima", "Ibaraki",
    "Tochigi",  "Gunma",     "Saitama",   "Chiba",     "Tokyo",    "Kanagawa",  "Niigata",   "Toyama",
    "Ishikawa", "Fukui",     "Yamanashi", "Nagano",    "Gifu",     "Shizuoka",  "Aichi",     "Mie",
    "Shiga",    "Kyoto",     "Osaka",     "Hyogo",     "Nara",     "Wakayama",  "Tottori",   "Shimane",
    "Okayama",  "Hiroshima", "Yamaguchi", "Tokushima", "Kagawa",   "Ehime",     "Kochi",     "Fukuoka",
    "Saga",     "Nagasaki",  "Kumamoto",  "Oita",      "Miyazaki", "Kagoshima", "Okinawa"};

/// Country names as cards print them, lower case. Source: ISO 3166-1 and the countries' own names; own selection.
struct CountryName {
  std::string_view name, code;
};
inline constexpr CountryName kCountryNames[] = {{"japan", "JP"},
                                                {"日本", "JP"},
                                                {"日本国", "JP"},
                                                {"germany", "DE"},
                                                {"deutschland", "DE"},
                                                {"allemagne", "DE"},
                                                {"alemania", "DE"},
                                                {"alemanha", "DE"},
                                                {"france", "FR"},
                                                {"frankreich", "FR"},
                                                {"united kingdom", "GB"},
                                                {"uk", "GB"},
                                                {"u.k.", "GB"},
                                                {"england", "GB"},
                                                {"great britain", "GB"},
                                                {"scotland", "GB"},
                                                {"wales", "GB"},
                                                {"northern ireland", "GB"},
                                                {"ireland", "IE"},
                                                {"usa", "US"},
                                                {"u.s.a.", "US"},
                                                {"united states", "US"},
                                                {"united states of america", "US"},
                                                {"canada", "CA"},
                                                {"brazil", "BR"},
                                                {"brasil", "BR"},
                                                {"portugal", "PT"},
                                                {"spain", "ES"},
                                                {"españa", "ES"},
                                                {"spanien", "ES"},
                                                {"espagne", "ES"},
                                                {"austria", "AT"},
                                                {"österreich", "AT"},
                                                {"switzerland", "CH"},
                                                {"schweiz", "CH"},
                                                {"suisse", "CH"},
                                                {"belgium", "BE"},
                                                {"belgique", "BE"},
                                                {"belgië", "BE"},
                                                {"netherlands", "NL"},
                                                {"the netherlands", "NL"},
                                                {"nederland", "NL"},
                                                {"italy", "IT"},
                                                {"italia", "IT"},
                                                {"luxembourg", "LU"},
                                                {"mexico", "MX"},
                                                {"méxico", "MX"},
                                                {"argentina", "AR"},
                                                {"chile", "CL"},
                                                {"colombia", "CO"},
                                                {"china", "CN"},
                                                {"中国", "CN"},
                                                {"korea", "KR"},
                                                {"south korea", "KR"},
                                                {"taiwan", "TW"},
                                                {"台湾", "TW"},
                                                {"singapore", "SG"},
                                                {"hong kong", "HK"},
                                                {"india", "IN"},
                                                {"australia", "AU"},
                                                {"denmark", "DK"},
                                                {"danmark", "DK"},
                                                {"sweden", "SE"},
                                                {"sverige", "SE"},
                                                {"norway", "NO"},
                                                {"norge", "NO"},
                                                {"finland", "FI"},
                                                {"poland", "PL"},
                                                {"polska", "PL"},
                                                {"czech republic", "CZ"},
                                                {"hungary", "HU"},
                                                {"greece", "GR"},
                                                {"turkey", "TR"},
                                                {"vietnam", "VN"},
                                                {"thailand", "TH"}};

/// States that stand in two capitals before or behind a city. Sources: USPS, Canada Post, Correios.
inline constexpr std::string_view kUsStates[] = {
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
    "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK",
    "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR"};
inline constexpr std::string_view kUsStateNames[] = {
    "Alabama",       "Alaska",        "Arizona",      "Arkansas",       "California",   "Colorado",  "Connecticut",
    "Delaware",      "Florida",       "Georgia",      "Hawaii",         "Idaho",        "Illinois",  "Indiana",
    "Iowa",          "West Virginia", "Kentucky",     "Louisiana",      "Maine",        "Maryland",  "Massachusetts",
    "Michigan",      "Minnesota",     "Mississippi",  "Missouri",       "Montana",      "Nebraska",  "Nevada",
    "New Hampshire", "New Jersey",    "New Mexico",   "New York",       "North Dakota", "Ohio",      "Oklahoma",
    "Oregon",        "Pennsylvania",  "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas",
    "Utah",          "Vermont",       "Virginia",     "North Carolina", "Washington",   "Wisconsin", "Wyoming",
    "Kansas"};
inline constexpr std::string_view kCanadianProvinces[] = {"AB", "BC", "MB", "NB", "NL", "NS", "NT",
                                                          "NU", "ON", "PE", "QC", "SK", "YT"};
inline constexpr std::string_view kBrazilianStates[] = {"AC", "AL", "AP", "AM", "BA", "CE", "DF", "ES", "GO",
                                                        "MA", "MT", "MS", "MG", "PA", "PB", "PR", "PE", "PI",
                                                        "RJ", "RN", "RS", "RO", "RR", "SC", "SP", "SE", "TO"};

inline constexpr std::string_view kAustralianStates[] = {"NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT"};

/// Words of a street, lower case without stop; the ones with a hyphen in front end a German compound word.
/// Own collection, 2026-11.
inline constexpr std::string_view kStreetWords[] = {
    "street",   "st",        "avenue",    "ave",        "road",     "rd",        "lane",    "ln",       "drive",
    "dr",       "boulevard", "blvd",      "way",        "square",   "sq",        "court",   "ct",       "place",
    "pl",       "parkway",   "pkwy",      "highway",    "hwy",      "terrace",   "rue",     "allée",    "chemin",
    "quai",     "impasse",   "bd",        "cours",      "route",    "rua",       "av",      "avenida",  "r",
    "praça",    "travessa",  "largo",     "estrada",    "alameda",  "rodovia",   "calle",   "c",        "plaza",
    "paseo",    "carrer",    "carretera", "camino",     "ronda",    "gran",      "via",     "viale",    "piazza",
    "corso",    "-straße",   "-strasse",  "-str",       "straße",   "strasse",   "str",     "-weg",     "weg",
    "-platz",   "platz",     "-allee",    "allee",      "-gasse",   "gasse",     "-ring",   "ring",     "-ufer",
    "-damm",    "damm",      "am",        "im",         "an",       "zur",       "zum",     "park",     "wharf",
    "crescent", "close",     "mews",      "embankment", "row",      "walk",      "gardens", "grove",    "hill",
    "gate",     "rise",      "green",     "quay",       "yard",     "circus",    "parade",  "broadway", "bridge",
    "passage",  "faubourg",  "esplanade", "sentier",    "ruelle",   "promenade", "avda",    "pza",      "glorieta",
    "pasaje",   "rambla",    "travesía",  "cuesta",     "bulevar",  "calçada",   "beco",    "rotunda",  "azinhaga",
    "caminho",  "ladeira",   "vicolo",    "strada",     "piazzale", "lungarno",  "-straat", "straat",   "-laan",
    "laan",     "-plein",    "plein",     "-gracht",    "gracht",   "-kade",     "kade",    "-dijk",    "-chaussee",
    "chaussee", "markt",     "-steig",    "-stieg",     "-pfad",    "-graben",   "-kai",    "auf",      "unter",
    "beim",     "hinter"};

/// Words before the name of a quarter in Brazil, lower case without stop. Own collection, 2026-11.
inline constexpr std::string_view kQuarterWords[] = {"jd", "jardim", "vila",    "vl",    "parque",
                                                     "pq", "bairro", "chácara", "setor", "residencial"};

/// Words that mark a part of a building, lower case without stop. Own collection, 2026-11.
inline constexpr std::string_view kUnitWords[] = {
    "suite",  "ste",      "floor",    "fl",       "apt",     "apartment", "unit",    "room",  "rm",       "building",
    "bldg",   "tower",    "house",    "etage",    "stock",   "og",        "eg",      "haus",  "étage",    "bâtiment",
    "bât",    "immeuble", "andar",    "sala",     "conj",    "conjunto",  "bloco",   "loja",  "edifício", "ed",
    "piso",   "planta",   "puerta",   "edificio", "oficina", "local",     "gebäude", "level", "block",    "wing",
    "po box", "p.o. box", "postfach", "bp",       "cedex",   "campus"};

}  // namespace normalize::tables
