#include "samples/generator/japanese.h"

#include "samples/generator/japanese_contact.h"
#include "samples/generator/writing.h"

namespace samples {

const char* to_string(Style style) {
  switch (style) {
    case Style::horizontal: return "horizontal";
    case Style::vertical: return "vertical";
    case Style::bilingual: return "bilingual";
    case Style::korean: return "korean";
    case Style::taiwanese: return "taiwanese";
    case Style::western: break;
  }
  return "western";
}

namespace {

std::string latin_name(const JapanesePerson& person, Random& random) {
  const std::string f = person.family_romaji, g = person.given_romaji;
  switch (random.integer(0, 4)) {
    case 0: return g + " " + upper(f);
    case 1: return upper(g) + " " + upper(f);
    case 2: return upper(f) + " " + g;
    case 3: return f + " " + g;
    default: return g + " " + f;
  }
}

Block name_block(const JapanesePerson& person, Style style, Random& random, card::Contact& contact) {
  contact.family_name = person.family;
  contact.given_name = person.given;
  Block block{Role::name, {}};
  const bool spaced = random.chance(0.35);
  const std::string gap = random.chance(0.8) ? " " : "　";
  Piece name{.text = person.family + (random.chance(0.93) ? gap : "") + person.given,
             .field = "family_name+given_name",
             .size = Size::name,
             .letter_spacing_em = spaced ? random.between(0.15, 0.6) : 0.0};
  const bool kana = random.chance(style == Style::bilingual ? 0.15 : 0.26);
  const bool latin = style != Style::vertical && random.chance(style == Style::bilingual ? 0.95 : 0.2);
  if (kana) {
    contact.family_kana = person.family_kana;
    contact.given_kana = person.given_kana;
    const std::string text = person.family_kana + " " + person.given_kana;
    Piece furigana{
        .text = random.chance(0.5) ? text : to_hiragana(text), .field = "family_kana+given_kana", .size = Size::tiny};
    if (style == Style::vertical || random.chance(0.6)) {
      block.pieces = {furigana, name};
    } else {
      furigana.same_row = true;
      block.pieces = {name, furigana};
    }
  } else {
    block.pieces = {name};
  }
  if (latin) {
    contact.latin_name = latin_name(person, random);
    const bool beside = !kana && random.chance(0.2);
    block.pieces.push_back(
        {.text = contact.latin_name, .field = "latin_name", .size = Size::small, .same_row = beside});
  }
  return block;
}

/// One post: its department levels and titles.
struct PostPrint {
  std::vector<std::string> levels, titles;
};

PostPrint invent_post(const JapaneseSource& source, const JapaneseCompany& company, bool department, bool title,
                      Random& random) {
  PostPrint post;
  const Words& words = source.words;
  if (!company.branch.empty()) post.levels.push_back(company.branch);
  const bool head = title && random.chance(0.2);
  if (department) {
    if (random.chance(0.35) && post.levels.empty()) post.levels.push_back(random.pick(words.all("departments_top"))[0]);
    if (!head || random.chance(0.4)) post.levels.push_back(random.pick(words.all("departments_middle"))[0]);
    if (!head && random.chance(0.35)) post.levels.push_back(random.pick(words.all("departments_low"))[0]);
  }
  if (!title) return post;
  if (company.institution && random.chance(0.7)) {
    post.titles.push_back(random.pick(words.all("titles_institution"))[0]);
  } else if (head) {
    post.titles.push_back(random.pick(words.all("titles_head"))[0]);
    if (random.chance(0.25)) post.titles.push_back(random.pick(words.all("titles_second"))[0]);
  } else {
    post.titles.push_back(random.pick(words.all("titles"))[0]);
  }
  return post;
}

void print_post(const PostPrint& post, Style style, Random& random, std::vector<Piece>& pieces) {
  const std::string gap = style == Style::vertical ? "　" : " ";
  const std::string titles = join(post.titles, random.chance(0.25) && post.titles.size() > 1 ? gap + "兼" + gap : gap);
  std::vector<std::string> lines;
  std::string field = "departments";
  if (!post.levels.empty()) {
    if (post.levels.size() > 1 && random.chance(0.4)) {
      lines = post.levels;
    } else {
      lines = {join(post.levels, random.chance(0.8) ? gap : "")};
    }
  }
  const bool together = !lines.empty() && !titles.empty() && random.chance(0.4) &&
                        characters(lines.back()).size() + characters(titles).size() < 20;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = together && i + 1 == lines.size();
    pieces.push_back({.text = last ? lines[i] + gap + titles : lines[i],
                      .field = last ? "departments+job_titles" : "departments",
                      .size = Size::post});
  }
  if (!together && !titles.empty()) pieces.push_back({.text = titles, .field = "job_titles", .size = Size::post});
}

void add_post(const PostPrint& post, card::Contact& contact) {
  card::Post truth{contact.company, join(post.levels, " "), post.titles};
  if (!truth.department.empty()) contact.departments.push_back(truth.department);
  for (const std::string& title : post.titles) contact.job_titles.push_back(title);
  if (!truth.department.empty() || !truth.job_titles.empty()) contact.posts.push_back(std::move(truth));
}

Block post_block(const JapaneseSource& source, const JapaneseCompany& company, Style style, Random& random,
                 card::Contact& contact) {
  Block block{Role::post, {}};
  if (random.chance(0.06)) {
    contact.qualifications.push_back(random.pick(source.words.all("qualifications"))[0]);
    if (random.chance(0.2)) contact.qualifications.push_back(random.pick(source.words.all("qualifications"))[0]);
    if (contact.qualifications.size() == 2 && contact.qualifications[0] == contact.qualifications[1]) {
      contact.qualifications.pop_back();
    }
  }
  const bool title = random.chance(0.82), department = random.chance(0.36);
  const PostPrint main = invent_post(source, company, department, title, random);
  print_post(main, style, random, block.pieces);
  add_post(main, contact);
  if (title && department && random.chance(0.06)) {
    const PostPrint second = invent_post(source, {}, true, true, random);
    std::vector<Piece> pieces;
    print_post(second, style, random, pieces);
    if (random.chance(0.6)) pieces.front().text = "兼 " + pieces.front().text;
    block.pieces.insert(block.pieces.end(), pieces.begin(), pieces.end());
    add_post(second, contact);
  }
  for (const std::string& q : contact.qualifications) {
    block.pieces.push_back({.text = q, .field = "qualifications", .size = Size::small});
  }
  return block;
}

Block brand_block(const JapaneseSource& source, const JapaneseCompany& company, Style style, Random& random,
                  card::Contact& contact) {
  Block block{Role::brand, {}};
  if (!contact.company.empty()) {
    block.pieces.push_back({.text = company.name, .field = "company", .size = Size::company, .accent = true});
    if (style == Style::bilingual && !company.latin.empty() && random.chance(0.7)) {
      contact.company_latin = company.latin;
      block.pieces.push_back({.text = company.latin, .field = "company_latin", .size = Size::small, .accent = true});
    }
  }
  if (random.chance(0.12)) {
    contact.notes.push_back(random.pick(source.words.all("slogans"))[0]);
    const Piece slogan{.text = contact.notes.back(), .field = "notes", .size = Size::tiny, .accent = true};
    block.pieces.insert(random.chance(0.6) ? block.pieces.begin() : block.pieces.end(), slogan);
  }
  return block;
}

/// The English titles of a bilingual card: no field of their own, so they may be given or left out.
void add_english_post(const JapaneseSource& source, Block& name, Random& random, card::Contact& also_right) {
  const std::string title = random.pick(source.words.all("titles_english"))[0];
  also_right.job_titles.push_back(title);
  std::string text = title;
  if (random.chance(0.5)) {
    also_right.departments.push_back(random.pick(source.words.all("departments_english"))[0]);
    text += ", " + also_right.departments.back();
  }
  name.pieces.push_back({.text = text, .field = "job_titles_latin", .size = Size::tiny});
}

std::string qr_for(const card::Contact& c, Random& random) {
  const std::string phone = c.phones.empty() ? "" : c.phones.front().number;
  const std::string mail = c.emails.empty() ? "" : c.emails.front();
  switch (random.integer(0, 2)) {
    case 0: return c.urls.empty() ? "https://www.example.co.jp/" : c.urls.front();
    case 1: return "MECARD:N:" + c.family_name + "," + c.given_name + ";TEL:" + phone + ";EMAIL:" + mail + ";;";
    default:
      return "BEGIN:VCARD\r\nVERSION:3.0\r\nN:" + c.family_name + ";" + c.given_name + ";;;\r\nFN:" + c.family_name +
             " " + c.given_name + "\r\nORG:" + c.company + "\r\nTEL;TYPE=WORK:" + phone + "\r\nEMAIL:" + mail +
             "\r\nEND:VCARD\r\n";
  }
}

/// A second office: its address and number, after the main one.
Block second_office(const JapaneseSource& source, Print print, Random& random, card::Contact& contact) {
  Block block{Role::extra, {}};
  const PrintedAddress office = print_address(source, {}, print, random);
  block.pieces = office.pieces;
  contact.addresses.push_back(office.address);
  return block;
}

/// 部長　山田 太郎: a title alone may stand before the name on its row.
void put_title_beside_name(Block& post, Block& name) {
  if (post.pieces.size() != 1 || post.pieces[0].field != "job_titles" || name.pieces[0].size != Size::name) return;
  name.pieces[0].same_row = true;
  name.pieces.insert(name.pieces.begin(), post.pieces[0]);
  post.pieces.clear();
}

}  // namespace

Sheet japanese_sheet(const JapaneseSource& source, Style style, Numerals numerals, Chances chances) {
  Random &firm = chances.firm, &own = chances.person;
  const Print print = numerals == Numerals::kanji ? Print::vertical : Print::horizontal;
  const JapanesePerson person = invent_person(source, own);
  const JapaneseCompany company = invent_company(source, firm);
  Sheet sheet{.style = style, .language = "ja", .contact = {}, .also_right = {}, .blocks = {}, .qr_text = {}};
  card::Contact& contact = sheet.contact;
  if (firm.chance(0.95)) contact.company = company.name;
  sheet.blocks.push_back(brand_block(source, company, style, firm, contact));
  sheet.blocks.push_back(post_block(source, company, style, own, contact));
  sheet.blocks.push_back(name_block(person, style, own, contact));
  if (style != Style::vertical && own.chance(0.12)) put_title_beside_name(sheet.blocks[1], sheet.blocks[2]);
  if (style == Style::bilingual && own.chance(0.4)) {
    add_english_post(source, sheet.blocks.back(), own, sheet.also_right);
  }
  std::string region = "東京都";
  if (firm.chance(0.91)) {
    const PrintedAddress place = print_address(source, company, print, firm);
    contact.addresses.push_back(place.address);
    if (!place.address.region.empty()) region = place.address.region;
    sheet.blocks.push_back({Role::address, place.pieces});
  }
  Block lines{Role::contact, print_phones(source, region, print, chances, contact)};
  for (Piece& piece : print_net(person, company, chances, contact)) lines.pieces.push_back(std::move(piece));
  sheet.blocks.push_back(std::move(lines));
  if (firm.chance(0.06) && contact.addresses.size() == 1) {
    sheet.blocks.push_back(second_office(source, print, firm, contact));
  }
  if (firm.chance(style == Style::vertical ? 0.02 : 0.08)) sheet.qr_text = qr_for(contact, firm);
  return sheet;
}

Sheet english_side_sheet(const JapaneseSource& source, Random& random) {
  const JapanesePerson person = invent_person(source, random);
  JapaneseCompany company = invent_company(source, random);
  while (company.latin.empty()) company = invent_company(source, random);
  Sheet sheet{.style = Style::western, .language = "en", .contact = {}, .also_right = {}, .blocks = {}, .qr_text = {}};
  card::Contact& contact = sheet.contact;
  contact.company = company.latin;
  contact.family_name = person.family_romaji;
  contact.given_name = person.given_romaji;
  const std::string name = random.chance(0.6) ? person.given_romaji + " " + person.family_romaji
                                              : person.given_romaji + " " + upper(person.family_romaji);
  if (name.ends_with(upper(person.family_romaji))) contact.family_name = upper(person.family_romaji);
  sheet.blocks.push_back(
      {Role::brand, {{.text = company.latin, .field = "company", .size = Size::company, .accent = true}}});
  sheet.blocks.push_back({Role::name, {{.text = name, .field = "family_name+given_name", .size = Size::name}}});
  Block post{Role::post, {}};
  card::Post truth{contact.company, {}, {random.pick(source.words.all("titles_english"))[0]}};
  post.pieces.push_back({.text = truth.job_titles[0], .field = "job_titles", .size = Size::post});
  contact.job_titles = truth.job_titles;
  if (random.chance(0.6)) {
    truth.department = random.pick(source.words.all("departments_english"))[0];
    contact.departments.push_back(truth.department);
    post.pieces.push_back({.text = truth.department, .field = "departments", .size = Size::post});
  }
  contact.posts.push_back(truth);
  sheet.blocks.push_back(std::move(post));
  const PrintedAddress place = print_address(source, company, Print::english, random);
  contact.addresses.push_back(place.address);
  sheet.blocks.push_back({Role::address, place.pieces});
  Block lines{Role::contact, print_phones(source, "東京都", Print::english, {random, random}, contact)};
  for (Piece& piece : print_net(person, company, {random, random}, contact)) lines.pieces.push_back(std::move(piece));
  sheet.blocks.push_back(std::move(lines));
  return sheet;
}

}  // namespace samples
