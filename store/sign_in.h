#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"

/// Sessions and API tokens. Their secrets come hashed. Moments are UTC ("2026-03-31T09:05:00Z").
namespace store {

struct SignedIn {
  std::string token_hash;
  std::int64_t user = 0;
  std::string csrf_token, created_at, seen_at, expires_at;
};
card::Result<void> add_session(Transaction& transaction, const SignedIn& session);
/// Nothing for one that is over.
card::Result<std::optional<SignedIn>> find_session(Transaction& transaction, const std::string& token_hash);
card::Result<void> touch_session(Transaction& transaction, const std::string& token_hash,
                                 const std::string& expires_at);
card::Result<void> end_session(Transaction& transaction, const std::string& token_hash);
/// Ends the user's sessions but `except` (a token_hash; empty: all).
card::Result<void> end_sessions(Transaction& transaction, std::int64_t user, const std::string& except = {});
card::Result<void> forget_old_sessions(Transaction& transaction);

struct ApiToken {
  std::int64_t id = 0;
  std::int64_t user = 0;
  std::string name;
  std::string token_hash;
  std::vector<std::string> scopes;
  std::string created_at, expires_at, last_used_at;  ///< empty: never
};
card::Result<std::int64_t> add_token(Transaction& transaction, const ApiToken& token);
/// Nothing for one that has expired.
card::Result<std::optional<ApiToken>> find_token(Transaction& transaction, const std::string& token_hash);
card::Result<std::vector<ApiToken>> tokens_of(Transaction& transaction, std::int64_t user);
card::Result<void> touch_token(Transaction& transaction, std::int64_t token);
/// False when the user has no such token.
card::Result<bool> revoke_token(Transaction& transaction, std::int64_t user, std::int64_t token);

struct SavedSearch {
  std::int64_t id = 0;
  std::string name, query;
};
card::Result<std::vector<SavedSearch>> saved_searches(Transaction& transaction, std::int64_t user);
card::Result<std::int64_t> save_search(Transaction& transaction, std::int64_t user, const SavedSearch& search);
card::Result<bool> forget_search(Transaction& transaction, std::int64_t user, std::int64_t search);

}  // namespace store
