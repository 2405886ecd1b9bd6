#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"
#include "normalize/knowledge_postal.h"
#include "normalize/mailbox_pattern.h"

namespace normalize {

// What shows that a part of a value was lost or misread, though what is left reads without a doubt.

/// "ー駅前ビル", "ンビル5F": what no name begins with.
bool begins_oddly(const std::string& name);

/// "出版株式会社", "株式会社Gridlineサー", "株式会社Lumworks商", "Königsbau Medien UG", "YUIICCRRAAFFTT", "オム〇ン",
/// "Severn Capital ple", "ク株式会社", "A 株式会社リンライズ": a firm that is named by its trade or one kana alone,
/// that ends in the beginning of a usual word, in one kanji behind letters or in half a legal form or a misread one,
/// that has a letter before it, or each letter twice, or a ring among katakana.
bool is_torn_company(const std::string& company);

/// "Waeineシステムズ" beside waveline.co.jp: a word in Latin letters two or three letters off a word of a domain.
/// "とぶき福祉会" beside kotobuki-f.or.jp: kana that are how a word of a domain ends but not how it begins.
bool is_far_off_domain(const std::string& company, const std::vector<std::string>& domains);

/// "Tobishima Sekkei Inc.": Latin letters and a form alone, as a Japanese card translates its firm; where it is the
/// only one, the firm's own name was not read.
bool is_translation(const std::string& company);

/// "東大泉丁目10", "1丁目ー9-9", "4丁目Q8", "渡辺通4rm8", "2丁目二番", "鈴木町〒一", "1丁目631": a count of blocks
/// without its figures, signs that none has, or a number that runs on as none does.
/// "泉町ー61", "潮見24F7", "新磯子町一"; in a column (`vertical`) also "大船61353", whose dashes were lost. A building
/// that begins as no name does.
bool is_torn_street(const card::Address& address, bool vertical);

/// "富山市間屋町": no town of the city, and one character off the name of one.
bool is_near_town(const std::string& address, const PostalBook& postal);

/// "Emilie" on a French card: Émilie, whose accent on the capital no model sees for sure. `country` is ISO 3166-1
/// alpha-2.
bool may_lack_accent(std::string_view given_name, std::string_view country);

/// "多喜" beside Takiji: none of the words in Latin letters is how this part of the name is read (`own`, romaji), and
/// one, which is not the other part, begins so and is longer.
bool is_longer_in_letters(const std::vector<std::string>& own, const std::vector<std::string>& other,
                          const std::vector<std::string>& words);

/// "iwafunes" of 岩舟: behind the family name a letter that looks like a figure, and with which the given name does not
/// begin.
bool ends_in_figure_likeness(const MailboxWords& words, std::string_view mailbox);

/// "imonteiro" of Luciana Monteiro: an initial that looks like the given name's.
bool has_other_initial(const MailboxWords& words, std::string_view mailbox);

/// "kazuomikurisaki": two parts of the name without a mark between them, where one may have been lost.
bool may_lack_a_stop(const MailboxWords& words, std::string_view mailbox);

/// "kamishikiryo-tanae" of tamae: one part of the name as it is read, the other one a letter off.
bool is_a_letter_off(const MailboxWords& words, std::string_view mailbox);

/// "ara.tasaburo" of 柁原 太三郎 (kajihara): one part of the name whole, of the other one the end or the beginning.
bool lacks_part_of_name(const MailboxWords& words, std::string_view mailbox);

}  // namespace normalize
