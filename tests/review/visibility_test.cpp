// One person met by two groups: everybody sees only what comes from cards that they may see, everywhere.

#include <algorithm>

#include <fmt/format.h>

#include "review/api/routes.h"
#include "store/jobs.h"
#include "store/review_queue.h"
#include "store/reviews.h"
#include "tests/review/served.h"

namespace {

std::string base64(const std::string& text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const std::size_t bytes = std::min<std::size_t>(3, text.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8U | (i < bytes ? static_cast<unsigned char>(text[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= bytes ? kDigits[bits >> (18 - 6 * i) & 0x3FU] : '=';
  }
  return out;
}

/// Two groups of members only, and one that is open to everybody but for mobile numbers, e-mail and pictures.
class Visibility : public testing::Test {
 protected:
  Visibility() {
    served.add_group("sales");
    served.add_group("lawyers");
    served.add_group("front", store::Group::VisibleTo::everyone,
                     {store::MaskedField::mobile, store::MaskedField::email, store::MaskedField::picture});
    admin = served.add_user("admin", store::Role::administrator);
    seller = served.add_user("seller", store::Role::editor, {"sales"});
    lawyer = served.add_user("lawyer", store::Role::editor, {"lawyers"});

    card::Contact met_by_sales = person("山田", "太郎", "表商事");
    met_by_sales.emails = {"taro@omote.example"};
    met_by_sales.posts = {{"表商事", "営業部", {}}};
    card::Contact met_by_lawyers = person("山田", "太郎", "秘密商事");
    met_by_lawyers.emails = {"taro@himitsu.example"};
    met_by_lawyers.posts = {{"秘密商事", "法務部", {}}};
    store::NewCard secret = card_of(met_by_lawyers, "lawyer", "lawyers");
    secret.provenance.tags = {"confidential"};
    secret.provenance.event = "arbitration";
    shared = served.add_card(card_of(met_by_sales, "seller", "sales"));
    secret_card = served.add_card(secret, shared.contact);
    only_lawyers = served.add_card(card_of(person("鈴木", "次郎", "極秘工業"), "lawyer", "lawyers"));

    card::Contact masked = person("佐藤", "花子", "受付産業");
    masked.phones = {{card::PhoneKind::mobile, "+819012345678", "", "090-1234-5678"},
                     {card::PhoneKind::work, "+81312345678", "", "03-1234-5678"}};
    masked.emails = {"hanako@uketsuke.example"};
    front = served.add_card(card_of(masked, "admin", "front"));
  }

  /// A file that the lawyers handed in.
  std::int64_t secret_job() {
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::write).value();
    store::NewJob job{.files = {{"0a", "secret.png", 1}},
                      .content_key = "secret",
                      .origin = "upload",
                      .pairing = {},
                      .provenance = {}};
    job.provenance.owner = "lawyer";
    job.provenance.group_name = "lawyers";
    const auto added = store::add_job(transaction, job).value();
    EXPECT_TRUE(transaction.commit());
    return added.id.value;
  }

  /// A doubtful card of theirs.
  std::int64_t secret_review() {
    store::NewCard card = card_of(person("佐々木", "三郎", "秘密工業"), "lawyer", "lawyers");
    card.reading.decision = card::Decision::review;
    const auto stored = served.add_card(card);
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::read).value();
    return store::open_reviews_of(transaction, stored.contact).value().at(0).id.value;
  }

  /// Another rule for the group that is open to everybody.
  void change_front(const nlohmann::json& rule) {
    const auto groups = served.get(admin, "/api/v1/groups").json().at("items");
    const auto found = std::ranges::find(groups, "front", [](const auto& group) { return group.at("name"); });
    ASSERT_NE(found, groups.end());
    const std::string address = fmt::format("/api/v1/groups/{}", found->at("id").get<int>());
    const Headers match{{"If-Match", found->at("etag").get<std::string>()}};
    ASSERT_EQ(served.send(admin, "PATCH", address, rule, match).status, 200);
  }

  /// The seller's address book: PROPFIND, or GET of a contact.
  Answer book(const std::string& method, card::ContactId contact = {}) {
    const Headers as_seller{{"Authorization", "Basic " + base64("seller:" + seller)}, {"Depth", "1"}};
    const std::string item = contact.value != 0 ? fmt::format("{}.vcf", contact.value) : "";
    return served.client().send(method, "/dav/books/seller/contacts/" + item, as_seller);
  }

  std::string contact_address(card::ContactId id) { return fmt::format("/api/v1/contacts/{}", id.value); }

  Served served;
  std::string admin, seller, lawyer;
  store::StoredCard shared, secret_card, only_lawyers, front;
};

}  // namespace

TEST_F(Visibility, a_contact_shows_the_values_of_cards_in_sight) {
  const Answer seen = served.get(seller, contact_address(shared.contact));
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(seen.json().at("contact").at("company"), "表商事");
  EXPECT_EQ(seen.json().at("cards").size(), 1U);
  for (const char* hidden : {"秘密商事", "himitsu", "confidential", "arbitration", "lawyers"})
    EXPECT_EQ(seen.body.find(hidden), std::string::npos) << hidden;
  EXPECT_EQ(served.get(admin, contact_address(shared.contact)).json().at("cards").size(), 2U);
}

TEST_F(Visibility, nothing_of_a_hidden_contact_answers) {
  const std::int64_t contact = only_lawyers.contact.value, card = only_lawyers.card.value;
  for (const std::string& address :
       {fmt::format("/api/v1/contacts/{}", contact), fmt::format("/api/v1/contacts/{}/history", contact),
        fmt::format("/api/v1/contacts/{}/vcard", contact), fmt::format("/api/v1/cards/{}", card),
        fmt::format("/api/v1/cards/{}/image", card), fmt::format("/api/v1/cards/{}", secret_card.card.value),
        fmt::format("/api/v1/merges/explanation?a={}&b={}", contact, shared.contact.value)}) {
    EXPECT_EQ(served.get(seller, address).status, 404) << address;
    EXPECT_NE(served.get(lawyer, address).status, 403) << address;
  }
  const Headers any{{"If-Match", "*"}};
  EXPECT_EQ(served.send(seller, "PATCH", contact_address(only_lawyers.contact), {{"contact", {{"company", "x"}}}}, any)
                .status,
            404);
  EXPECT_EQ(served.send(seller, "POST", contact_address(only_lawyers.contact) + "/notes", {{"text", "x"}}).status, 404);
  EXPECT_EQ(served.send(seller, "PATCH", fmt::format("/api/v1/cards/{}", card), {{"group", "sales"}}).status, 404);
  EXPECT_EQ(served.send(seller, "POST", "/api/v1/merges", {{"contacts", {shared.contact.value, contact}}}).status, 404);
}

// Every operation on a contact, card, job or review item of others answers as if it were not there at all.
TEST_F(Visibility, no_operation_tells_whether_somebody_elses_things_exist) {
  const std::string reviewer = served.add_user("reviewer", store::Role::reviewer, {"sales"});
  const std::map<std::string, std::int64_t> hidden{{"contacts", only_lawyers.contact.value},
                                                   {"cards", only_lawyers.card.value},
                                                   {"jobs", secret_job()},
                                                   {"reviews", secret_review()}};
  int tried = 0;
  for (const review::api::Route& route : review::api::routes()) {
    constexpr std::string_view kBeginning = "/api/v1/";
    const std::size_t place = route.path.find("{id}");
    if (place == std::string_view::npos) continue;
    const std::string_view path = route.path.substr(kBeginning.size());
    const auto kind = hidden.find(std::string(path.substr(0, path.find('/'))));
    if (kind == hidden.end()) continue;
    const auto ask = [&](const std::string& token, std::int64_t id) {
      std::string address = std::string(route.path).replace(place, 4, std::to_string(id));
      if (const auto note = address.find("{note}"); note != std::string::npos) address.replace(note, 6, "1");
      const bool body = route.body == review::api::BodyKind::json;
      const nlohmann::json sent{
          {"contact", {{"company", "x"}}}, {"tags", {"x"}}, {"text", "x"}, {"cards", {1}}, {"action", "accept"}};
      return served.send(token, std::string(route.method), address, body ? sent : nlohmann::json(),
                         {{"If-Match", "*"}});
    };
    ++tried;
    for (const std::string& token : {seller, reviewer}) {
      const Answer of_others = ask(token, kind->second), of_nobody = ask(token, 999'999);
      EXPECT_EQ(of_others.status, of_nobody.status) << route.method << " " << route.path;
      EXPECT_EQ(of_others.body, of_nobody.body) << route.method << " " << route.path;
      EXPECT_GE(of_others.status, 400) << route.method << " " << route.path;
    }
  }
  EXPECT_GE(tried, 20);
}

// A proposal names what speaks for it, and that comes from every card of both.
TEST_F(Visibility, a_proposal_is_for_those_who_see_all_of_both) {
  const std::string reviewer = served.add_user("reviewer", store::Role::reviewer, {"sales"});
  const auto open = served.add_card(card_of(person("山田", "太朗", "表商事"), "seller", "sales"));
  {
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::write).value();
    ASSERT_TRUE(
        store::propose_merge(transaction, shared.contact, open.contact, 4, {{"same e-mail address", 9}}).value());
    ASSERT_TRUE(transaction.commit());
  }
  const auto proposals = served.get(admin, "/api/v1/merges").json().at("items");
  ASSERT_EQ(proposals.size(), 1U);
  const std::string place = fmt::format("/api/v1/reviews/{}", proposals[0].at("id").get<int>());
  for (const std::string& token : {seller, reviewer}) {
    EXPECT_EQ(served.get(token, "/api/v1/merges").json().at("total"), 0);
    EXPECT_EQ(served.get(token, "/api/v1/reviews").json().at("total"), 0);
    EXPECT_EQ(served.get(token, place).status, 404);
    EXPECT_EQ(served.get(token, contact_address(open.contact)).json().at("reviews").size(), 0U);
  }
  EXPECT_EQ(served.get(admin, contact_address(open.contact)).json().at("reviews").size(), 1U);
}

TEST_F(Visibility, a_masked_card_waits_for_somebody_who_sees_it) {
  store::NewCard doubtful = card_of(person("田村", "四郎", "受付産業"), "admin", "front");
  doubtful.reading.decision = card::Decision::review;
  served.add_card(doubtful);
  EXPECT_EQ(served.get(seller, "/api/v1/reviews").json().at("total"), 0);
  EXPECT_EQ(served.get(admin, "/api/v1/reviews").json().at("total"), 1);
  EXPECT_EQ(served.get(served.add_user("desk", store::Role::reviewer, {"front"}), "/api/v1/reviews").json().at("total"),
            1);
}

TEST_F(Visibility, a_note_is_for_those_who_see_what_its_author_sees) {
  const std::string notes = contact_address(shared.contact) + "/notes";
  const std::string colleague = served.add_user("colleague", store::Role::editor, {"sales"});
  ASSERT_EQ(served.send(lawyer, "POST", notes, {{"text", "about the arbitration"}}).status, 201);
  ASSERT_EQ(served.send(seller, "POST", notes, {{"text", "likes tea"}}).status, 201);
  const auto seen = [&](const std::string& token) {
    return served.get(token, contact_address(shared.contact)).json().at("notes");
  };
  EXPECT_EQ(seen(admin).size(), 2U);
  for (const std::string& token : {seller, colleague}) {
    ASSERT_EQ(seen(token).size(), 1U);
    EXPECT_EQ(seen(token)[0].at("text"), "likes tea");
  }
  const std::string hidden = fmt::format("{}/{}", notes, seen(lawyer)[0].at("id").get<int>());
  EXPECT_EQ(served.send(colleague, "DELETE", hidden).status, 404);
  EXPECT_EQ(served.send(lawyer, "DELETE", hidden).status, 204);
}

TEST_F(Visibility, the_present_post_is_one_of_a_card_in_sight) {
  const auto current = [&](const std::string& token) {
    std::vector<std::string> companies;
    const auto details = served.get(token, contact_address(shared.contact)).json();
    for (const auto& each : details.at("affiliations"))
      if (each.at("current").get<bool>()) companies.push_back(each.at("post").at("company"));
    return companies;
  };
  EXPECT_EQ(current(seller), std::vector<std::string>{"表商事"});
  EXPECT_EQ(current(lawyer), std::vector<std::string>{"秘密商事"});
  EXPECT_EQ(current(admin).size(), 1U);
}

TEST_F(Visibility, company_pages_list_people_by_their_present_post_in_sight) {
  const auto page = [&](const std::string& token, const std::string& words) -> nlohmann::json {
    const auto found = served.get(token, "/api/v1/companies?q=" + words).json().at("items");
    return found.empty() ? nlohmann::json()
                         : served.get(token, "/api/v1/companies/" + found[0].at("key").get<std::string>()).json();
  };
  const std::string open = "%E8%A1%A8%E5%95%86%E4%BA%8B", secret = "%E7%A7%98%E5%AF%86";  // 表商事, 秘密
  EXPECT_EQ(page(admin, open).at("departments")[0].at("people")[0].at("id"), shared.contact.value);
  EXPECT_EQ(page(admin, open).at("former"), 0);
  const auto left = page(admin, secret);
  EXPECT_EQ(left.at("people"), 0);
  EXPECT_TRUE(left.at("departments").empty());
  ASSERT_EQ(left.at("former_people").size(), 1U);
  EXPECT_EQ(left.at("former_people")[0].at("department"), "法務部");
  EXPECT_EQ(left.at("former_people")[0].at("person").at("company"), "表商事");
  EXPECT_EQ(page(lawyer, secret).at("people"), 1);
  EXPECT_EQ(page(lawyer, secret).at("former"), 0);
  EXPECT_TRUE(page(lawyer, open).is_null());
  EXPECT_TRUE(page(seller, secret).is_null());
  EXPECT_EQ(page(seller, open).at("former"), 0);
}

TEST_F(Visibility, who_sees_a_part_cannot_change_the_whole) {
  const Headers any{{"If-Match", "*"}};
  EXPECT_EQ(
      served.send(seller, "PATCH", contact_address(shared.contact), {{"contact", {{"company", "x"}}}}, any).status,
      403);
  EXPECT_FALSE(served.get(seller, contact_address(shared.contact)).json().at("may_edit").get<bool>());
}

TEST_F(Visibility, lists_searches_and_counts_know_only_what_is_in_sight) {
  const auto list = [&](const std::string& token, const std::string& query) {
    const auto page = served.get(token, "/api/v1/contacts?" + query).json();
    EXPECT_EQ(page.at("total"), page.at("items").size()) << query;
    return page.at("items").size();
  };
  EXPECT_EQ(list(admin, ""), 3U);
  EXPECT_EQ(list(seller, ""), 2U);
  EXPECT_EQ(list(lawyer, ""), 3U);
  for (const char* hidden : {"q=%E7%A7%98%E5%AF%86", "q=himitsu", "q=%E9%88%B4%E6%9C%A8", "tag=confidential",
                             "event=arbitration", "owner=lawyer", "group=lawyers"}) {
    EXPECT_EQ(list(seller, hidden), 0U) << hidden;
    EXPECT_GE(list(lawyer, hidden), 1U) << hidden;
  }
  for (const char* address : {"/api/v1/companies", "/api/v1/facets", "/api/v1/exports?format=csv",
                              "/api/v1/exports?format=vcard", "/api/v1/exports?format=json"}) {
    const Answer answer = served.get(seller, address);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_NE(served.get(lawyer, address).body, answer.body) << address;
    for (const char* hidden : {"秘密商事", "極秘工業", "himitsu", "confidential", "arbitration", "鈴木"})
      EXPECT_EQ(answer.body.find(hidden), std::string::npos) << address << " tells " << hidden;
  }
}

TEST_F(Visibility, history_names_no_hidden_card) {
  const auto events = served.get(seller, contact_address(shared.contact) + "/history").json().at("items");
  EXPECT_FALSE(events.empty());
  for (const auto& event : events) EXPECT_NE(event.at("card"), secret_card.card.value);
}

TEST_F(Visibility, masked_fields_are_neither_shown_nor_found) {
  const Answer seen = served.get(seller, contact_address(front.contact));
  ASSERT_EQ(seen.status, 200);
  EXPECT_EQ(seen.body.find("090-1234"), std::string::npos);
  EXPECT_EQ(seen.body.find("hanako@"), std::string::npos);
  EXPECT_NE(seen.body.find("03-1234-5678"), std::string::npos);
  EXPECT_EQ(served.get(seller, "/api/v1/contacts?q=09012345678").json().at("items").size(), 0U);
  EXPECT_EQ(served.get(seller, "/api/v1/contacts?q=hanako@uketsuke.example").json().at("items").size(), 0U);
  EXPECT_EQ(served.get(seller, "/api/v1/contacts?q=0312345678").json().at("items").size(), 1U);
  EXPECT_EQ(served.get(admin, "/api/v1/contacts?q=09012345678").json().at("items").size(), 1U);
  const Answer exported = served.get(seller, "/api/v1/exports?format=json");
  EXPECT_EQ(exported.body.find("9012345678"), std::string::npos);
}

TEST_F(Visibility, what_members_alone_may_take_out_is_seen_but_not_exported) {
  const auto taken = [&](const std::string& token) {
    return served.get(token, "/api/v1/exports?format=json").body.find("受付産業") != std::string::npos;
  };
  const std::string vcard = contact_address(front.contact) + "/vcard";
  EXPECT_TRUE(taken(seller));
  EXPECT_EQ(served.get(seller, vcard).status, 200);
  EXPECT_EQ(book("GET", front.contact).status, 200);
  change_front({{"exported_by", "members"}});
  EXPECT_FALSE(taken(seller));
  EXPECT_EQ(served.get(seller, fmt::format("/api/v1/exports?format=json&ids={}", front.contact.value)).body, "");
  EXPECT_EQ(served.get(seller, vcard).status, 403);
  EXPECT_EQ(book("GET", front.contact).status, 404);
  EXPECT_EQ(book("PROPFIND").body.find(fmt::format("/{}.vcf", front.contact.value)), std::string::npos);
  EXPECT_EQ(served.get(seller, contact_address(front.contact)).status, 200) << "seen as before";
  EXPECT_TRUE(taken(served.add_user("clerk", store::Role::editor, {"front"})));
  EXPECT_TRUE(taken(admin));
}

TEST_F(Visibility, an_address_book_is_read_anew_when_a_rule_changes) {
  const Answer before = book("GET", front.contact);
  ASSERT_EQ(before.status, 200);
  EXPECT_EQ(before.body.find("hanako@"), std::string::npos);
  EXPECT_NE(before.body.find("+81312345678"), std::string::npos);
  EXPECT_EQ(before.header("etag"), book("GET", front.contact).header("etag"));
  EXPECT_NE(book("PROPFIND").body.find(before.header("etag").substr(1, 12)), std::string::npos);
  change_front({{"masked_fields", {"mobile", "phone", "picture"}}});  // as many fields, but others
  const Answer after = book("GET", front.contact);
  EXPECT_NE(after.header("etag"), before.header("etag"));
  EXPECT_NE(after.body.find("hanako@"), std::string::npos);
  EXPECT_EQ(after.body.find("+81312345678"), std::string::npos);
}

TEST_F(Visibility, cards_are_handed_in_for_oneself_and_ones_groups) {
  const auto upload = [&](const std::string& field, const std::string& value) {
    Headers headers = bearer(seller);
    headers.emplace_back("Content-Type", "multipart/form-data; boundary=x");
    const std::string body = fmt::format(
        "--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n--x\r\nContent-Disposition: "
        "form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n{}\r\n--x--\r\n",
        field, value, field + value);
    return served.client().send("POST", "/api/v1/cards", headers, body).status;
  };
  EXPECT_EQ(upload("group", "lawyers"), 403);
  EXPECT_EQ(upload("owner", "lawyer"), 403);
  EXPECT_EQ(upload("group", "sales"), 202);
  EXPECT_GE(served.get(seller, "/api/v1/jobs").json().at("items").size(), 1U);
  EXPECT_EQ(served.get(lawyer, "/api/v1/jobs").json().at("items").size(), 0U);
  EXPECT_EQ(served.get(lawyer, "/api/v1/jobs/1").status, 404);
}

TEST_F(Visibility, the_address_book_of_phones_keeps_to_it_too) {
  const auto basic = [](const std::string& encoded) { return Headers{{"Authorization", "Basic " + encoded}}; };
  EXPECT_EQ(served.client().send("PROPFIND", "/dav/").status, 401);
  EXPECT_EQ(served.client().send("PROPFIND", "/dav/", basic("c2VsbGVyOm1laXNoaV93cm9uZw==")).status, 401);
}
