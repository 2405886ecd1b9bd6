// JSON that we read: what was stored with a card, and what a request carries.

#include "exchange/json.h"
#include "review/json.h"
#include "review/refusal.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

void run_contact_json(Bytes bytes) {
  const auto contact = exchange::contact_from_json(text_of(bytes));
  if (!contact) return;
  const std::string written = exchange::contact_to_json(*contact);
  const auto again = exchange::contact_from_json(written);
  require(again && exchange::contact_to_json(*again) == written);
}

void run_reading_json(Bytes bytes) {
  const auto reading = exchange::reading_from_json(text_of(bytes));
  if (!reading) return;
  const std::string written = exchange::reading_to_json(*reading);
  const auto again = exchange::reading_from_json(written);
  require(again && exchange::reading_to_json(*again) == written);
}

void ask(const review::JsonBody& body, int depth) {
  const auto refused = [](auto&& question) {
    try {
      (void)question();
    } catch (const review::Refusal& refusal) {
      require(refusal.status == 422);
    }
  };
  constexpr const char* kKey = "a";
  refused([&] { return body.has(kKey) && body.is_null(kKey); });
  refused([&] { return body.text(kKey); });
  refused([&] { return body.needed_text(kKey); });
  refused([&] { return body.number(kKey); });
  refused([&] { return body.flag(kKey); });
  refused([&] { return body.texts(kKey); });
  refused([&] { return body.numbers(kKey); });
  refused([&] { return body.quad(kKey); });
  refused([&] { return body.json(kKey); });
  refused([&] {
    const auto objects = body.objects(kKey);
    for (const auto& object : objects)
      if (depth > 0) ask(object, depth - 1);
    return objects.size();
  });
}

void run_request_json(Bytes bytes) {
  try {
    ask(review::JsonBody(text_of(bytes)), 3);
  } catch (const review::Refusal& refusal) {
    require(refusal.status == 400);
  }
}

}  // namespace

std::vector<Target> json_targets() {
  return {{"contact_json", run_contact_json, 3000},
          {"reading_json", run_reading_json, 2000},
          {"request_json", run_request_json, 5000}};
}

}  // namespace fuzz
