#pragma once

/// Why the API refused, for programs: stable words, while the sentences beside them may change. openapi.json lists
/// them (ProblemCode), and the page has its own sentence in each language for each.
namespace review {

enum class ProblemCode {
  bad_date,
  bad_name,
  changed,
  database,
  decided_already,
  disk_full,
  group_has_cards,
  group_not_yours,
  internal,
  job_state,
  last_administrator,
  later_changes,
  malformed,
  masked,
  name_taken,
  needs_sign_in,
  no_file,
  no_picture,
  no_right,
  no_scan,
  no_scope,
  no_such_group,
  not_all_cards,
  not_decided,
  not_found,
  not_in_full,
  nothing_to_undo,
  one_side,
  other_site,
  others_on_page,
  owner_not_yours,
  refused,
  same_contact,
  scope_not_yours,
  signed_out,
  stale_session,
  too_large,
  too_many_attempts,
  too_many_requests,
  unusable,
  weak_password,
  wrong_password,
  wrong_sign_in,
};
const char* to_string(ProblemCode code);

}  // namespace review
