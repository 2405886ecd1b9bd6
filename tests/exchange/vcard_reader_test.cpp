#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <gtest/gtest.h>

#include "exchange/json.h"
#include "exchange/vcard.h"
#include "tests/exchange/sample_records.h"

namespace {

using card::PhoneKind;
using exchange::LoadedContact;
using exchange::VCardReader;
using exchange::VCardVersion;
using Texts = std::vector<std::string>;

struct Read {
  std::vector<LoadedContact> contacts;
  Texts errors;
};

Read read(const std::string& bytes) {
  Read all;
  auto reader = VCardReader::open(bytes);
  if (!reader) {
    all.errors.push_back(reader.error().message);
    return all;
  }
  while (auto card = reader->next()) {
    if (*card)
      all.contacts.push_back(**card);
    else
      all.errors.push_back(card->error().message);
  }
  return all;
}

LoadedContact read_one(const std::string& lines) {
  const Read all = read("BEGIN:VCARD\r\n" + lines + "END:VCARD\r\n");
  EXPECT_TRUE(all.errors.empty()) << all.errors.front();
  return all.contacts.empty() ? LoadedContact() : all.contacts.front();
}

TEST(VCardReader, our_own_cards_come_back_without_loss) {
  std::mt19937 random(4);
  std::vector<exchange::Record> all = exchange::samples::records();
  for (int i = 0; i < 3000; ++i) all.push_back(exchange::samples::random_record(random));
  for (const exchange::Record& record : all) {
    for (const VCardVersion version : {VCardVersion::v3_0, VCardVersion::v4_0}) {
      const std::string card = exchange::to_vcard(record, version);
      const Read back = read(card);
      ASSERT_EQ(back.contacts.size(), 1U) << card;
      EXPECT_EQ(exchange::contact_to_json(back.contacts[0].contact), exchange::contact_to_json(record.contact)) << card;
      EXPECT_EQ(back.contacts[0].tags, record.tags) << card;
      EXPECT_EQ(back.contacts[0].exchanged_on, record.exchanged_on);
      EXPECT_EQ(back.contacts[0].external_id,
                record.uid.empty() ? "meishi-contact-" + std::to_string(record.id) : record.uid);
    }
  }
}

TEST(VCardReader, an_edit_made_elsewhere_wins) {
  const auto edited = [](std::string card, const std::string& from, const std::string& to) {
    const std::size_t at = card.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return read(card.replace(at, from.size(), to)).contacts.at(0).contact;
  };
  const std::string card = exchange::to_vcard(exchange::samples::records()[1]);
  const card::Contact title = edited(card, "TITLE:執行役員 / 室長 / 課長", "TITLE:社長");
  EXPECT_EQ(title.job_titles, Texts{"社長"});
  EXPECT_EQ(title.posts.size(), 2U);  // made anew from the two departments
  EXPECT_EQ(title.posts[0].job_titles, Texts{"社長"});
  EXPECT_EQ(edited(card, "NOTE:創業1950年\\n受付は1階\\; 左手", "NOTE:移転した").notes, Texts{"移転した"});
  const card::Contact company = edited(card, "ORG:みなと商事㈱", "ORG:別会社");
  EXPECT_EQ(company.company, "別会社");
  EXPECT_EQ(company.posts[0].company, "別会社");
}

TEST(VCardReader, names) {
  struct Case {
    const char *lines, *family, *given, *latin;
    Texts qualifications;
  };
  const Case cases[] = {
      {"N:Banner;Bruce;Lee,Max;Dr.;PhD,MBA\nFN:x\n", "Banner", "Bruce Lee Max", "", {"Dr.", "PhD", "MBA"}},
      {"N:Banner;Bruce;;Mr.;\n", "Banner", "Bruce", "", {}},
      {"N:山田;太郎;;様;\n", "山田", "太郎", "", {}},
      {"FN:Anna von Berg\n", "von Berg", "Anna", "", {}},
      {"FN:Anna Maria de la Cruz\n", "de la Cruz", "Anna Maria", "", {}},
      {"FN:YAMADA Taro\n", "YAMADA", "Taro", "", {}},
      {"FN:Taro YAMADA\n", "YAMADA", "Taro", "", {}},
      {"FN:Berg\\, Anna\n", "Berg", "Anna", "", {}},
      {"FN:Bruce Banner\\, PhD\n", "Banner", "Bruce", "", {"PhD"}},
      {"FN:山田　太郎\n", "山田", "太郎", "", {}},
      {"N:;;;;\nFN:Cher\n", "Cher", "", "", {}},
      {"N:山田;太郎\nFN:Taro Yamada\n", "山田", "太郎", "Taro Yamada", {}},
      {"N:山田;太郎\nFN:山田太郎\nNICKNAME:Taro Yamada\n", "山田", "太郎", "Taro Yamada", {}},
      {"N;ALTID=1;LANGUAGE=en:Yamada;Taro\nN;ALTID=1;LANGUAGE=ja:山田;太郎\nFN;ALTID=1:Yamada "
       "Taro\nFN;ALTID=1:山田太郎\n",
       "山田",
       "太郎",
       "Yamada Taro",
       {}},
  };
  for (const Case& c : cases) {
    const card::Contact contact = read_one(c.lines).contact;
    EXPECT_EQ(contact.family_name, c.family) << c.lines;
    EXPECT_EQ(contact.given_name, c.given) << c.lines;
    EXPECT_EQ(contact.latin_name, c.latin) << c.lines;
    EXPECT_EQ(contact.qualifications, c.qualifications) << c.lines;
  }
}

TEST(VCardReader, kana) {
  for (const char* lines :
       {"X-PHONETIC-LAST-NAME:やまだ\nX-PHONETIC-FIRST-NAME:たろう\n", "SOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ;;;\n"}) {
    const card::Contact contact = read_one(std::string("N:山田;太郎\n") + lines).contact;
    EXPECT_EQ(contact.family_kana, "ヤマダ") << lines;
    EXPECT_EQ(contact.given_kana, "タロウ") << lines;
  }
  EXPECT_EQ(read_one("N;SORT-AS=\"やまだ,たろう\":山田;太郎\n").contact.given_kana, "タロウ");
  EXPECT_EQ(read_one("N;SORT-AS=\"Koura,Osamu\":Koura;Osamu\n").contact.family_kana, "");
}

TEST(VCardReader, companies) {
  for (const char* lines :
       {"FN:Example\nORG:Example\n", "N:;;;;\nFN:Example\nX-ABShowAs:COMPANY\n", "FN:Example\nKIND:org\n"}) {
    const card::Contact contact = read_one(lines).contact;
    EXPECT_EQ(contact.company, "Example") << lines;
    EXPECT_EQ(contact.family_name, "") << lines;
  }
  const card::Contact contact =
      read_one("FN:A B\nORG:Example Corp.;North Division;Marketing\nTITLE:CEO\nROLE:Executive\n").contact;
  EXPECT_EQ(contact.departments, Texts{"North Division Marketing"});
  EXPECT_EQ(contact.posts, (std::vector<card::Post>{{"Example Corp.", "North Division Marketing", {"CEO"}}}));
  EXPECT_EQ(contact.notes, Texts{"Executive"});
}

TEST(VCardReader, phones) {
  struct Case {
    const char* lines;
    card::PhoneNumber phone;
  };
  const Case cases[] = {
      {"TEL:03-1234-5678\n", {PhoneKind::work, "", "", "03-1234-5678"}},
      {"TEL;WORK;FAX:03-1234-5678\n", {PhoneKind::fax, "", "", "03-1234-5678"}},
      {"TEL;type=CELL;type=VOICE;type=pref:090\n", {PhoneKind::mobile, "", "", "090"}},
      {"TEL;TYPE=\"cell,text\":090\n", {PhoneKind::mobile, "", "", "090"}},
      {"TEL;HOME:1\n", {PhoneKind::other, "", "", "1"}},
      {"TEL;VALUE=uri;TYPE=voice:tel:+1-555-555-5555;ext=42\n",
       {PhoneKind::work, "+15555555555", "42", "+1-555-555-5555"}},
      {"item1.TEL:03-1\nitem1.X-ABLabel:直通\n", {PhoneKind::direct, "", "", "03-1"}},
      {"item1.TEL:0120-1\nITEM1.X-ABLABEL:フリーダイヤル\n", {PhoneKind::toll_free, "", "", "0120-1"}},
      {"TEL:+49 (0)30 123\n", {PhoneKind::work, "", "", "+49 (0)30 123"}},
      {"TEL:03-1234-5678(内線12)\n", {PhoneKind::work, "", "12", "03-1234-5678"}},
      {"TEL:+81312345678 x12\n", {PhoneKind::work, "+81312345678", "12", "+81312345678"}},
  };
  for (const Case& c : cases) {
    const card::Contact contact = read_one(std::string("FN:A\n") + c.lines).contact;
    ASSERT_EQ(contact.phones.size(), 1U) << c.lines;
    EXPECT_EQ(contact.phones[0], c.phone) << c.lines << contact.phones[0].printed;
  }
}

TEST(VCardReader, preferred_values_first) {
  const card::Contact contact = read_one(
                                    "FN:A\nEMAIL:a@x\nEMAIL;TYPE=pref:b@x\nEMAIL:mailto:c@x\n"
                                    "URL;PREF=2:u2\nURL;PREF=1:u1\nURL:u3\nIMPP:xmpp:a@b\n")
                                    .contact;
  EXPECT_EQ(contact.emails, (Texts{"b@x", "a@x", "c@x"}));
  EXPECT_EQ(contact.urls, (Texts{"u1", "u2", "u3"}));
  EXPECT_EQ(contact.social, Texts{"xmpp:a@b"});
}

TEST(VCardReader, addresses) {
  const card::Contact contact = read_one(
                                    "FN:A\nADR;WORK:PO Box 1;Suite 5;123 Main Street\\nRear;Any Town;CA;91921;U.S.A.\n"
                                    "ADR;HOME:;;北一条西1;札幌市中央区;北海道;060-0001;日本\n")
                                    .contact;
  ASSERT_EQ(contact.addresses.size(), 2U);
  EXPECT_EQ(contact.addresses[0],
            (card::Address{"91921", "CA", "Any Town", "PO Box 1 123 Main Street Rear", "Suite 5", "US",
                           "PO Box 1 123 Main Street Rear Suite 5 91921 Any Town CA U.S.A."}));
  EXPECT_EQ(contact.addresses[1].printed, "060-0001 北海道札幌市中央区北一条西1");
  EXPECT_EQ(contact.addresses[1].country, "JP");
}

TEST(VCardReader, encodings) {
  EXPECT_EQ(read_one("N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c;=91=BE=98Y\n").contact.family_name,
            "山田");
  EXPECT_EQ(read_one("N;CHARSET=SHIFT_JIS:\x8E\x52\x93\x63;\x91\xBE\x98\x59\n").contact.given_name, "太郎");
  EXPECT_EQ(read_one("N;CHARSET=Shift_JIS:\x95\x5C;\n").contact.family_name, "表");  // its second byte is a backslash
  EXPECT_EQ(read_one("N:\x8E\x52\x93\x63;\x91\xBE\x98\x59\n").contact.family_name, "山田");
  EXPECT_EQ(read_one("N;CHARSET=ISO-8859-1:M\xFCller;\n").contact.family_name, "Müller");
  EXPECT_EQ(read_one("N:M\xFCller;J\xFCrgen\n").contact.given_name, "Jürgen");
  EXPECT_EQ(read_one("N;CHARSET=EUC-JP:\xBB\xB3\xC5\xC4;\n").contact.family_name, "山田");
  EXPECT_EQ(read_one("N;ENCODING=QUOTED-PRINTABLE:Gau=C3=\n=9F;Carl\n").contact.family_name, "Gauß");
  EXPECT_EQ(read_one("FN:A\nNOTE;ENCODING=b:5bGx55Sw\n").contact.notes, Texts{"山田"});
  EXPECT_EQ(read_one("N:very\r\n  long;\r\n\tname\r\n").contact.family_name, "very long");
  const std::string utf16(
      "\xFE\xFF\0B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\x5C\x71\0\n\0E\0N\0D\0:\0V\0C\0A\0R\0D", 54);
  EXPECT_EQ(read(utf16).contacts.at(0).contact.family_name, "山");
}

TEST(VCardReader, what_has_no_field_is_a_note) {
  const card::Contact contact = read_one(
                                    "N:山田;太郎\nNICKNAME:Taro YAMADA,タロ\nBDAY:1970-04-14\nREV:1\nX-ABUID:1\n"
                                    "item1.X-ABDATE:2010-06-12\nitem1.X-ABLabel:_$!<Anniversary>!$_\n"
                                    "item2.X-ABRELATEDNAMES:花子\nitem2.X-ABLabel:妻\nNOTE:memo\n")
                                    .contact;
  EXPECT_EQ(contact.notes, (Texts{"memo", "Nickname: Taro YAMADA,タロ", "Birthday: 1970-04-14",
                                  "Anniversary: 2010-06-12", "妻: 花子"}));
}

TEST(VCardReader, pictures_and_inner_cards_are_left_out) {
  const LoadedContact loaded =
      read_one("FN:Boss\nPHOTO;ENCODING=b;TYPE=JPEG:" + std::string(3'000'000, 'A') + "\n  " +
               std::string(2'000'000, 'B') + "\nAGENT:\nBEGIN:VCARD\nFN:Secretary\nTEL:2\nEND:VCARD\nTEL:1\n");
  EXPECT_EQ(loaded.contact.family_name, "Boss");
  ASSERT_EQ(loaded.contact.phones.size(), 1U);
  EXPECT_EQ(loaded.contact.phones[0].printed, "1");
}

TEST(VCardReader, bad_cards_do_not_harm_the_others) {
  const Read all = read(
      "garbage\nBEGIN:VCARD\nTEL:1\nEND:VCARD\n\nBEGIN:VCARD\nFN:No end\n"
      "BEGIN:VCARD\nFN:Good One\nline without a colon\n:no name\n;;;:\nEND:VCARD\n"
      "BEGIN:VEVENT\nFN:Other\nEND:VEVENT\nBEGIN:VCARD\nFN:Cut o");
  ASSERT_EQ(all.contacts.size(), 1U);
  EXPECT_EQ(all.contacts[0].contact.family_name, "One");
  EXPECT_EQ(all.contacts[0].line, 8U);
  ASSERT_EQ(all.errors.size(), 3U);
  EXPECT_TRUE(all.errors[0].starts_with("line 2: the card has neither a name")) << all.errors[0];
  EXPECT_TRUE(all.errors[1].starts_with("line 6: the card has no END:VCARD")) << all.errors[1];
  EXPECT_TRUE(all.errors[2].starts_with("line 17: the card has no END:VCARD")) << all.errors[2];
}

TEST(VCardReader, what_holds_no_card_is_refused) {
  for (const std::string& bytes : {std::string(), std::string("hello"), std::string("BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
                                   std::string(1'000'000, '\0'), std::string(5'000'000, 'B'),
                                   std::string("\xFF\xFE"
                                               "B")}) {
    const auto reader = VCardReader::open(bytes);
    ASSERT_FALSE(reader.has_value());
    EXPECT_EQ(reader.error().kind, card::ErrorKind::bad_input);
  }
}

TEST(VCardReader, bombs_are_bounded) {
  const auto repeated = [](const std::string& line, std::size_t bytes) {
    std::string all;
    while (all.size() < bytes) all += line;
    return all;
  };
  const std::size_t kTenMegabytes = 10'000'000;
  EXPECT_EQ(read(repeated("BEGIN:VCARD\n", kTenMegabytes)).errors.size(), 1U);
  const Read nested = read("BEGIN:VCARD\nFN:A\nAGENT:\n" + repeated("BEGIN:VCARD\n", kTenMegabytes));
  EXPECT_EQ(nested.errors.size(), 1U);
  const Read deep = read("BEGIN:VCARD\nFN:A\nAGENT:\n" + repeated("BEGIN:VCARD\n", 120) + repeated("END:VCARD\n", 110) +
                         "BEGIN:VCARD\nFN:B\nEND:VCARD\n");
  ASSERT_EQ(deep.errors.size(), 1U);
  EXPECT_NE(deep.errors[0].find("deeper than 8"), std::string::npos) << deep.errors[0];
  EXPECT_EQ(deep.contacts.size(), 1U);
  const Read many = read("BEGIN:VCARD\nFN:A\n" + repeated("TEL:1\n", kTenMegabytes) + "END:VCARD\n");
  EXPECT_EQ(many.errors.size(), 1U);
  const Read folds = read("BEGIN:VCARD\nFN:A\nNOTE:" + repeated("\n x", kTenMegabytes) + "\nEND:VCARD\n");
  EXPECT_EQ(folds.contacts.size(), 1U);
  EXPECT_TRUE(folds.contacts.at(0).contact.notes.empty());  // longer than a line may be
  const Read parameters = read("BEGIN:VCARD\nFN" + repeated(";A=\"", 900'000) + ":x\nEND:VCARD\n");
  EXPECT_EQ(parameters.contacts.size() + parameters.errors.size(), 1U);
}

TEST(VCardReader, any_bytes_are_survived) {
  std::mt19937 random(9);
  const Texts pieces = {"BEGIN:VCARD\n",
                        "END:VCARD\n",
                        "N:",
                        "FN",
                        ";",
                        ":",
                        "=",
                        "\"",
                        "\\",
                        "\r\n",
                        "\n ",
                        "TEL;TYPE=",
                        "ENCODING=QUOTED-PRINTABLE",
                        "=3",
                        "=\n",
                        "item1.",
                        "ADR:",
                        "山",
                        "\xFF",
                        "\x8E",
                        std::string(1, '\0'),
                        "CHARSET=SHIFT_JIS",
                        "AGENT:\n",
                        "X-MEISHI-POST:",
                        "ORG:",
                        "^n",
                        ";;;;"};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = "BEGIN:VCARD\n";
    for (std::size_t left = random() % 30; left > 0; --left) bytes += pieces[random() % pieces.size()];
    const Read all = read(bytes);
    EXPECT_LE(all.contacts.size() + all.errors.size(), 31U);
  }
}

std::filesystem::path shared() {
  const char* given = std::getenv("MEISHI_SHARED");
  return given != nullptr ? given : std::filesystem::path(MEISHI_SOURCE_DIR) / ".." / "shared";
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(VCardReader, files_of_other_programs) {
  const std::filesystem::path folder = shared() / "suites" / "vcard";
  if (!std::filesystem::exists(folder)) {
    std::cout << "no " << folder << ": nothing to read\n";
    return;
  }
  struct Case {
    const char* file;
    std::size_t cards;
    const char *family, *given, *phone, *email, *street;  // of the first card
  };
  const Case cases[] = {
      {"sabre_issue153.vcf", 1, "Benutzer", "Test", "", "", ""},
      {"textvcard_apple_2.1_unicode.vcf", 1, "T-surname", "T-first", "020 666 6666", "", "Pref Test Road"},
      {"textvcard_apple_version3.vcf", 1, "T-surname", "T-first", "020 666 6666", "", "Pref Test Road"},
      {"textvcard_base64.vcf", 1, "Victory", "Photo", "", "", ""},
      {"textvcard_complete.vcf", 1, "Banner", "Bruce", "651-290-1234", "bbanner.work@example.com", "Main St"},
      {"textvcard_encoding.vcf", 1, "Christiansen", "Nathan Paul", "(801) 234-1001", "",
       "Software Development 333 West River Park Drive"},
      {"textvcard_encoding2.vcf", 2, "von Stürmer", "Bartholomäus", "+08154711", "", ""},
      {"textvcard_evolution.vcf", 1, "", "Sister", "020 666 6666", "", ""},
      {"textvcard_latin1.vcf", 1, "Banner", "Bruce", "651-290-1234", "bbanner.work@example.com", "Main St"},
      {"textvcard_mix_type.vcf", 1, "T-surname", "T-firstname", "020 666 6666", "", "Pref Test Road"},
      {"textvcard_notes.vcf", 1, "", "", "123/1234123", "", "12a The Street."},
      {"textvcard_quoted.vcf", 1, "Smith", "John", "", "", "A street on a quoted line"},
      {"textvcard_quotedprintable.vcf", 1, "Gauß", "Carl", "+471112345", "", ""},
      {"textvcard_simple.vcf", 1, "T-surname", "T-firstname", "020 666 6666", "", "Pref Test Road"},
      {"textvcard_unwrap.vcf", 1, "mynameisveryveryveryveryveryverylong", "", "651-290-1234",
       "bbanner.work@example.com", "Hover Valley Mountain Pass Road"},
      {"vobject_vcard40_full.vcf", 1, "Public", "John Quinlan", "+1-555-555-5555", "johnny@personal.example.org",
       "456 Oak Lane"},
      {"vobject_vcard40_multilang.vcf", 1, "山田", "太郎", "", "", ""},
  };
  for (const Case& c : cases) {
    const Read all = read(file_text(folder / c.file));
    ASSERT_EQ(all.contacts.size(), c.cards) << c.file << (all.errors.empty() ? "" : all.errors[0]);
    EXPECT_TRUE(all.errors.empty()) << c.file;
    const card::Contact& contact = all.contacts[0].contact;
    EXPECT_EQ(contact.family_name, c.family) << c.file;
    EXPECT_EQ(contact.given_name, c.given) << c.file;
    EXPECT_EQ(contact.phones.empty() ? "" : contact.phones[0].printed, c.phone) << c.file;
    EXPECT_EQ(contact.emails.empty() ? "" : contact.emails[0], c.email) << c.file;
    EXPECT_EQ(contact.addresses.empty() ? "" : contact.addresses[0].street, c.street) << c.file;
  }
}

}  // namespace
