#include "tests/review/served.h"

#include "dedupe/match_keys.h"
#include "review/secrets.h"
#include "review/viewer.h"
#include "store/sign_in.h"

Served::Served(review::ServeOptions options) {
  options.database = "sqlite:" + (folder_.path() / "meishi.db").string();
  options.server.port = 0;
  options.readers = 0;
  options.reader.capture.decoder_program = MEISHI_BINARY_DIR "/meishi";
  if (options.version.empty()) options.version = "test";
  serving_.emplace(review::Serving::open(std::move(options)).value());
  thread_ = std::thread([this] { serving_->run(); });
}

Served::~Served() {
  serving_->stop();
  thread_.join();
}

store::Store Served::open_store() const {
  return store::open("sqlite:" + (folder_.path() / "meishi.db").string()).value();
}

std::string Served::add_user(const std::string& name, store::Role role, const std::vector<std::string>& groups,
                             const std::string& password) {
  store::Store opened = open_store();
  auto transaction = store::Transaction::begin(opened, store::Access::write).value();
  store::User user;
  user.name = name;
  user.role = role;
  user.groups = groups;
  if (!password.empty()) user.password_hash = review::hash_password(password);
  user.id = store::add_user(transaction, user).value();
  const std::string token = "meishi_" + review::random_token();
  store::ApiToken kept;
  kept.user = user.id;
  kept.name = "test";
  kept.token_hash = review::hash_token(token);
  kept.scopes = review::words_of(review::permissions_of(user));
  store::add_token(transaction, kept).value();
  EXPECT_TRUE(transaction.commit());
  return token;
}

void Served::add_group(const std::string& name, store::Group::VisibleTo visible_to,
                       const std::vector<store::MaskedField>& masked) {
  store::Store opened = open_store();
  auto transaction = store::Transaction::begin(opened, store::Access::write).value();
  store::Group group;
  group.name = name;
  group.visible_to = visible_to;
  group.masked_fields = masked;
  store::add_group(transaction, group).value();
  EXPECT_TRUE(transaction.commit());
}

store::StoredCard Served::add_card(const store::NewCard& card, card::ContactId contact) {
  store::Store opened = open_store();
  auto transaction = store::Transaction::begin(opened, store::Access::write).value();
  card::MatchDecision decision;
  if (contact.value != 0) decision = {.verdict = card::Verdict::same, .contact = contact, .score = 20, .reasons = {}};
  const card::Outcome outcome = store::add_card(transaction, card, decision).value();
  EXPECT_TRUE(transaction.commit());
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) return {inserted->contact, inserted->card};
  if (const auto* merged = std::get_if<card::Merged>(&outcome)) return {merged->contact, merged->card};
  return {};
}

Headers bearer(const std::string& token) {
  return token.empty() ? Headers() : Headers{{"Authorization", "Bearer " + token}};
}

Answer Served::get(const std::string& token, const std::string& target) const {
  return client().send("GET", target, bearer(token));
}

Answer Served::send(const std::string& token, const std::string& method, const std::string& target,
                    const nlohmann::json& body, const Headers& more) const {
  Headers headers = bearer(token);
  headers.insert(headers.end(), more.begin(), more.end());
  if (!body.is_null()) headers.emplace_back("Content-Type", "application/json");
  return client().send(method, target, headers, body.is_null() ? "" : body.dump());
}

store::NewCard card_of(const card::Contact& contact, const std::string& owner, const std::string& group_name) {
  store::NewCard card;
  card.reading.decision = card::Decision::accept;
  card.reading.contact = contact;
  card.provenance.owner = owner;
  card.provenance.group_name = group_name;
  card.match_keys = dedupe::match_keys(contact);
  return card;
}

card::Contact person(const std::string& family_name, const std::string& given_name, const std::string& company) {
  card::Contact contact;
  contact.family_name = family_name;
  contact.given_name = given_name;
  contact.company = company;
  return contact;
}

Answer try_sign_in(const Served& served, const std::string& name, const std::string& password, const Headers& more) {
  return served.send("", "POST", "/api/v1/session", {{"name", name}, {"password", password}}, more);
}

Browser sign_in(const Served& served, const std::string& name, const std::string& password, const Headers& more) {
  const Answer answer = try_sign_in(served, name, password, more);
  EXPECT_EQ(answer.status, 200) << answer.body;
  const std::string set = answer.header("set-cookie");
  return {set.substr(0, set.find(';')), answer.json().value("csrf_token", "")};
}
