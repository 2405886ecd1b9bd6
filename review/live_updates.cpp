#include "review/live_updates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "review/viewer.h"
#include "store/history.h"
#include "store/jobs.h"
#include "store/seen.h"
#include "store/statistics.h"
#include "store/users.h"

namespace review {
namespace {

constexpr std::chrono::milliseconds kLookEvery{300};
constexpr std::size_t kMostEvents = 200;  ///< told one by one; beyond, pages are told to look again
constexpr std::size_t kMostMarks = 500;   ///< jobs that are watched at a time

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
      std::set<std::int64_t> contacts;
      std::set<std::string> texts;
      for (const store::Event& event : events) {
        contacts.insert(event.contact.value);
        if (event.review.value != 0)
          texts.insert(event_text("review", event.review.value, is_in_sight(*visibility, event.contact)));
      }
      if (contacts.size() > kMostEvents) contacts = {0};
      for (const std::int64_t contact : contacts)
        texts.insert(event_text("contact", contact, is_in_sight(*visibility, {contact})));
      server_.send(label, fmt::format("{}", fmt::join(texts, "")));
    }
  }

  void tell_jobs(const std::vector<store::JobMark>& changed) {
    for (const std::string& label : server_.stream_labels()) {
      const auto visibility = visibility_of(label);
      if (!visibility) continue;
      std::set<std::string> texts;
      for (const store::JobMark& job : changed)
        texts.insert(event_text("job", job.id.value,
                                changed.size() <= kMostEvents && store::sight(*visibility, job.owner, job.group_name)));
      server_.send(label, fmt::format("{}", fmt::join(texts, "")));
    }
  }

  /// Also that something of the queue changed: an undo reopens an item without an event of its own.
  void tell_counts(const store::Changes& changes) {
    for (const std::string& label : server_.stream_labels()) {
      const auto visibility = visibility_of(label);
      const bool all = visibility && visibility->everything;
      server_.send(label, event_text("review", 0, false));
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

  bool is_in_sight(const store::Visibility& visibility, card::ContactId contact) {
    if (contact.value == 0) return false;
    const auto seen = store::see_contact(transaction_, contact, visibility);
    return seen && seen->has_value();
  }

  static std::string event_text(std::string_view name, std::int64_t id, bool in_sight) {
    return in_sight ? fmt::format("event: {}\ndata: {{\"id\":{}}}\n\n", name, id)
                    : fmt::format("event: {}\ndata: {{}}\n\n", name);
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
    auto marks = store::job_marks(*transaction, last_job, kMostMarks);
    if (!now || !marks) return;
    if (!begun) {
      seen = *now;
      jobs = *marks;
    }
    begun = true;
    tell(*transaction, *now, *marks);
    seen = *now;
    jobs = std::move(*marks);
    if (!jobs.empty()) last_job = std::max(last_job, jobs.back().id);
  }

  void tell(store::Transaction& transaction, const store::Changes& now, const std::vector<store::JobMark>& marks) {
    if (services.server == nullptr || services.server->counts().streams == 0) return;
    Teller teller(transaction, *services.server);
    if (now.last_event != seen.last_event) {
      const auto events = store::events_after(transaction, seen.last_event, kMostEvents + 1);
      if (events) teller.tell(*events);
    }
    std::vector<store::JobMark> changed;
    std::ranges::set_symmetric_difference(jobs, marks, std::back_inserter(changed));
    if (!changed.empty()) teller.tell_jobs(changed);
    if (now.open_reviews != seen.open_reviews || now.open_jobs != seen.open_jobs) teller.tell_counts(now);
  }

  Services& services;
  store::Changes seen;
  std::vector<store::JobMark> jobs;  ///< as they were told
  store::JobId last_job;             ///< the youngest ever seen
  bool begun = false;
  std::mutex mutex;
  std::condition_variable_any wake;
  std::jthread thread;  ///< last: it uses the others
};

LiveUpdates::LiveUpdates(Services& services) : state_(std::make_unique<State>(services)) {}
LiveUpdates::~LiveUpdates() = default;

}  // namespace review
