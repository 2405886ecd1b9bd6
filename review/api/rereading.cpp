// Reading a card again, and what it can be cut out of.

#include "pipeline/rereading.h"

#include <algorithm>

#include <fmt/format.h>

#include "review/api/drawn.h"
#include "review/api/endpoints.h"
#include "review/api/job_json.h"
#include "review/api/shapes.h"
#include "review/records.h"

namespace review::api {
namespace {

/// Throws Refusal where there is no such picture, or the viewer may not see all of it.
pipeline::Scan scan_in_sight(const Call& call, store::Transaction& transaction, const store::SeenCard& seen,
                             card::Side side) {
  if (!seen.masked.empty())
    throw Refusal{403, ProblemCode::masked, "the card is masked for you; ask somebody who sees it in full"};
  auto scan = pipeline::find_scan(transaction, call.store, seen.card, side);
  if (!scan) throw Refusal{404, ProblemCode::no_scan, scan.error().message};
  if (scan->kind == pipeline::Scan::Kind::page && !is_page_in_sight(call, transaction, scan->source))
    refuse_others_on_page();
  return std::move(*scan);
}

card::Side side_named(const std::string& word) { return word == "back" ? card::Side::back : card::Side::front; }

store::Rereading asked_in(const Call& call, const JsonBody& body) {
  store::Rereading asked{.card = {call.id()}, .turned_degrees = {}, .outline = {}, .actor = call.viewer.user.name};
  const std::string side = body.text("side").value_or("front");
  if (side != "front" && side != "back")
    throw Refusal{422, ProblemCode::malformed, "the side is neither front nor back", "/side"};
  asked.side = side_named(side);
  asked.turned_degrees = drawn_turn(body);
  asked.outline = body.quad("quad");
  const auto becomes = store::parse_becomes(body.text("becomes").value_or("this_card"));
  if (!becomes)
    throw Refusal{422, ProblemCode::malformed, "it becomes none of this_card, another_card, two_cards", "/becomes"};
  asked.becomes = *becomes;
  if (asked.becomes == store::Becomes::another_card && !asked.outline)
    throw Refusal{422, ProblemCode::malformed, "another card needs its outline", "/quad"};
  return asked;
}

std::vector<store::JobFile> files_for(const pipeline::Scan& scan) {
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(scan.file, ignored);
  return {{scan.sha256, scan.source.file.string(), ignored ? 0 : static_cast<std::int64_t>(bytes)}};
}

}  // namespace

http::Response get_scan(Call& call) {
  auto transaction = call.read();
  const store::SeenCard seen = card_in_sight(call, transaction, {call.id()});
  const std::string side = call.parameter("side") == "back" ? "back" : "front";
  const pipeline::Scan scan = scan_in_sight(call, transaction, seen, side_named(side));
  const bool own = scan.kind == pipeline::Scan::Kind::picture;
  const std::size_t index = side == "back" ? 1 : 0;
  const auto& pictures = seen.card.summary.pictures;
  const auto quad = index < pictures.size() && !own ? pictures[index].quad_in_scan : std::nullopt;
  JsonObject json;
  json.add("image_url", fmt::format("/api/v1/cards/{}/image?side={}&kind=scan", call.id(), side));
  json.add("is_page", scan.kind == pipeline::Scan::Kind::page);
  quad ? json.add_json("quad", quad_json(*quad)) : json.add_null("quad");
  return json_response(json.to_text());
}

http::Response scan_response(const Call& call, store::Transaction& transaction, const store::SeenCard& seen) {
  const pipeline::Scan scan = scan_in_sight(call, transaction, seen, side_named(call.parameter("side")));
  const std::string etag = fmt::format("\"{}-{}\"", scan.sha256, scan.source.page),
                    media_type = media_type_of(scan.file);
  http::Response response;
  response.with("ETag", etag).with("Cache-Control", "private, no-cache");
  if (call.request.header("if-none-match") == etag) {
    response.status = 304;
    return response;
  }
  response.with("Content-Disposition", "inline");
  if (scan.source.member.empty() && shown_by_browsers(media_type)) {
    response.file = scan.file;
    return response.with("Content-Type", media_type);
  }
  const auto png = must(pipeline::scan_png(scan, call.services.options.reader.capture));
  response.body.assign(png.begin(), png.end());
  return response.with("Content-Type", "image/png");
}

http::Response post_reread(Call& call) {
  const store::Rereading asked = asked_in(call, JsonBody(call.request.body));
  auto transaction = call.write();
  const store::SeenCard seen = card_in_sight(call, transaction, asked.card);
  call.require_match(etag_of(contact_in_sight(call, transaction, seen.card.contact_id).stored));
  const auto& sides = seen.card.summary.sides;
  if (sides.empty())
    throw Refusal{422, ProblemCode::no_picture, "the card came from a list; there is no picture to read"};
  if (asked.becomes == store::Becomes::two_cards && sides.size() < 2)
    throw Refusal{422, ProblemCode::one_side, "the card has one side only", "/becomes"};
  if (asked.side == card::Side::back && sides.size() < 2)
    throw Refusal{422, ProblemCode::one_side, "the card has no back", "/side"};
  const pipeline::Scan scan = scan_in_sight(call, transaction, seen, asked.side);
  const store::JobId id = must(store::add_rereading(transaction, asked, seen.card.summary.provenance, files_for(scan)));
  call.log(transaction, "reread", seen.card.contact_id, store::to_string(asked.becomes), asked.card);
  const std::string json = job_json(call, transaction, *must(store::find_job(transaction, id)));
  must(transaction.commit());
  call.services.wake_readers();
  return json_response(json, 202).with("Location", fmt::format("/api/v1/jobs/{}", id.value));
}

}  // namespace review::api
