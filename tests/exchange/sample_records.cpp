#include "tests/exchange/sample_records.h"

#include <algorithm>

namespace exchange::samples {
namespace {

using card::PhoneKind;

card::Contact yamada() {
  card::Contact contact;
  contact.family_name = "山田";
  contact.given_name = "太郎";
  contact.family_kana = "ヤマダ";
  contact.given_kana = "タロウ";
  contact.latin_name = "Taro YAMADA";
  contact.company = "株式会社山田製作所";
  contact.departments = {"営業本部 第一営業部"};
  contact.job_titles = {"部長"};
  contact.posts = {{"株式会社山田製作所", "営業本部 第一営業部", {"部長"}}};
  contact.qualifications = {"中小企業診断士"};
  contact.phones = {{PhoneKind::work, "+81312345678", "", "03-1234-5678"}};
  contact.emails = {"taro.yamada@example.co.jp"};
  contact.urls = {"https://www.example.co.jp/"};
  contact.addresses = {{"100-0001", "東京都", "千代田区", "千代田1-1", "山田ビル5F", "JP",
                        "〒100-0001 東京都千代田区千代田1-1 山田ビル5F"}};
  return contact;
}

card::Contact takahashi() {
  card::Contact contact;
  contact.family_name = "髙橋";
  contact.given_name = "花子";
  contact.company = "みなと商事㈱";
  contact.company_kana = "ミナトショウジ";
  contact.company_latin = "Minato Trading Co., Ltd.";
  contact.departments = {"経営企画室", "管理部 人事課"};
  contact.job_titles = {"執行役員", "室長", "課長"};
  contact.posts = {{"みなと商事㈱", "経営企画室", {"執行役員", "室長"}}, {"みなと商事㈱", "管理部 人事課", {"課長"}}};
  contact.phones = {{PhoneKind::work, "+81451112222", "", "045-111-2222"},
                    {PhoneKind::direct, "+81451112233", "45", "045(111)2233"},
                    {PhoneKind::mobile, "+819012345678", "", "090-1234-5678"},
                    {PhoneKind::fax, "+81451112299", "", "045-111-2299"},
                    {PhoneKind::toll_free, "+81120123456", "", "0120-123-456"},
                    {PhoneKind::other, "", "", "内線のみ 12-34"}};
  contact.emails = {"hanako@example.com", "h.takahashi@example.jp"};
  contact.addresses = {{"220-0011", "神奈川県", "横浜市西区", "高島二丁目3番5号", "", "JP",
                        "〒220-0011 神奈川県横浜市西区高島二丁目3番5号"},
                       {"", "", "", "", "", "", "大阪支店 大阪市北区梅田1-1"}};
  contact.social = {"https://www.linkedin.com/in/hanako"};
  contact.notes = {"創業1950年", "受付は1階; 左手"};
  return contact;
}

card::Contact berg() {
  card::Contact contact;
  contact.family_name = "von Berg";
  contact.given_name = "Anna Maria";
  contact.qualifications = {"Dr.", "M.Sc."};
  contact.company = "Müller & Söhne GmbH";
  contact.departments = {"Sales, Europe"};
  contact.job_titles = {"Head of Sales"};
  contact.posts = {{"Müller & Söhne GmbH", "Sales, Europe", {"Head of Sales"}}};
  contact.phones = {{PhoneKind::work, "+493012345678", "12", "+49 (0)30 123456-78"}};
  contact.emails = {"anna.berg@example.de"};
  contact.addresses = {{"10115", "", "Berlin", "Invalidenstraße 1", "", "DE", "Invalidenstraße 1, 10115 Berlin"}};
  return contact;
}

card::Contact hostile() {
  card::Contact contact;
  contact.family_name = "Robert'); DROP TABLE contacts;--";
  contact.given_name = "=HYPERLINK(\"http://example.com\")";
  contact.company = "<script>alert(1)</script>\\";
  contact.notes = {"a;b\\;c", "line one\nline two", "'=1+1", "\"quoted\", and, commas"};
  contact.emails = {"@cmd"};
  contact.urls = {"-1+1"};
  return contact;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "a", "B c", ";", ",",  "\\", "\\n", "\"",  "'",   "=", "+",    "-",   "@", "山",  "髙",   "𠮷", "ー",
      "é", ":",   "^", "^n", "^'", "/",   " / ", "<b>", "&", "<!--", "%00", "0", "\\;", "\\\\", "{",  "]"};
  std::string text = "x";
  for (std::size_t left = random() % 6; left > 0; --left) text += pieces[random() % pieces.size()];
  const bool begins_awkward = random() % 3 == 0;
  return (begins_awkward ? pieces[random() % pieces.size()] : std::string()) + text + (random() % 2 == 0 ? "y" : "\\z");
}

std::vector<std::string> random_texts(std::mt19937& random) {
  std::vector<std::string> texts(random() % 4);
  for (std::string& text : texts) text = random_text(random);
  for (std::string& text : texts) text.erase(0, text.find_first_not_of(' '));
  return texts;
}

void add_posts(card::Contact& contact, std::mt19937& random) {
  for (std::size_t left = random() % 3; left > 0; --left) {
    card::Post post{contact.company, "", {}};
    if (!contact.departments.empty()) post.department = contact.departments[random() % contact.departments.size()];
    if (!contact.job_titles.empty()) post.job_titles = {contact.job_titles[random() % contact.job_titles.size()]};
    contact.posts.push_back(std::move(post));
  }
}

}  // namespace

std::vector<Record> records() {
  std::vector<Record> all;
  const auto add = [&](card::Contact contact) {
    Record record;
    record.id = static_cast<std::int64_t>(all.size()) + 1;
    record.contact = std::move(contact);
    all.push_back(std::move(record));
  };
  add(yamada());
  add(takahashi());
  add(berg());
  add(hostile());
  card::Contact company;
  company.company = "有限会社さくら";
  company.phones = {{PhoneKind::work, "+81612345678", "", "0612345678"}};
  company.addresses = {{"060-0001", "北海道", "札幌市中央区", "北一条西1", "", "JP", ""}};
  add(company);
  card::Contact latin;
  latin.latin_name = "Jiro SUZUKI";
  latin.family_kana = "スズキ";
  add(latin);
  all[0].exchanged_on = "2025-04-18";
  all[0].tags = {"展示会", "A, B; C"};
  all[0].revised_at = "2026-11-21T09:30:00Z";
  all[0].sources = {{"007", 0, "", ""}, {"", 3, "scan-01.png", ""}};
  all[1].status = RecordStatus::unconfirmed;
  all[1].uid = "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
  all[1].sources = {{"", 12, "cards.zip", "a/b.jpg"}};
  return all;
}

Record random_record(std::mt19937& random) {
  Record record;
  record.id = static_cast<std::int64_t>(random() % 1000) + 1;
  card::Contact& contact = record.contact;
  const auto text = [&] { return random_texts(random).empty() ? std::string() : "x" + random_text(random); };
  contact.family_name = "x" + random_text(random);
  contact.given_name = text();
  contact.family_kana = random() % 2 == 0 ? "ヤマダ" : "";
  contact.given_kana = random() % 2 == 0 ? "タロウ" : "";
  contact.latin_name = text();
  contact.company = text();
  contact.company_kana = random() % 2 == 0 ? "カイシャ" : "";
  contact.company_latin = text();
  contact.departments = random_texts(random);
  contact.job_titles = random_texts(random);
  add_posts(contact, random);
  contact.qualifications = random_texts(random);
  for (const std::string& printed : random_texts(random)) {
    const bool known = random() % 2 == 0;
    contact.phones.push_back({static_cast<PhoneKind>(random() % 6), known ? "+8131234567" : "",
                              random() % 2 == 0 ? "12" : "",
                              known ? printed : "03-" + std::to_string(random() % 9999)});
  }
  contact.emails = random_texts(random);
  contact.urls = random_texts(random);
  for (const std::string& printed : random_texts(random)) {
    card::Address address{text(), text(), text(), text(), text(), random() % 2 == 0 ? "JP" : "", printed};
    if (random() % 3 == 0) address = {text(), "", "", "", "", "", printed};
    contact.addresses.push_back(std::move(address));
  }
  contact.social = random_texts(random);
  contact.notes = random_texts(random);
  record.tags = random_texts(random);
  record.exchanged_on = random() % 2 == 0 ? "2025-04-18" : "";
  return record;
}

}  // namespace exchange::samples
