#pragma once

#include <string>
#include <string_view>

#include "review/http/message.h"
#include "review/page_files.h"
#include "review/services.h"

namespace review {

/// From a request to its answer: who asks, whether they may, which endpoint, and the headers that every answer carries.
class MeishiApplication : public http::Application {
 public:
  MeishiApplication(Services& services, PageFiles page) : services_(services), page_(std::move(page)) {}

  std::pair<http::BodyPlan, std::optional<http::Response>> admit(const http::Request& head) override;
  http::Response answer(const http::Request& request) override;

 private:
  http::Request as_seen(const http::Request& request) const;
  http::Response respond(const http::Request& request);
  http::Response call_endpoint(const http::Request& request, std::string_view path);
  http::BodyPlan plan_body(const http::Request& head);
  http::Response finished(const http::Request& request, http::Response response) const;

  Services& services_;
  PageFiles page_;
};

}  // namespace review
