// meishi explain A B: why two contacts are one person or not.

#include <cstdint>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/decision.h"
#include "cli/json_text.h"
#include "cli/number_option.h"
#include "cli/review_text.h"

namespace cli {
namespace {

const char* words_of(card::Verdict verdict) {
  switch (verdict) {
    case card::Verdict::same: return "same";
    case card::Verdict::unsure: return "unsure";
    case card::Verdict::different: break;
  }
  return "different";
}

std::string assertions_json(const std::vector<store::Assertion>& assertions) {
  std::vector<std::string> items;
  for (const store::Assertion& assertion : assertions)
    items.push_back(JsonObject()
                        .add("judgement", assertion.judgement == store::Judgement::same ? "same" : "different")
                        .add_json("cards", fmt::format("[{},{}]", assertion.a.value, assertion.b.value))
                        .add("change", assertion.change.value)
                        .to_text());
  return json_list(items);
}

std::string to_json(const pipeline::Explanation& found) {
  JsonObject object;
  object.add_json("contacts", fmt::format("[{},{}]", found.a.value, found.b.value));
  object.add_json("cards", fmt::format("[{},{}]", found.card_a.value, found.card_b.value));
  object.add("verdict", words_of(found.decision.verdict))
      .add_json("score", fmt::format("{:.3f}", found.decision.score));
  object.add_json("reasons", reasons_json(found.decision.reasons));
  return object.add_json("decisions", assertions_json(found.assertions)).to_text();
}

std::string to_text(const pipeline::Explanation& found) {
  const bool one = found.a == found.b;
  std::string text = one ? fmt::format("Contact {} is one person; its weakest link is between cards {} and {}:\n",
                                       found.a.value, found.card_a.value, found.card_b.value)
                         : fmt::format("Contacts {} and {}; the strongest link is between cards {} and {}:\n",
                                       found.a.value, found.b.value, found.card_a.value, found.card_b.value);
  text += reasons_text(found.decision.reasons);
  text += fmt::format("  {:>+7.1f}  in all: {}\n", found.decision.score, words_of(found.decision.verdict));
  for (const store::Assertion& assertion : found.assertions)
    text += fmt::format(
        "  Somebody said that cards {} and {} are {} (change {}).\n", assertion.a.value, assertion.b.value,
        assertion.judgement == store::Judgement::same ? "one person" : "different people", assertion.change.value);
  return text;
}

class ExplainCommand : public Command {
 public:
  const char* name() const override { return "explain"; }
  const char* summary() const override { return "Show why two contacts are one person or not"; }

  void declare(CLI::App& app) override {
    app.add_option("A", a_, "One contact")->required()->check(whole_number());
    app.add_option("B", b_, "The other contact")->required()->check(whole_number());
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    return decide(
        common, console, [&](store::Transaction& transaction, pipeline::Matcher& matcher) -> card::Result<bool> {
          const auto found = pipeline::explain(transaction, matcher, {a_}, {b_});
          if (!found) return tl::unexpected(found.error());
          if (found->card_a.value == 0)
            return card::fail(card::ErrorKind::wrong_use,
                              fmt::format("contact {}: has no two cards to compare; name two contacts, or one "
                                          "of several cards twice",
                                          found->a.value));
          if (common.json)
            console.result(to_json(*found));
          else
            console.result_bytes(to_text(*found));
          return false;
        });
  }

 private:
  std::int64_t a_ = 0, b_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_explain_command() { return std::make_unique<ExplainCommand>(); }

}  // namespace cli
