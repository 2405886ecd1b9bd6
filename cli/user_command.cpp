// meishi user add / list / remove / password / token: who may sign in.

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/json_text.h"
#include "cli/table.h"
#include "review/api/names.h"
#include "review/api/passwords.h"
#include "review/secrets.h"
#include "review/viewer.h"
#include "store/log.h"
#include "store/sign_in.h"
#include "store/users.h"

namespace cli {
namespace {

/// The terminal does not show what is typed while one of these lives.
class HiddenTyping {
 public:
  HiddenTyping() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    hidden_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
  }
  HiddenTyping(const HiddenTyping&) = delete;
  HiddenTyping& operator=(const HiddenTyping&) = delete;
  ~HiddenTyping() {
    if (hidden_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool hidden_ = false;
};

std::string typed_line(const char* prompt) {
  const bool terminal = ::isatty(STDIN_FILENO) == 1;
  if (terminal) std::cerr << prompt << std::flush;
  std::string line;
  {
    const HiddenTyping hidden;
    std::getline(std::cin, line);
  }
  if (terminal) std::cerr << '\n';
  return line;
}

card::Result<std::string> wrong(std::string message) {
  return card::fail(card::ErrorKind::wrong_use, std::move(message));
}

/// A password from the terminal (twice) or the first line of standard input.
card::Result<std::string> ask_password(const std::string& user) {
  const std::string password = typed_line("Password (at least 12 characters): ");
  if (::isatty(STDIN_FILENO) == 1 && typed_line("Once more: ") != password)
    return wrong("the two passwords are not the same; try again");
  if (const std::string fault = review::fault_of_password(password, user); !fault.empty()) return wrong(fault);
  return password;
}

card::Result<store::User> user_named(store::Transaction& transaction, const std::string& name) {
  const auto user = store::find_user(transaction, name);
  if (!user) return tl::unexpected(user.error());
  if (!*user)
    return card::fail(card::ErrorKind::wrong_use, name + ": there is no such user; meishi user list shows them");
  return **user;
}

std::string to_json(const store::User& user, std::string_view state) {
  std::vector<std::string> groups;
  for (const std::string& group : user.groups) groups.push_back(json_string(group));
  JsonObject object;
  object.add("name", user.name).add("role", store::to_string(user.role)).add_json("groups", json_list(groups));
  object.add_json("last_sign_in", user.last_sign_in_at.empty() ? "null" : json_string(user.last_sign_in_at));
  return object.add_json("state", state.empty() ? "null" : json_string(state)).to_text();
}

class UserCommand : public Command {
 public:
  const char* name() const override { return "user"; }
  const char* summary() const override { return "Who may sign in to the web page and the API"; }

  void declare(CLI::App& app) override {
    add_ = app.add_subcommand("add", "Add a user; the password is asked for, or read from standard input");
    add_->add_option("--role", role_, "administrator, editor, reviewer or viewer")
        ->check(CLI::IsMember({"administrator", "editor", "reviewer", "viewer"}))
        ->capture_default_str();
    add_->add_option("--display-name", display_name_, "The name that others see");
    add_->add_option("--group", groups_, "A group that the user belongs to; it is made when there is none yet");
    add_->add_flag("--generate", generate_, "Make up a password and print it");
    list_ = app.add_subcommand("list", "List the users");
    remove_ = app.add_subcommand("remove", "Remove a user; what they did stays in history and log");
    password_ = app.add_subcommand("password", "Set a user's password; ends their sessions and lifts a lock-out");
    password_->add_flag("--generate", generate_, "Make up a password and print it");
    token_ = app.add_subcommand("token", "Make an API token for a user and print it");
    token_->add_option("--scope", scopes_,
                       "read, upload, review, edit, export or administer; repeatable (default: read)");
    token_->add_option("--name", token_name_, "What the token is for")->capture_default_str();
    for (CLI::App* sub : {add_, remove_, password_, token_})
      sub->add_option("NAME", user_, "The user's name")->required();
    for (CLI::App* sub : {add_, list_, remove_, password_, token_}) sub->fallthrough();
    app.require_subcommand(1);
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    if (const auto done = act(common, console); !done) {
      console.error(done.error());
      return exit_code(done.error().kind);
    }
    return ExitCode::ok;
  }

 private:
  using Done = card::Result<void>;

  Done act(const CommonOptions& common, Console& console) {
    auto store = store::open(common.database, store_options(common));
    if (!store) return tl::unexpected(store.error());
    if (*list_) return list(*store, common, console);
    if (const auto possible = is_possible(*store); !possible) return possible;
    std::optional<std::string> password;
    if (*add_ || *password_) {
      auto given = generate_ ? card::Result<std::string>(review::random_password()) : ask_password(user_);
      if (!given) return tl::unexpected(given.error());
      password = *given;
    }
    auto transaction = store::Transaction::begin(*store, store::Access::write);
    if (!transaction) return tl::unexpected(transaction.error());
    if (const auto done = change(*transaction, password.value_or(""), common, console); !done) return done;
    return transaction->commit();
  }

  /// Told before anybody types a password.
  Done is_possible(store::Store& store) const {
    if (*add_) {
      for (const std::string& name : groups_)
        if (const auto fault = review::fault_of_name(name); !fault.empty())
          return card::fail(card::ErrorKind::wrong_use, fmt::format("--group: {}", fault));
      if (const auto fault = review::fault_of_name(user_); !fault.empty())
        return card::fail(card::ErrorKind::wrong_use, fmt::format("NAME: {}", fault));
      return {};
    }
    auto transaction = store::Transaction::begin(store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto user = user_named(*transaction, user_);
    return user ? Done() : tl::unexpected(user.error());
  }

  Done change(store::Transaction& transaction, const std::string& password, const CommonOptions& common,
              Console& console) {
    if (*add_) return add(transaction, password, common, console);
    const auto user = user_named(transaction, user_);
    if (!user) return tl::unexpected(user.error());
    if (*token_) return make_token(transaction, *user, common, console);
    if (*remove_) {
      log(transaction, "user_removed", user->id);
      return store::remove_user(transaction, user->id);
    }
    log(transaction, "password_set", user->id);
    if (const auto ended = store::end_sessions(transaction, user->id); !ended) return ended;
    show_password(password, common, console);
    return store::set_password(transaction, user->id, review::hash_password(password));
  }

  Done add(store::Transaction& transaction, const std::string& password, const CommonOptions& common,
           Console& console) {
    for (const std::string& group : groups_)
      if (auto made = make_group(transaction, group); !made) return made;
    store::User user;
    user.name = user_;
    user.display_name = display_name_;
    user.role = *store::parse_role(role_);
    user.password_hash = review::hash_password(password);
    user.groups = groups_;
    const auto id = store::add_user(transaction, user);
    if (!id) return tl::unexpected(id.error());
    log(transaction, "user_added", *id);
    show_password(password, common, console);
    if (!common.json) console.remark(fmt::format("{} may sign in as {}.", user_, role_));
    return {};
  }

  static Done make_group(store::Transaction& transaction, const std::string& name) {
    const auto groups = store::list_groups(transaction);
    if (!groups) return tl::unexpected(groups.error());
    for (const store::Group& group : *groups)
      if (group.name == name) return {};
    const auto made = store::add_group(transaction, {.name = name, .masked_fields = {}, .members = {}});
    return made ? Done() : tl::unexpected(made.error());
  }

  Done make_token(store::Transaction& transaction, const store::User& user, const CommonOptions& common,
                  Console& console) {
    if (scopes_.empty()) scopes_ = {"read"};
    for (const std::string& scope : scopes_) {
      const auto permission = review::parse_permission(scope);
      if (!permission || !review::permissions_of(user).contains(*permission))
        return card::fail(card::ErrorKind::wrong_use,
                          fmt::format("{}: no right that {} has; choose another scope or role", scope, user.name));
    }
    const std::string secret = "meishi_" + review::random_token();
    const auto id = store::add_token(transaction, {.user = user.id,
                                                   .name = token_name_,
                                                   .token_hash = review::hash_token(secret),
                                                   .scopes = scopes_,
                                                   .created_at = {},
                                                   .expires_at = {},
                                                   .last_used_at = {}});
    if (!id) return tl::unexpected(id.error());
    log(transaction, "token_made", user.id);
    console.result(common.json ? JsonObject().add("token", secret).to_text() : secret);
    return {};
  }

  Done list(store::Store& store, const CommonOptions& common, Console& console) const {
    auto transaction = store::Transaction::begin(store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto users = store::list_users(*transaction);
    if (!users) return tl::unexpected(users.error());
    Table table{{"Name", "Role", "Groups", "Last sign-in", ""}, {}};
    for (const store::User& user : *users) {
      const char* state = user.disabled ? "disabled" : user.locked_until.empty() ? "" : "locked";
      if (common.json) console.result(to_json(user, state));
      table.rows.push_back({user.name, store::to_string(user.role), fmt::format("{}", fmt::join(user.groups, ", ")),
                            user.last_sign_in_at, state});
    }
    if (!common.json) console.result_bytes(to_text(table, console.columns()));
    return {};
  }

  void show_password(const std::string& password, const CommonOptions& common, Console& console) const {
    if (!generate_) return;
    console.result(common.json ? JsonObject().add("password", password).to_text() : password);
  }

  static void log(store::Transaction& transaction, const char* action, std::int64_t user) {
    // A failure here shows again at the commit.
    (void)store::log_operation(transaction, {.action = action, .detail = fmt::format("user {}, command line", user)});
  }

  CLI::App *add_ = nullptr, *list_ = nullptr, *remove_ = nullptr, *password_ = nullptr, *token_ = nullptr;
  std::string user_, role_ = "viewer", display_name_, token_name_ = "command line";
  std::vector<std::string> groups_, scopes_;
  bool generate_ = false;
};

}  // namespace

std::unique_ptr<Command> make_user_command() { return std::make_unique<UserCommand>(); }

}  // namespace cli
