#include "normalize/net_agreement.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/email.h"
#include "normalize/printed_line.h"
#include "normalize/url.h"
#include "text/distance.h"

namespace normalize {
namespace {

/// How much of a placed value is doubtful, 0..1.
float doubt(const card::CardText& card, const CardFeatures& features, const Placed<std::string>& placed) {
  const SymbolRange range = symbols_of(features.lines[placed.line].readings[placed.reading], placed.span);
  const SymbolConfidence symbols = confidence_of(card.lines[placed.line].readings[placed.reading], range);
  return 1 - symbols.weakest * (0.7F + 0.3F * placed.agreement) * placed.quality;
}

/// Whether a host is another one with digits in place of letters that look like them, each beside another digit.
bool has_digits_for(const std::string& host, const std::string& other) {
  constexpr std::string_view kLetters = "sliozbgqg", kDigits = "511026899";
  if (host.size() != other.size() || host == other) return false;
  const auto is_digit = [&](std::size_t i) { return i < host.size() && host[i] >= '0' && host[i] <= '9'; };
  for (std::size_t i = 0; i < host.size(); ++i) {
    if (host[i] == other[i]) continue;
    bool twin = false;
    for (std::size_t k = 0; k < kLetters.size(); ++k) twin = twin || (other[i] == kLetters[k] && host[i] == kDigits[k]);
    if (!twin || !(is_digit(i - 1) || is_digit(i + 1))) return false;
  }
  return true;
}

std::string with_replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// "http://www.kyoyo.co" beside m-hasekura@kyoyo.co.jp: a page's host that was cut off goes on as the e-mail's domain.
void complete_hosts(ContactPoints& points) {
  for (Placed<std::string>& url : points.urls)
    for (const Placed<std::string>& email : points.emails) {
      const std::string host = host_of(url.value), domain(domain_of(email.value));
      if (!host.empty() && domain.starts_with(host + ".") && url.value.ends_with(host))
        url.value += domain.substr(host.size());
    }
}

}  // namespace

void agree_on_domains(const card::CardText& card, const CardFeatures& features, ContactPoints& points) {
  complete_hosts(points);
  for (Placed<std::string>& email : points.emails) {
    for (Placed<std::string>& url : points.urls) {
      const std::string domain(domain_of(email.value));
      const std::string host = host_of(url.value);
      const int distance = text::edit_distance(domain, host);
      if (distance == 0 || distance > 2 || domain.size() < 7) continue;
      const float email_doubt = doubt(card, features, email);
      const float url_doubt = doubt(card, features, url);
      if (std::max(email_doubt, url_doubt) < 0.15F || std::abs(email_doubt - url_doubt) < 0.05F) continue;
      if (email_doubt > url_doubt)
        email.value = std::string(local_part(email.value)) + "@" + host;
      else
        url.value = with_replaced(url.value, host, domain);
    }
  }
}

void prefer_digits(const CardFeatures& features, ContactPoints& points) {
  std::vector<std::string> hosts;
  for (const Placed<std::string>& url : points.urls)
    for (const PrintedText& printed : features.lines[url.line].readings)
      for (const auto& found : find_urls(printed.text)) hosts.push_back(host_of(found.value));
  for (const Placed<std::string>& email : points.emails)
    for (const PrintedText& printed : features.lines[email.line].readings)
      for (const auto& found : find_emails(printed.text)) hosts.emplace_back(domain_of(found.value));
  for (const std::string& host : hosts) {
    for (Placed<std::string>& url : points.urls) {
      const std::string own = host_of(url.value);
      if (has_digits_for(host, own)) url.value = with_replaced(url.value, own, host);
    }
    for (Placed<std::string>& email : points.emails) {
      const std::string own(domain_of(email.value));
      if (has_digits_for(host, own)) email.value = std::string(local_part(email.value)) + "@" + host;
    }
  }
}

void tell_emails_from_urls(const CardFeatures& features, ContactPoints& points) {
  constexpr std::size_t kShortest = 10, kLettersForOneChange = 6, kFewestBefore = 3;
  const auto real_host = [&](const Placed<std::string>& false_url) -> std::string {
    const std::string host = host_of(false_url.value);
    for (const Placed<std::string>& other : points.urls) {
      const std::string known = host_of(other.value);
      if (other.line == false_url.line || known == host || known.size() < kShortest) continue;
      const auto changes = static_cast<std::size_t>(text::edit_distance(host, known));
      if (changes * kLettersForOneChange <= known.size() + kLettersForOneChange) return known;
    }
    return {};
  };
  for (std::size_t i = 0; i < points.urls.size();) {
    const Placed<std::string> url = points.urls[i];
    const std::string& text = features.lines[url.line].readings[url.reading].text;
    std::string before;
    for (const char c : to_small_ascii(std::string_view(text).substr(0, url.span.begin)))
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ((c == '_' || c == '.' || c == '-') && !before.empty()))
        before += c;
    while (before.ends_with('.') || before.ends_with('-')) before.pop_back();
    const std::string host = before.size() < kFewestBefore || announced_by(before) ? std::string() : real_host(url);
    if (host.empty()) {
      ++i;
      continue;
    }
    Placed<std::string> email = url;
    email.value = before + "@" + host;
    email.span.begin = 0;
    email.quality = 0.3F;
    points.emails.push_back(std::move(email));
    points.taken[url.line] = {{0, features.lines[url.line].text().size()}};
    points.urls.erase(points.urls.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace normalize
