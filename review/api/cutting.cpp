// Cutting a card out of what was handed in, where the program found none.

#include "pipeline/cutting.h"

#include <algorithm>

#include <fmt/format.h>

#include "review/api/drawn.h"
#include "review/api/endpoints.h"
#include "review/api/job_json.h"
#include "review/records.h"
#include "store/pictures.h"

namespace review::api {
namespace {

/// Throws Refusal where there is no such page any more, or the viewer may not see all of it.
capture::Page page_in_sight(const Call& call, store::Transaction& transaction, const store::Job& job, int number) {
  if (!may_be_cut(call, job))
    throw Refusal{404, ProblemCode::no_scan, "the file was not kept, or not read yet; there is nothing to cut out of"};
  auto page = pipeline::job_page(call.store, job, number, call.services.options.reader.capture);
  if (!page) throw Refusal{404, ProblemCode::no_scan, page.error().message};
  if (!is_page_in_sight(call, transaction, page->source)) refuse_others_on_page();
  return std::move(*page);
}

}  // namespace

http::Response get_job_picture(Call& call) {
  auto transaction = call.read();
  const store::Job job = job_in_sight(call, transaction);
  const auto page = page_in_sight(call, transaction, job, static_cast<int>(call.number("page", 0)));
  http::Response response;
  response.with("Content-Disposition", "inline").with("Cache-Control", "private, no-store");
  const std::filesystem::path file = store::picture_path(call.store, page.source.sha256);
  const std::string media_type = page.source.member.empty() ? media_type_of(file) : std::string();
  if (shown_by_browsers(media_type)) {
    response.file = file;
    return response.with("Content-Type", media_type);
  }
  const auto png = must(pipeline::page_png(page));
  response.body.assign(png.begin(), png.end());
  return response.with("Content-Type", "image/png");
}

http::Response post_cut(Call& call) {
  const JsonBody body(call.request.body);
  store::Cutting asked{.of_job = {call.id()}, .outline = {}, .turned_degrees = {}, .actor = call.viewer.user.name};
  asked.page = static_cast<int>(std::clamp<std::int64_t>(body.number("page").value_or(0), -1, 1'000'000));
  asked.turned_degrees = drawn_turn(body);
  const auto outline = body.quad("quad");
  if (!outline) throw Refusal{422, ProblemCode::malformed, "what is cut out needs its outline", "/quad"};
  asked.outline = *outline;
  {
    auto transaction = call.read();  // decoding a page takes long; others may write meanwhile
    page_in_sight(call, transaction, job_in_sight(call, transaction), asked.page);
  }
  auto transaction = call.write();
  const store::Job job = job_in_sight(call, transaction);
  const store::JobId id = must(store::add_cutting(transaction, asked, job));
  call.log(transaction, "cut", {}, "job " + std::to_string(job.id.value));
  const std::string json = job_json(call, transaction, *must(store::find_job(transaction, id)));
  must(transaction.commit());
  call.services.wake_readers();
  return json_response(json, 202).with("Location", fmt::format("/api/v1/jobs/{}", id.value));
}

}  // namespace review::api
