// The API as programs use it: lists, optimistic locking, uploads, reviews, exports, erasure, live updates.

#include <fmt/format.h>

#include "dedupe/match_keys.h"
#include "store/erasure.h"
#include "store/reviews.h"
#include "tests/review/served.h"

namespace {

class Contract : public testing::Test {
 protected:
  Contract()
      : editor(served.add_user("editor", store::Role::editor)),
        admin(served.add_user("admin", store::Role::administrator)) {}

  std::string address(card::ContactId id) { return fmt::format("/api/v1/contacts/{}", id.value); }

  store::StoredCard add_doubtful() {
    store::NewCard card = card_of(person("髙橋", "一郎", "高橋商店"));
    card.reading.decision = card::Decision::review;
    card.reading.doubtful = {"family_name", "emails[0]"};
    card.evidence = {{.path = "family_name", .printed = "髙橋", .confidence = 0.5F, .alternatives = {"高橋", "髙槗"}}};
    return served.add_card(card);
  }

  Served served;
  std::string editor, admin;
};

}  // namespace

TEST_F(Contract, open_addresses_need_no_sign_in) {
  EXPECT_EQ(served.get("", "/healthz").json().at("status"), "ok");
  EXPECT_NE(served.get("", "/metrics").body.find("meishi_http_requests_total"), std::string::npos);
  EXPECT_EQ(served.get("", "/api/v1/openapi.json").json().at("openapi"), "3.1.0");
  EXPECT_EQ(served.get("", "/").status, 200);
}

TEST_F(Contract, contacts_come_in_pages_sorted_by_reading) {
  for (const auto& [family, kana] : std::vector<std::pair<std::string, std::string>>{
           {"渡辺", "ワタナベ"}, {"阿部", "アベ"}, {"田中", "タナカ"}, {"加藤", "カトウ"}, {"Smith", ""}}) {
    card::Contact contact = person(family, "太郎");
    contact.family_kana = kana;
    served.add_card(card_of(contact));
  }
  std::string order, cursor;
  int pages = 0;
  do {
    const auto page = served.get(editor, "/api/v1/contacts?limit=2&cursor=" + cursor).json();
    EXPECT_EQ(page.at("total"), 5);
    for (const auto& item : page.at("items")) order += item.at("display_name").get<std::string>() + ",";
    cursor = page.at("next_cursor").is_null() ? "" : page.at("next_cursor").get<std::string>();
  } while (!cursor.empty() && ++pages < 9);
  EXPECT_EQ(order, "Smith 太郎,阿部 太郎,加藤 太郎,田中 太郎,渡辺 太郎,");
}

TEST_F(Contract, a_change_says_only_what_changes_and_phones_get_their_numbers) {
  const auto card = served.add_card(card_of(person("山田", "太郎", "山田製作所")));
  const auto change = [&](const nlohmann::json& contact) {
    const std::string etag = served.get(editor, address(card.contact)).header("etag");
    const Answer changed =
        served.send(editor, "PATCH", address(card.contact), {{"contact", contact}}, {{"If-Match", etag}});
    EXPECT_EQ(changed.status, 200) << changed.body;
    return changed.json().at("contact");
  };
  const auto typed = [](const char* kind, const nlohmann::json& number, const char* printed) {
    return nlohmann::json{{"kind", kind}, {"number", number}, {"extension", nullptr}, {"printed", printed}};
  };
  const auto phones = change({{"phones",
                               {typed("work", nullptr, "03-1234-5678"), typed("mobile", "+0815", "090-1111-2222"),
                                typed("other", "+4989123456", "089/123456"), typed("fax", nullptr, "12")}}});
  std::vector<nlohmann::json> numbers;
  for (const auto& phone : phones.at("phones")) numbers.push_back(phone.at("number"));
  EXPECT_EQ(numbers, (std::vector<nlohmann::json>{"+81312345678", "+819011112222", "+4989123456", nullptr}));
  EXPECT_EQ(phones.at("family_name"), "山田");
  EXPECT_EQ(phones.at("company"), "山田製作所");
  const auto moved = change({{"company", "山田工業"}, {"job_titles", {"部長"}}});
  EXPECT_EQ(moved.at("phones").size(), 4U);
  EXPECT_EQ(moved.at("posts"),
            nlohmann::json::parse(R"([{"company":"山田工業","department":null,"job_titles":["部長"]}])"));
  EXPECT_TRUE(change({{"company", nullptr}}).at("company").is_null());
}

TEST_F(Contract, a_change_names_the_version_that_it_is_meant_for) {
  const auto card = served.add_card(card_of(person("山田", "太郎", "山田製作所")));
  const Answer read = served.get(editor, address(card.contact));
  const std::string etag = read.header("etag");
  EXPECT_EQ(read.json().at("etag"), etag);
  EXPECT_EQ(served.send(editor, "GET", address(card.contact), nullptr, {{"If-None-Match", etag}}).status, 304);
  auto contact = read.json().at("contact");
  contact["company"] = "山田工業";
  const nlohmann::json body{{"contact", contact}};
  EXPECT_EQ(served.send(editor, "PATCH", address(card.contact), body).status, 428);
  const Answer changed = served.send(editor, "PATCH", address(card.contact), body, {{"If-Match", etag}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.json().at("contact").at("company"), "山田工業");
  EXPECT_EQ(served.send(editor, "PATCH", address(card.contact), body, {{"If-Match", etag}}).status, 412);
  EXPECT_EQ(served.get(editor, "/api/v1/contacts?q=%E5%B1%B1%E7%94%B0%E5%B7%A5%E6%A5%AD").json().at("items").size(),
            1U);
  const auto undoable = [&] {
    const auto events = served.get(editor, address(card.contact) + "/history").json().at("items");
    return std::ranges::count_if(events, [](const auto& event) { return event.at("undoable").template get<bool>(); });
  };
  EXPECT_EQ(undoable(), 1);
  const std::string now = served.get(editor, address(card.contact)).header("etag");
  ASSERT_EQ(served.send(editor, "POST", address(card.contact) + "/undo", nullptr, {{"If-Match", now}}).status, 200);
  EXPECT_EQ(undoable(), 0);
}

TEST_F(Contract, where_a_card_comes_from_is_changed_in_the_version_that_was_read) {
  const auto card = served.add_card(card_of(person("山田", "太郎", "山田製作所")));
  const std::string origin = fmt::format("/api/v1/cards/{}", card.card.value);
  const std::string etag = served.get(editor, address(card.contact)).header("etag");
  const nlohmann::json body{{"exchanged_on", "2026-04-18"}, {"event", "展示会"}};
  const Answer changed = served.send(editor, "PATCH", origin, body, {{"If-Match", etag}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.json().at("summary").at("event"), "展示会");
  EXPECT_EQ(served.get(editor, address(card.contact)).json().at("exchanged_on"), "2026-04-18");
  EXPECT_EQ(served.send(editor, "PATCH", origin, {{"event", "別"}}, {{"If-Match", etag}}).status, 412);
  EXPECT_EQ(served.send(editor, "PATCH", origin, {{"event", nullptr}}).status, 428);
  const Headers now{{"If-Match", served.get(editor, origin).json().at("etag").get<std::string>()}};
  EXPECT_EQ(served.send(editor, "PATCH", origin, {{"event", nullptr}}, now).status, 200);
  EXPECT_TRUE(served.get(editor, origin).json().at("summary").at("event").is_null());
}

TEST_F(Contract, pictures_are_received_and_wait_as_jobs) {
  Headers headers = bearer(editor);
  headers.emplace_back("Content-Type", "multipart/form-data; boundary=\"b o\"");
  const std::string body =
      "--b o\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\nfair\r\n"
      "--b o\r\nContent-Disposition: form-data; name=\"files\"; filename=\"C:\\\\cards\\\\one.png\"\r\n"
      "Content-Type: image/png\r\n\r\nfirst picture\r\n"
      "--b o\r\nContent-Disposition: form-data; name=\"files\"; filename=\"../../two.png\"\r\n\r\nsecond\r\n--b "
      "o--\r\n";
  const Answer answer = served.client().send("POST", "/api/v1/cards", headers, body);
  ASSERT_EQ(answer.status, 202) << answer.body;
  ASSERT_EQ(answer.json().at("jobs").size(), 2U);
  EXPECT_EQ(answer.json().at("jobs")[0].at("file"), "one.png");
  EXPECT_EQ(answer.json().at("jobs")[1].at("file"), "two.png");
  const Answer job = served.get(editor, answer.header("location"));
  EXPECT_EQ(job.json().at("state"), "queued");
  EXPECT_EQ(served.client().send("POST", "/api/v1/cards", headers, body).json().at("id"), answer.json().at("id"))
      << "the same bytes are the same job";
  EXPECT_EQ(served.send(editor, "DELETE", answer.header("location")).status, 204);
  EXPECT_EQ(served.get(editor, answer.header("location")).json().at("state"), "discarded");
}

TEST_F(Contract, a_review_is_decided_once) {
  const auto card = add_doubtful();
  const auto queue = served.get(editor, "/api/v1/reviews").json();
  ASSERT_EQ(queue.at("items").size(), 1U);
  const std::string item = "/api/v1/reviews/" + std::to_string(queue.at("items")[0].at("id").get<int>());
  const auto read = served.get(editor, item).json();
  EXPECT_EQ(read.at("contact"), card.contact.value);
  const auto& fields = read.at("card").at("fields");
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].at("value"), "髙橋");
  EXPECT_TRUE(fields[0].at("doubtful").get<bool>());
  EXPECT_EQ(fields[0].at("alternatives"), (std::vector<std::string>{"高橋", "髙槗"}));
  EXPECT_TRUE(fields[1].at("value").is_null());
  auto values = read.at("card").at("values");
  values["family_name"] = "高橋";
  const Headers match{{"If-Match", read.at("etag").get<std::string>()}};
  const nlohmann::json decision{{"action", "accept"}, {"contact", values}, {"elapsed_ms", 4200}};
  EXPECT_EQ(served.send(editor, "POST", item + "/decision", decision).status, 428);
  EXPECT_EQ(served.send(editor, "POST", item + "/decision", {{"action", "guess"}}, match).status, 422);
  const Answer decided = served.send(editor, "POST", item + "/decision", decision, match);
  ASSERT_EQ(decided.status, 200) << decided.body;
  EXPECT_EQ(decided.json().at("review").at("status"), "accepted");
  EXPECT_EQ(served.get(editor, address(card.contact)).json().at("contact").at("family_name"), "高橋");
  const Answer second = served.send(admin, "POST", item + "/decision", decision, match);
  EXPECT_EQ(second.status, 409);
  EXPECT_NE(second.body.find("editor"), std::string::npos) << "the second reviewer is told by whom";
  EXPECT_EQ(second.json().at("code"), "decided_already");
  EXPECT_EQ(served.get(admin, "/api/v1/statistics").json().at("decisions")[0].at("median_seconds"), 4.2);
}

TEST_F(Contract, a_correction_meanwhile_makes_a_decision_stale) {
  const auto card = add_doubtful();
  const auto item = served.get(editor, "/api/v1/reviews").json().at("items")[0];
  const auto contact = served.get(admin, address(card.contact));
  ASSERT_EQ(served
                .send(admin, "PATCH", address(card.contact), {{"contact", contact.json().at("contact")}},
                      {{"If-Match", contact.header("etag")}})
                .status,
            200);
  const Answer decided =
      served.send(editor, "POST", fmt::format("/api/v1/reviews/{}/decision", item.at("id").get<int>()),
                  {{"action", "accept"}}, {{"If-Match", item.at("etag").get<std::string>()}});
  EXPECT_TRUE(decided.status == 412 || decided.status == 409) << decided.body;
}

TEST_F(Contract, a_decision_is_taken_back) {
  const auto card = add_doubtful();
  const auto item = served.get(editor, "/api/v1/reviews").json().at("items")[0];
  const std::string place = fmt::format("/api/v1/reviews/{}", item.at("id").get<int>());
  EXPECT_EQ(served.send(editor, "POST", place + "/undo").status, 409) << "nobody has decided it";
  auto values = served.get(editor, place).json().at("card").at("values");
  values["family_name"] = "高橋";
  ASSERT_EQ(served
                .send(editor, "POST", place + "/decision", {{"action", "accept"}, {"contact", values}},
                      {{"If-Match", item.at("etag").get<std::string>()}})
                .status,
            200);
  const Answer undone = served.send(editor, "POST", place + "/undo");
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(undone.json().at("status"), "open");
  EXPECT_EQ(served.get(editor, address(card.contact)).json().at("contact").at("family_name"), "髙橋");
  EXPECT_EQ(served.send(editor, "POST", place + "/undo").status, 409);
}

TEST_F(Contract, what_is_not_a_card_leaves_the_book_until_that_is_undone) {
  const auto card = add_doubtful();
  const auto count = [&] { return served.get(editor, "/api/v1/contacts").json().at("total"); };
  const auto found = [&] {
    return served.get(editor, "/api/v1/contacts?q=%E9%AB%98%E6%A9%8B%E5%95%86%E5%BA%97").json().at("items").size();
  };
  ASSERT_EQ(count(), 1);
  ASSERT_EQ(found(), 1U);
  const auto item = served.get(editor, "/api/v1/reviews").json().at("items")[0];
  const std::string place = fmt::format("/api/v1/reviews/{}", item.at("id").get<int>());
  const Answer decided = served.send(editor, "POST", place + "/decision", {{"action", "not_a_card"}},
                                     {{"If-Match", item.at("etag").get<std::string>()}});
  ASSERT_EQ(decided.status, 200) << decided.body;
  EXPECT_EQ(decided.json().at("review").at("status"), "rejected");
  EXPECT_TRUE(decided.json().at("contact").is_null());
  EXPECT_EQ(count(), 0);
  EXPECT_EQ(found(), 0U);
  EXPECT_EQ(served.get(editor, address(card.contact)).status, 404);
  EXPECT_EQ(served.get(editor, "/api/v1/reviews").json().at("total"), 0);
  EXPECT_EQ(served.get(editor, "/api/v1/exports?format=json").body, "");
  EXPECT_EQ(served.get(admin, "/api/v1/statistics").json().at("cards"), 0);
  EXPECT_EQ(served.get(editor, place).json().at("status"), "rejected") << "it can still be looked at";
  const Answer undone = served.send(editor, "POST", place + "/undo");
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(undone.json().at("status"), "open");
  EXPECT_EQ(count(), 1);
  EXPECT_EQ(found(), 1U);
  EXPECT_EQ(served.get(editor, address(card.contact)).json().at("contact").at("family_name"), "髙橋");
  EXPECT_EQ(served.send(editor, "POST", place + "/undo").json().at("code"), "not_decided");
}

TEST_F(Contract, a_merge_is_undone_and_parted) {
  const auto a = served.add_card(card_of(person("佐藤", "花子", "甲商事")));
  const auto b = served.add_card(card_of(person("佐藤", "華子", "乙商事")));
  const Answer merged =
      served.send(editor, "POST", "/api/v1/merges", {{"contacts", {a.contact.value, b.contact.value}}});
  ASSERT_EQ(merged.status, 201) << merged.body;
  EXPECT_EQ(merged.json().at("cards").size(), 2U);
  const Answer undone = served.send(editor, "POST", address(a.contact) + "/undo", nullptr,
                                    {{"If-Match", served.get(editor, address(a.contact)).header("etag")}});
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(served.get(editor, "/api/v1/contacts").json().at("items").size(), 2U);
  ASSERT_EQ(served.send(editor, "POST", "/api/v1/merges", {{"contacts", {a.contact.value, b.contact.value}}}).status,
            201);
  const Headers match{{"If-Match", served.get(editor, address(a.contact)).header("etag")}};
  EXPECT_EQ(served.send(editor, "POST", address(a.contact) + "/split", {{"cards", {9999}}}, match).status, 422);
  const Answer parted = served.send(editor, "POST", address(a.contact) + "/split", {{"cards", {b.card.value}}}, match);
  ASSERT_EQ(parted.status, 201) << parted.body;
  EXPECT_EQ(parted.json().at("cards").size(), 1U);
  EXPECT_EQ(served.get(editor, "/api/v1/contacts").json().at("items").size(), 2U);
}

TEST_F(Contract, the_values_chosen_for_a_merge_are_shown_and_go_with_its_undo) {
  card::Contact left = person("斎藤", "花子", "甲商事"), right = person("斉藤", "花子", "乙商事");
  left.job_titles = {"課長"};
  right.job_titles = {"部長"};
  left.emails = {"hanako@kou.example"};
  right.emails = {"hanako@otsu.example"};
  const auto a = served.add_card(card_of(left)), b = served.add_card(card_of(right));
  {
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::write).value();
    ASSERT_TRUE(store::propose_merge(transaction, a.contact, b.contact, 2, {}).value());
    ASSERT_TRUE(transaction.commit());
  }
  const auto item = served.get(editor, "/api/v1/merges").json().at("items")[0];
  const std::string place = fmt::format("/api/v1/reviews/{}", item.at("id").get<int>());
  const auto decide = [&](const nlohmann::json& chosen) {
    return served.send(editor, "POST", place + "/decision", {{"action", "accept"}, {"contact", chosen}},
                       {{"If-Match", item.at("etag").get<std::string>()}});
  };
  EXPECT_EQ(decide({{"family_name", "佐藤"}}).status, 422) << "neither has it";
  const Answer decided = decide({{"family_name", "斎藤"}, {"company", "乙商事"}, {"emails", {"hanako@kou.example"}}});
  ASSERT_EQ(decided.status, 200) << decided.body;
  const auto contact = served.get(editor, address(a.contact)).json().at("contact");
  EXPECT_EQ(contact.at("family_name"), "斎藤");
  EXPECT_EQ(contact.at("company"), "乙商事");
  EXPECT_EQ(contact.at("job_titles")[0], "部長") << "a title stays with its company";
  EXPECT_EQ(contact.at("emails")[0], "hanako@kou.example");
  EXPECT_EQ(contact.at("emails").size(), 2U);
  ASSERT_EQ(served.send(editor, "POST", place + "/undo").status, 200);
  EXPECT_EQ(served.get(editor, address(a.contact)).json().at("contact").at("company"), "甲商事");
  EXPECT_EQ(served.get(editor, address(b.contact)).json().at("contact").at("family_name"), "斉藤");
}

TEST_F(Contract, a_person_of_merged_contacts_is_erased) {
  const auto a = served.add_card(card_of(person("佐藤", "花子", "甲商事")));
  const auto b = served.add_card(card_of(person("佐藤", "華子", "乙商事")));
  ASSERT_EQ(served.send(editor, "POST", "/api/v1/merges", {{"contacts", {a.contact.value, b.contact.value}}}).status,
            201);
  const Answer erased = served.send(admin, "DELETE", address(a.contact), nullptr,
                                    {{"If-Match", served.get(admin, address(a.contact)).header("etag")}});
  EXPECT_EQ(erased.status / 100, 2) << erased.body;
  EXPECT_EQ(served.get(editor, "/api/v1/contacts").json().at("items").size(), 0U);
}

TEST_F(Contract, exports_hold_what_was_asked_for) {
  card::Contact formula = person("=HYPERLINK(\"http://x\")", "太郎");
  const auto first = served.add_card(card_of(formula));
  served.add_card(card_of(person("佐藤", "花子")));
  for (const char* format : {"csv", "csv-excel", "vcard", "vcard4", "json", "xlsx"}) {
    const Answer answer = served.get(editor, std::string("/api/v1/exports?format=") + format);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_NE(answer.header("content-disposition").find("attachment"), std::string::npos);
    EXPECT_FALSE(answer.body.empty());
  }
  const Answer one = served.get(editor, fmt::format("/api/v1/exports?format=csv-excel&ids={}", first.contact.value));
  EXPECT_EQ(one.body.find("佐藤"), std::string::npos);
  EXPECT_EQ(one.body.find(",=HYPERLINK"), std::string::npos) << "no spreadsheet may run a cell";
  const std::string id = std::to_string(first.contact.value);
  EXPECT_EQ(served.get(editor, "/api/v1/exports?format=json&ids=" + id + "," + id).body,
            served.get(editor, "/api/v1/exports?format=json&ids=" + id).body);
  // Nothing chosen is nothing, not everything.
  EXPECT_EQ(served.get(editor, "/api/v1/exports?format=json&ids=").body, "");
  const nlohmann::json nobody{{"format", "json"}, {"ids", nlohmann::json::array()}};
  EXPECT_EQ(served.send(editor, "POST", "/api/v1/exports", nobody).body, "");
  EXPECT_EQ(served.get(editor, "/api/v1/exports?format=exe").status, 400);
  const auto log = served.get(admin, "/api/v1/log?action=export").json().at("items");
  EXPECT_EQ(log.size(), 11U);
  EXPECT_EQ(log[0].at("user"), "editor");
}

TEST_F(Contract, an_erased_person_does_not_come_back) {
  card::Contact contact = person("消去", "次郎", "消去商事");
  contact.emails = {"jiro@shokyo.example"};
  const auto card = served.add_card(card_of(contact));
  const Answer shown = served.get(admin, address(card.contact) + "/disclosure");
  EXPECT_NE(shown.body.find("jiro@shokyo.example"), std::string::npos);
  const std::string etag = served.get(admin, address(card.contact)).header("etag");
  EXPECT_EQ(served.send(editor, "DELETE", address(card.contact), nullptr, {{"If-Match", etag}}).status, 403);
  EXPECT_EQ(served.send(admin, "DELETE", address(card.contact), nullptr, {{"If-Match", etag}}).status, 204);
  EXPECT_EQ(served.get(admin, address(card.contact)).status, 404);
  EXPECT_EQ(served.get(admin, "/api/v1/contacts?q=shokyo").json().at("items").size(), 0U);
  store::Store opened = served.open_store();
  auto transaction = store::Transaction::begin(opened, store::Access::read).value();
  EXPECT_TRUE(store::is_erased(transaction, dedupe::match_keys(contact)).value());
  EXPECT_FALSE(store::is_erased(transaction, dedupe::match_keys(person("消去", "三郎", "他社"))).value());
  EXPECT_EQ(served.get(admin, "/api/v1/log?action=erase").json().at("items").size(), 1U);
}

TEST_F(Contract, open_pages_are_told_of_changes) {
  const Connection page(served.port());
  page.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + admin + "\r\n\r\n");
  const std::string head = page.receive_until("retry:");
  EXPECT_NE(head.find("text/event-stream"), std::string::npos);
  const auto card = served.add_card(card_of(person("山田", "太郎")));
  const std::string wanted = fmt::format("event: contact\ndata: {{\"id\":{}}}", card.contact.value);
  EXPECT_NE(page.receive_until(wanted).find(wanted), std::string::npos);
  add_doubtful();
  EXPECT_NE(page.receive_until("event: review\ndata: {\"id\":1}").find("event: review"), std::string::npos);
  Headers headers = bearer(editor);
  headers.emplace_back("Content-Type", "multipart/form-data; boundary=b");
  const Answer sent = served.client().send(
      "POST", "/api/v1/cards", headers,
      "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\nnot a picture\r\n--b--\r\n");
  ASSERT_EQ(sent.status, 202) << sent.body;
  const std::string job = fmt::format("event: job\ndata: {{\"id\":{}}}", sent.json().at("id").get<int>());
  EXPECT_NE(page.receive_until(job).find(job), std::string::npos);
}

TEST_F(Contract, the_log_tells_who_looked_and_holds_no_text_of_cards) {
  const auto card = served.add_card(card_of(person("山田", "太郎", "山田製作所")));
  served.get(editor, address(card.contact));
  served.get(editor, "/api/v1/contacts?q=%E5%B1%B1%E7%94%B0");
  const std::string log = served.get(admin, "/api/v1/log").body;
  EXPECT_NE(log.find("\"view\""), std::string::npos);
  EXPECT_NE(log.find("\"search\""), std::string::npos);
  EXPECT_EQ(log.find("山田"), std::string::npos);
}
