#pragma once

#include <map>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "review/serve.h"
#include "store/cards.h"
#include "store/users.h"
#include "tests/review/http_client.h"
#include "tests/support/temporary_folder.h"

/// A server on a free port with a database of its own and nobody who reads cards.
class Served {
 public:
  explicit Served(review::ServeOptions options = {});
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served();

  std::uint16_t port() const { return serving_->port(); }
  HttpClient client() const { return HttpClient(port()); }
  store::Store open_store() const;
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// Adds a user (without password unless given) and gives a token with every scope of their role.
  std::string add_user(const std::string& name, store::Role role, const std::vector<std::string>& groups = {},
                       const std::string& password = {});
  void add_group(const std::string& name, store::Group::VisibleTo visible_to = store::Group::VisibleTo::members,
                 const std::vector<store::MaskedField>& masked = {});
  /// Adds a card as a contact of its own, or to `contact`.
  store::StoredCard add_card(const store::NewCard& card, card::ContactId contact = {});

  Answer get(const std::string& token, const std::string& target) const;
  Answer send(const std::string& token, const std::string& method, const std::string& target,
              const nlohmann::json& body = nullptr, const Headers& more = {}) const;

 private:
  support::TemporaryFolder folder_;
  std::optional<review::Serving> serving_;
  std::thread thread_;
};

/// An accepted card with this contact, received by `owner` for `group_name`.
store::NewCard card_of(const card::Contact& contact, const std::string& owner = {}, const std::string& group_name = {});
card::Contact person(const std::string& family_name, const std::string& given_name, const std::string& company = {});
Headers bearer(const std::string& token);

/// The session that a browser holds.
struct Browser {
  std::string cookie, csrf;
  Headers headers() const { return {{"Cookie", cookie}, {"X-CSRF-Token", csrf}}; }
};
Browser sign_in(const Served& served, const std::string& name, const std::string& password, const Headers& more = {});
Answer try_sign_in(const Served& served, const std::string& name, const std::string& password,
                   const Headers& more = {});
