#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"

namespace exchange {

/// How a phone's kind is said in a vCard: RFC 2426 and RFC 6350 have no word for some of them, so a label in the manner
/// of Apple's address book stands beside the number (X-ABLabel). November 2026.
struct PhoneTerm {
  card::PhoneKind kind;
  std::string_view types;  ///< upper case, as in 3.0
  std::string_view label;  ///< empty where the types say it all
};
inline constexpr std::array<PhoneTerm, 6> kPhoneTerms = {{{card::PhoneKind::work, "WORK,VOICE", ""},
                                                          {card::PhoneKind::direct, "WORK,VOICE", "Direct"},
                                                          {card::PhoneKind::mobile, "CELL,VOICE", ""},
                                                          {card::PhoneKind::fax, "WORK,FAX", ""},
                                                          {card::PhoneKind::toll_free, "WORK,VOICE", "Toll-free"},
                                                          {card::PhoneKind::other, "VOICE", "Other"}}};

/// Labels that other address books use, as text::match_key writes them.
struct PhoneLabel {
  std::string_view key;
  card::PhoneKind kind;
};
inline constexpr std::array<PhoneLabel, 15> kPhoneLabels = {{{"direct", card::PhoneKind::direct},
                                                             {"直通", card::PhoneKind::direct},
                                                             {"ダイレクト", card::PhoneKind::direct},
                                                             {"durchwahl", card::PhoneKind::direct},
                                                             {"tollfree", card::PhoneKind::toll_free},
                                                             {"フリーダイヤル", card::PhoneKind::toll_free},
                                                             {"フリーコール", card::PhoneKind::toll_free},
                                                             {"freephone", card::PhoneKind::toll_free},
                                                             {"other", card::PhoneKind::other},
                                                             {"mobile", card::PhoneKind::mobile},
                                                             {"携帯", card::PhoneKind::mobile},
                                                             {"携帯電話", card::PhoneKind::mobile},
                                                             {"fax", card::PhoneKind::fax},
                                                             {"ファックス", card::PhoneKind::fax},
                                                             {"代表", card::PhoneKind::work}}};

/// Properties that a contact has no field for and that say something about the person: kept as notes, under these
/// words. RFC 2426, RFC 6350, RFC 6715 and what Apple's and Android's address books add. November 2026.
struct NotedProperty {
  std::string_view name, word;
};
inline constexpr std::array<NotedProperty, 16> kNotedProperties = {{{"NICKNAME", "Nickname"},
                                                                    {"BDAY", "Birthday"},
                                                                    {"ANNIVERSARY", "Anniversary"},
                                                                    {"X-ANNIVERSARY", "Anniversary"},
                                                                    {"X-ABDATE", "Date"},
                                                                    {"RELATED", "Related"},
                                                                    {"X-ABRELATEDNAMES", "Related"},
                                                                    {"X-SPOUSE", "Spouse"},
                                                                    {"EXPERTISE", "Expertise"},
                                                                    {"HOBBY", "Hobby"},
                                                                    {"INTEREST", "Interest"},
                                                                    {"X-SKYPE", "Skype"},
                                                                    {"X-SKYPE-USERNAME", "Skype"},
                                                                    {"X-TWITTER", "Twitter"},
                                                                    {"X-QQ", "QQ"},
                                                                    {"X-LINE", "LINE"}}};

/// What stands between the titles of the main post in TITLE, and between notes in NOTE.
inline constexpr std::string_view kTitleJoint = " / ";
inline constexpr std::string_view kNoteJoint = "\n";

}  // namespace exchange
