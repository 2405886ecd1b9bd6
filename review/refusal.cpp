#include "review/refusal.h"

#include <array>

#include "review/json.h"

namespace review {

void refuse(const card::Error& error) {
  switch (error.kind) {
    case card::ErrorKind::database: throw Refusal{503, ProblemCode::database, error.message};
    case card::ErrorKind::wrong_use: throw Refusal{409, ProblemCode::refused, error.message};
    case card::ErrorKind::bad_input: throw Refusal{422, ProblemCode::unusable, error.message};
    case card::ErrorKind::missing_component:
    case card::ErrorKind::internal: break;
  }
  throw Refusal{500, ProblemCode::internal, error.message};
}

const char* to_string(ProblemCode code) {
  constexpr std::array kWords{"bad_date",
                              "bad_name",
                              "changed",
                              "database",
                              "decided_already",
                              "disk_full",
                              "group_has_cards",
                              "group_not_yours",
                              "internal",
                              "job_state",
                              "last_administrator",
                              "later_changes",
                              "malformed",
                              "masked",
                              "name_taken",
                              "needs_sign_in",
                              "no_file",
                              "no_picture",
                              "no_right",
                              "no_scan",
                              "no_scope",
                              "no_such_group",
                              "not_all_cards",
                              "not_decided",
                              "not_found",
                              "not_in_full",
                              "nothing_to_undo",
                              "one_side",
                              "other_site",
                              "others_on_page",
                              "owner_not_yours",
                              "refused",
                              "same_contact",
                              "scope_not_yours",
                              "signed_out",
                              "stale_session",
                              "too_large",
                              "too_many_attempts",
                              "too_many_requests",
                              "unusable",
                              "weak_password",
                              "wrong_password",
                              "wrong_sign_in"};
  static_assert(kWords.size() == static_cast<std::size_t>(ProblemCode::wrong_sign_in) + 1);
  return kWords[static_cast<std::size_t>(code)];
}

const char* title_of_status(int status) {
  // RFC 9110, section 15; RFC 6585.
  constexpr std::array<std::pair<int, const char*>, 16> kTitles{{{400, "Bad Request"},
                                                                 {401, "Unauthorized"},
                                                                 {403, "Forbidden"},
                                                                 {404, "Not Found"},
                                                                 {405, "Method Not Allowed"},
                                                                 {409, "Conflict"},
                                                                 {411, "Length Required"},
                                                                 {412, "Precondition Failed"},
                                                                 {413, "Content Too Large"},
                                                                 {415, "Unsupported Media Type"},
                                                                 {422, "Unprocessable Content"},
                                                                 {428, "Precondition Required"},
                                                                 {429, "Too Many Requests"},
                                                                 {500, "Internal Server Error"},
                                                                 {503, "Service Unavailable"},
                                                                 {507, "Insufficient Storage"}}};
  for (const auto& [code, title] : kTitles)
    if (code == status) return title;
  return "Error";
}

http::Response to_response(const Refusal& refusal) {
  JsonObject problem;
  problem.add("type", "about:blank").add("title", title_of_status(refusal.status)).add("status", refusal.status);
  problem.add("code", to_string(refusal.code));
  if (!refusal.detail.empty()) problem.add("detail", refusal.detail);
  if (!refusal.pointer.empty()) {
    JsonObject error;
    error.add("pointer", refusal.pointer).add("detail", refusal.detail);
    problem.add_json("errors", json_list({error.to_text()}));
  }
  http::Response response;
  response.status = refusal.status;
  response.headers = refusal.headers;
  response.with("Content-Type", "application/problem+json");
  response.body = problem.to_text();
  return response;
}

}  // namespace review
