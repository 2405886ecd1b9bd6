#pragma once

#include "review/call.h"

/// The endpoints of api/routes.cpp, by the file that holds them. Each one answers or throws Refusal.
namespace review::api {

http::Response get_liveness(Call& call);
http::Response get_metrics(Call& call);
http::Response get_description(Call& call);
http::Response post_session(Call& call);
http::Response get_session(Call& call);
http::Response delete_session(Call& call);
http::Response get_me(Call& call);
http::Response post_own_password(Call& call);
http::Response get_own_tokens(Call& call);
http::Response post_own_token(Call& call);
http::Response delete_own_token(Call& call);
http::Response get_searches(Call& call);
http::Response post_search(Call& call);
http::Response delete_search(Call& call);
http::Response get_contacts(Call& call);
http::Response get_contact(Call& call);
http::Response patch_contact(Call& call);
http::Response delete_contact(Call& call);
http::Response get_history(Call& call);
http::Response post_contact_undo(Call& call);
http::Response post_split(Call& call);
http::Response put_tags(Call& call);
http::Response post_note(Call& call);
http::Response delete_note(Call& call);
http::Response get_vcard(Call& call);
http::Response get_disclosure(Call& call);
http::Response get_companies(Call& call);
http::Response get_company(Call& call);
http::Response get_facets(Call& call);
http::Response post_cards(Call& call);
http::Response get_card(Call& call);
http::Response patch_card(Call& call);
http::Response get_image(Call& call);
http::Response get_scan(Call& call);
http::Response post_reread(Call& call);
http::Response get_watched_folders(Call& call);
http::Response get_jobs(Call& call);
http::Response get_job(Call& call);
http::Response get_job_picture(Call& call);
http::Response post_cut(Call& call);
http::Response post_retry(Call& call);
http::Response delete_job(Call& call);
http::Response get_reviews(Call& call);
http::Response get_review(Call& call);
http::Response post_decision(Call& call);
http::Response post_decisions(Call& call);
http::Response post_review_undo(Call& call);
http::Response get_merges(Call& call);
http::Response post_merge(Call& call);
http::Response get_explanation(Call& call);
http::Response get_export(Call& call);
http::Response post_export(Call& call);
http::Response get_events(Call& call);
http::Response get_users(Call& call);
http::Response post_user(Call& call);
http::Response get_user(Call& call);
http::Response patch_user(Call& call);
http::Response delete_user(Call& call);
http::Response post_password(Call& call);
http::Response get_tokens(Call& call);
http::Response delete_token(Call& call);
http::Response get_groups(Call& call);
http::Response post_group(Call& call);
http::Response patch_group(Call& call);
http::Response delete_group(Call& call);
http::Response get_log(Call& call);
http::Response get_statistics(Call& call);
http::Response get_health(Call& call);

}  // namespace review::api
