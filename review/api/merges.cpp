// Uniting contacts by hand, and why two of them match or not.

#include <algorithm>

#include "pipeline/decisions.h"
#include "review/api/endpoints.h"
#include "review/api/shapes.h"

namespace review::api {
namespace {

const char* word_of(card::Verdict verdict) {
  switch (verdict) {
    case card::Verdict::same: return "same";
    case card::Verdict::unsure: return "unsure";
    case card::Verdict::different: break;
  }
  return "different";
}

/// Who looked at the two before names what they were then.
void require_versions(const Call& call, store::Transaction& transaction, const std::vector<std::int64_t>& ids,
                      const JsonBody& body) {
  const auto etags = body.texts("etags");
  if (!etags) return;
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (i >= etags->size() || (*etags)[i] != etag_of(contact_in_sight(call, transaction, {ids[i]}).stored))
      throw Refusal{412, ProblemCode::changed, "somebody changed it since it was read; read it again", "/etags"};
}

}  // namespace

http::Response post_merge(Call& call) {
  const JsonBody body(call.request.body);
  const auto ids = body.numbers("contacts").value_or(std::vector<std::int64_t>());
  if (ids.size() != 2 || ids[0] == ids[1])
    throw Refusal{422, ProblemCode::same_contact, "name two different contacts", "/contacts"};
  auto transaction = call.write();
  for (const std::int64_t id : ids) contact_in_sight(call, transaction, {id});
  for (const std::int64_t id : ids)
    if (!contact_in_sight(call, transaction, {id}).in_full)
      throw Refusal{403, ProblemCode::not_in_full,
                    "one of the contacts has cards or values that you may not see; ask somebody who may"};
  require_versions(call, transaction, ids, body);
  const card::ContactId survivor = contact_in_sight(call, transaction, {ids[0]}).stored.id;
  const card::ContactId absorbed = contact_in_sight(call, transaction, {ids[1]}).stored.id;
  if (survivor == absorbed) throw Refusal{409, ProblemCode::same_contact, "the two are one contact already"};
  pipeline::Matcher matcher;
  must(pipeline::merge(transaction, matcher, survivor, absorbed, call.viewer.user.name));
  const store::SeenContact seen = contact_in_sight(call, transaction, survivor);
  call.log(transaction, "merge", seen.stored.id,
           "contacts " + std::to_string(survivor.value) + " and " + std::to_string(absorbed.value));
  http::Response response = json_response(contact_details_json(call, transaction, seen), 201);
  response.with("ETag", etag_of(seen.stored));
  must(transaction.commit());
  return response;
}

http::Response get_explanation(Call& call) {
  auto transaction = call.read();
  const store::SeenContact a = contact_in_sight(call, transaction, {call.number("a", 0)});
  const store::SeenContact b = contact_in_sight(call, transaction, {call.number("b", 0)});
  pipeline::Matcher matcher;
  // Who sees a part of a contact is told what that part says.
  const card::MatchDecision decision =
      a.in_full && b.in_full ? must(pipeline::explain(transaction, matcher, a.stored.id, b.stored.id)).decision
                             : pipeline::explain_values(matcher, a.stored.contact, b.stored.contact);
  std::vector<std::string> reasons;
  for (const card::MatchReason& reason : decision.reasons) {
    JsonObject json;
    json.add("rule", reason.rule).add("weight", double{reason.weight});
    reasons.push_back(json.to_text());
  }
  JsonObject json;
  json.add("score", double{decision.score}).add("verdict", word_of(decision.verdict));
  json.add_json("reasons", json_list(reasons));
  json.add("etags", std::vector{etag_of(a.stored), etag_of(b.stored)});
  return json_response(json.to_text());
}

}  // namespace review::api
