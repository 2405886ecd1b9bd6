// Cards: handing in, looking at, and saying where they belong.

#include <algorithm>

#include <stdlib.h>

#include "pipeline/receiving.h"
#include "review/api/endpoints.h"
#include "review/api/job_json.h"
#include "review/api/shapes.h"
#include "review/multipart.h"
#include "review/records.h"
#include "store/pictures.h"
#include "store/provenance.h"

namespace review::api {
namespace {

/// A folder for the parts of one upload that vanishes with it.
class UploadFolder {
 public:
  explicit UploadFolder(const std::filesystem::path& spool) {
    std::string name = (spool / "upload-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw Refusal{507, ProblemCode::disk_full, "the upload cannot be written to disk; look at the free space"};
    path_ = name;
  }
  UploadFolder(const UploadFolder&) = delete;
  UploadFolder& operator=(const UploadFolder&) = delete;
  ~UploadFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Who may hand in cards for whom: oneself and one's own groups; administrators for all.
void require_own(const Call& call, const store::Provenance& provenance) {
  if (call.viewer.visibility.everything) return;
  const auto& groups = call.viewer.user.groups;
  if (provenance.owner != call.viewer.user.name)
    throw Refusal{403, ProblemCode::owner_not_yours, "cards can be handed in under one's own name only", "owner"};
  if (!provenance.group_name.empty() && std::ranges::find(groups, provenance.group_name) == groups.end())
    throw Refusal{403, ProblemCode::group_not_yours, "you are not a member of this group", "group"};
}

std::optional<store::Date> date_or_refuse(const std::string& text, const char* name) {
  if (text.empty()) return std::nullopt;
  const auto date = store::parse_date(text);
  if (!date) throw Refusal{422, ProblemCode::bad_date, std::string(name) + ": expected a day as YYYY-MM-DD", name};
  return date;
}

store::Provenance provenance_of(const Call& call, const Upload& upload) {
  store::Provenance provenance;
  provenance.exchanged_on = date_or_refuse(upload.field("exchanged_on"), "exchanged_on");
  provenance.owner = upload.field("owner").empty() ? call.viewer.user.name : upload.field("owner");
  provenance.group_name = upload.field("group");
  provenance.event = upload.field("event");
  provenance.batch = upload.field("batch");
  for (const auto& [name, value] : upload.fields)
    if (name == "tag" && !value.empty()) provenance.tags.push_back(value);
  require_own(call, provenance);
  return provenance;
}

http::Response card_response(const Call& call, store::Transaction& transaction, const store::SeenCard& seen) {
  return json_response(card_json(call, transaction, seen));
}

const store::SidePictures& side_of(const store::SeenCard& seen, const std::string& side) {
  const std::size_t index = side == "back" ? 1 : 0;
  if (index >= seen.card.summary.pictures.size()) not_found("picture");
  return seen.card.summary.pictures[index];
}

}  // namespace

http::Response post_cards(Call& call) {
  const UploadFolder folder(call.services.options.server.spool);
  const Upload upload = split_multipart(call.request.body_file, call.request.header("content-type"), folder.path());
  if (upload.files.empty()) throw Refusal{422, ProblemCode::no_file, "the upload holds no file", "files"};
  pipeline::ReceiveOptions options;
  options.provenance = provenance_of(call, upload);
  std::vector<std::string> jobs;
  std::int64_t first = 0;
  for (const Upload::File& file : upload.files) {
    const pipeline::ReceivedFile received{file.path, file.name};
    const store::AddedJob job = must(pipeline::receive(call.store, {&received, 1}, options));
    if (first == 0) first = job.id.value;
    auto transaction = call.read();
    jobs.push_back(job_json(call, transaction, *must(store::find_job(transaction, job.id))));
  }
  call.services.counts.uploads += static_cast<std::int64_t>(upload.files.size());
  call.log("upload", {}, std::to_string(upload.files.size()) + " files");
  call.services.wake_readers();
  JsonObject json;
  json.add("id", first).add_json("jobs", json_list(jobs)).add_or_null("batch", options.provenance.batch);
  return json_response(json.to_text(), 202).with("Location", "/api/v1/jobs/" + std::to_string(first));
}

http::Response get_card(Call& call) {
  auto transaction = call.read();
  const store::SeenCard seen = card_in_sight(call, transaction, {call.id()});
  call.log("view", seen.card.contact_id, "card " + std::to_string(call.id()));
  return card_response(call, transaction, seen);
}

http::Response patch_card(Call& call) {
  const JsonBody body(call.request.body);
  auto transaction = call.write();
  const store::SeenCard seen = card_in_sight(call, transaction, {call.id()});
  if (!seen.masked.empty())
    throw Refusal{403, ProblemCode::masked, "the card is masked for you; ask somebody who sees it in full"};
  call.require_match(etag_of(contact_in_sight(call, transaction, seen.card.contact_id).stored));
  store::Provenance provenance = seen.card.summary.provenance;
  if (body.has("exchanged_on"))
    provenance.exchanged_on = date_or_refuse(body.text("exchanged_on").value_or(""), "exchanged_on");
  const store::Provenance before = provenance;
  if (body.has("owner")) provenance.owner = body.text("owner").value_or("");
  if (body.has("group")) provenance.group_name = body.text("group").value_or("");
  if (body.has("event")) provenance.event = body.text("event").value_or("");
  if (body.has("tags")) provenance.tags = body.texts("tags").value_or(std::vector<std::string>());
  const bool moved = provenance.owner != before.owner || provenance.group_name != before.group_name;
  if (moved && !call.viewer.visibility.everything) {
    // Out of one's own sight nobody may put a card, nor take one that is not theirs.
    const auto& groups = call.viewer.user.groups;
    const auto mine = [&](const std::string& group) {
      return group.empty() || std::ranges::find(groups, group) != groups.end();
    };
    if (!mine(before.group_name) || !mine(provenance.group_name) || provenance.owner != before.owner)
      throw Refusal{403, ProblemCode::owner_not_yours,
                    "only an administrator gives a card to another owner or to a group that is not yours"};
  }
  must(store::set_provenance(transaction, {call.id()}, provenance, call.viewer.user.name));
  call.log(transaction, "edit", seen.card.contact_id, "card's origin", {call.id()});
  http::Response response = card_response(call, transaction, card_in_sight(call, transaction, {call.id()}));
  must(transaction.commit());
  return response;
}

http::Response get_image(Call& call) {
  std::string sha256;
  {
    auto transaction = call.read();
    const store::SeenCard seen = card_in_sight(call, transaction, {call.id()});
    if (call.parameter("kind") == "scan") return scan_response(call, transaction, seen);
    sha256 = side_of(seen, call.parameter("side")).picture_sha256;
  }
  if (sha256.empty()) not_found("picture");
  http::Response response;
  response.with("ETag", "\"" + sha256 + "\"").with("Cache-Control", "private, no-cache");
  if (call.request.header("if-none-match") == "\"" + sha256 + "\"") {
    response.status = 304;
    return response;
  }
  response.file = store::picture_path(call.store, sha256);
  response.with("Content-Type", media_type_of(response.file)).with("Content-Disposition", "inline");
  return response;
}

}  // namespace review::api
