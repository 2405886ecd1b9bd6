#include "store/sign_in.h"

#include "store/connection.h"
#include "store/joined.h"
#include "store/moment.h"

namespace store {
namespace {

void finish(Query& query) {
  while (query.next()) {
  }
}

std::optional<SignedIn> read_session(Connection& connection, const std::string& token_hash) {
  SignedIn session;
  Query query(connection,
              "SELECT token_hash, account_id, csrf_token, created_at, seen_at, expires_at FROM session "
              "WHERE token_hash = :hash AND expires_at > :now");
  query.use(token_hash).use(now_utc());
  query.into(session.token_hash).into(session.user).into(session.csrf_token).into(session.created_at);
  query.into(session.seen_at).into(session.expires_at);
  finish(query);
  return session.user != 0 ? std::optional(session) : std::nullopt;
}

template <class Value>
std::vector<ApiToken> read_tokens(Connection& connection, const std::string& condition, const Value& value) {
  std::vector<ApiToken> tokens;
  ApiToken token;
  std::string scopes;
  Query query(connection,
              "SELECT id, account_id, name, token_hash, scopes, created_at, expires_at, last_used_at FROM api_token "
              "WHERE " +
                  condition + " ORDER BY id");
  query.use(value).into(token.id).into(token.user).into(token.name).into(token.token_hash).into(scopes);
  query.into(token.created_at).into(token.expires_at).into(token.last_used_at);
  while (query.next()) {
    token.scopes = parted(scopes, ' ');
    tokens.push_back(token);
  }
  return tokens;
}

/// Deletes the row `id` of a table of the user's own; false when there is none.
bool remove_own(Connection& connection, const std::string& table, std::int64_t user, std::int64_t id) {
  std::int64_t removed = 0;
  Query query(connection, "DELETE FROM " + table + " WHERE id = :id AND account_id = :user RETURNING id");
  query.use(id).use(user).into(removed);
  finish(query);
  return removed != 0;
}

}  // namespace

card::Result<void> add_session(Transaction& transaction, const SignedIn& session) {
  return guarded("add a session", [&] {
    transaction.connection().run(
        "INSERT INTO session (token_hash, account_id, csrf_token, created_at, seen_at, expires_at) "
        "VALUES (:hash, :user, :csrf, :created, :seen, :expires)",
        session.token_hash, session.user, session.csrf_token, now_utc(), now_utc(), session.expires_at);
  });
}

card::Result<std::optional<SignedIn>> find_session(Transaction& transaction, const std::string& token_hash) {
  return guarded("read a session", [&] { return read_session(transaction.connection(), token_hash); });
}

card::Result<void> touch_session(Transaction& transaction, const std::string& token_hash,
                                 const std::string& expires_at) {
  return guarded("prolong a session", [&] {
    transaction.connection().run("UPDATE session SET seen_at = :seen, expires_at = :expires WHERE token_hash = :hash",
                                 now_utc(), expires_at, token_hash);
  });
}

card::Result<void> end_session(Transaction& transaction, const std::string& token_hash) {
  return guarded("end a session",
                 [&] { transaction.connection().run("DELETE FROM session WHERE token_hash = :hash", token_hash); });
}

card::Result<void> end_sessions(Transaction& transaction, std::int64_t user, const std::string& except) {
  return guarded("end sessions", [&] {
    transaction.connection().run("DELETE FROM session WHERE account_id = :user AND token_hash <> :except", user,
                                 except);
  });
}

card::Result<void> forget_old_sessions(Transaction& transaction) {
  return guarded("forget old sessions",
                 [&] { transaction.connection().run("DELETE FROM session WHERE expires_at <= :now", now_utc()); });
}

card::Result<std::int64_t> add_token(Transaction& transaction, const ApiToken& token) {
  return guarded("add a token", [&] {
    std::int64_t id = 0;
    Query query(transaction.connection(),
                "INSERT INTO api_token (account_id, name, token_hash, scopes, created_at, expires_at) "
                "VALUES (:user, :name, :hash, :scopes, :at, :expires) RETURNING id");
    query.use(token.user).use(token.name).use(token.token_hash).use(joined(token.scopes, ' ')).use(now_utc());
    query.use(nullable(token.expires_at)).into(id);
    finish(query);
    return id;
  });
}

card::Result<std::optional<ApiToken>> find_token(Transaction& transaction, const std::string& token_hash) {
  return guarded("read a token", [&]() -> std::optional<ApiToken> {
    const auto tokens = read_tokens(transaction.connection(), "token_hash = :hash", token_hash);
    if (tokens.empty() || (!tokens.front().expires_at.empty() && tokens.front().expires_at <= now_utc()))
      return std::nullopt;
    return tokens.front();
  });
}

card::Result<std::vector<ApiToken>> tokens_of(Transaction& transaction, std::int64_t user) {
  return guarded("read tokens", [&] { return read_tokens(transaction.connection(), "account_id = :user", user); });
}

card::Result<void> touch_token(Transaction& transaction, std::int64_t token) {
  return guarded("note the use of a token", [&] {
    transaction.connection().run("UPDATE api_token SET last_used_at = :at WHERE id = :id", now_utc(), token);
  });
}

card::Result<bool> revoke_token(Transaction& transaction, std::int64_t user, std::int64_t token) {
  return guarded("revoke a token", [&] { return remove_own(transaction.connection(), "api_token", user, token); });
}

card::Result<std::vector<SavedSearch>> saved_searches(Transaction& transaction, std::int64_t user) {
  return guarded("read saved searches", [&] {
    std::vector<SavedSearch> searches;
    SavedSearch search;
    Query query(transaction.connection(),
                "SELECT id, name, query FROM saved_search WHERE account_id = :user ORDER BY id");
    query.use(user).into(search.id).into(search.name).into(search.query);
    while (query.next()) searches.push_back(search);
    return searches;
  });
}

card::Result<std::int64_t> save_search(Transaction& transaction, std::int64_t user, const SavedSearch& search) {
  return guarded("save a search", [&] {
    std::int64_t id = 0;
    Query query(transaction.connection(),
                "INSERT INTO saved_search (account_id, name, query, created_at) "
                "VALUES (:user, :name, :query, :at) RETURNING id");
    query.use(user).use(search.name).use(search.query).use(now_utc()).into(id);
    finish(query);
    return id;
  });
}

card::Result<bool> forget_search(Transaction& transaction, std::int64_t user, std::int64_t search) {
  return guarded("forget a search", [&] { return remove_own(transaction.connection(), "saved_search", user, search); });
}

}  // namespace store
