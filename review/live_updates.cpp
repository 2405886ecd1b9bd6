#include "review/live_updates.h"

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "review/viewer.h"
#include "store/history.h"
#include "store/seen.h"
#include "store/statistics.h"
#include "store/users.h"

namespace review {
namespace {

constexpr std::chrono::milliseconds kLookEvery{300};
constexpr std::size_t kMostEvents = 200;  ///< told one by one; beyond, pages are told to look again

/// What a page is told, for each user that has one open.
class Teller {
 public:
  Teller(store::Transaction& transaction, http::Server& server) : transaction_(transaction), server_(server) {}

  /// Ids only where the viewer may see the contact; the others learn that something changed.
  void tell(const std::vector<store::Event>& events) {
    for (const std::string& label : server_.stream_labels()) {
      const auto visibility = visibility_of(label);
      if (!visibility) {
        server_.end_streams(label);
        continue;
      }
      std::string text;
      std::set<std::int64_t> contacts;
      for (const store::Event& event : events) contacts.insert(event.contact.value);
      if (contacts.size() > kMostEvents) contacts = {0};
      for (const std::int64_t contact : contacts) text += event_text(*visibility, {contact});
      server_.send(label, text);
    }
  }

  void tell_counts(const store::Changes& changes) {
    for (const std::string& label : server_.stream_labels()) {
      const auto visibility = visibility_of(label);
      const bool all = visibility && visibility->everything;
      server_.send(label, all ? fmt::format("event: counts\ndata: {{\"open_reviews\":{},\"jobs\":{}}}\n\n",
                                            changes.open_reviews, changes.open_jobs)
                              : std::string("event: counts\ndata: {}\n\n"));
    }
  }

 private:
  std::optional<store::Visibility> visibility_of(const std::string& label) {
    std::int64_t id = 0;
    std::from_chars(label.data(), label.data() + label.size(), id);
    const auto user = store::get_user(transaction_, id);
    if (!user || !*user || (*user)->disabled) return std::nullopt;
    const auto visibility = store::visibility_of(transaction_, **user);
    return visibility ? std::optional(*visibility) : std::nullopt;
  }

  std::string event_text(const store::Visibility& visibility, card::ContactId contact) {
    const auto seen = contact.value != 0 ? store::see_contact(transaction_, contact, visibility)
                                         : card::Result<std::optional<store::SeenContact>>(std::nullopt);
    const bool in_sight = seen && seen->has_value();
    return in_sight ? fmt::format("event: contact\ndata: {{\"id\":{}}}\n\n", contact.value)
                    : std::string("event: contact\ndata: {}\n\n");
  }

  store::Transaction& transaction_;
  http::Server& server_;
};

}  // namespace

struct LiveUpdates::State {
  explicit State(Services& services_) : services(services_), thread([this](std::stop_token stop) { run(stop); }) {}

  void run(const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
      look();
      wake.wait_for(lock, stop, kLookEvery, [] { return false; });
    }
    look();  // the last operations go into the log
  }

  void look() {
    auto store = services.stores.borrow();
    if (!store) return;
    if (const auto written = services.log.write(**store); !written && services.options.remark)
      services.options.remark(written.error().message);
    auto transaction = store::Transaction::begin(**store, store::Access::read);
    if (!transaction) return;
    const auto now = store::read_changes(*transaction);
    if (!now) return;
    if (!begun) seen = *now;
    begun = true;
    tell(*transaction, *now);
    seen = *now;
  }

  void tell(store::Transaction& transaction, const store::Changes& now) {
    if (services.server == nullptr || services.server->counts().streams == 0) return;
    Teller teller(transaction, *services.server);
    if (now.last_event != seen.last_event) {
      const auto events = store::events_after(transaction, seen.last_event, kMostEvents + 1);
      if (events) teller.tell(*events);
    }
    if (now.open_reviews != seen.open_reviews || now.open_jobs != seen.open_jobs) teller.tell_counts(now);
  }

  Services& services;
  store::Changes seen;
  bool begun = false;
  std::mutex mutex;
  std::condition_variable_any wake;
  std::jthread thread;  ///< last: it uses the others
};

LiveUpdates::LiveUpdates(Services& services) : state_(std::make_unique<State>(services)) {}
LiveUpdates::~LiveUpdates() = default;

}  // namespace review
