#include "exchange/posts.h"

#include <algorithm>

namespace exchange {

std::vector<card::Post> paired_posts(const card::Contact& contact) {
  std::vector<card::Post> posts;
  for (const std::string& department : contact.departments) posts.push_back({contact.company, department, {}});
  if (posts.empty() && !contact.job_titles.empty()) posts.push_back({contact.company, {}, {}});
  for (std::size_t i = 0; i < contact.job_titles.size(); ++i) {
    posts[std::min(i, posts.size() - 1)].job_titles.push_back(contact.job_titles[i]);
  }
  return posts;
}

}  // namespace exchange
