// store_rate URL PICTURES PROCESSES CARDS [KNOWN [READING_MS]]: how many read cards a second that many processes find a
// match for and store in one database, each in a transaction of its own, durably. Each process stores CARDS cards; of
// ten cards, KNOWN (default 2) are of people who are there already. What a database bears, without the reading; or,
// with READING_MS, beside readers on machines of their own: each process waits so long in place of reading.

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "dedupe/match_keys.h"
#include "pipeline/card_storing.h"

namespace {

/// As much as a full business card says, of a person of its own.
store::NewCard card_of(int process, int number) {
  const int person = process * 1'000'000 + number;
  store::NewCard card;
  card::Contact& contact = card.reading.contact;
  contact.family_name = fmt::format("姓{}", person % 997);
  contact.given_name = fmt::format("名{}", person);
  contact.family_kana = "ヤマダ";
  contact.given_kana = "タロウ";
  contact.company = fmt::format("株式会社山田製作所{}", person % 499);
  contact.departments = {"営業本部 第一営業部"};
  contact.job_titles = {"部長"};
  contact.posts = {{contact.company, contact.departments[0], contact.job_titles}};
  contact.emails = {fmt::format("p{}@example.co.jp", person)};
  contact.phones = {{card::PhoneKind::work, fmt::format("+813{:08}", person % 100'000'000), "", "03-1234-5678"},
                    {card::PhoneKind::mobile, fmt::format("+8190{:08}", person % 100'000'000), "", "090-1234-5678"}};
  contact.addresses = {
      {"100-0001", "東京都", "千代田区", "千代田1-1", "山田ビル5F", "JP", "〒100-0001 東京都千代田区"}};
  for (const char* path : {"family_name", "given_name", "company", "departments[0]", "job_titles[0]", "emails[0]",
                           "phones[0]", "phones[1]", "addresses[0]"})
    card.reading.confidence.push_back({path, 0.99F});
  for (int line = 0; line < 9; ++line)
    card.reading.lines.push_back(
        {.box = {},
         .readings = {
             {.model = "card", .symbols = {{.text = "山田製作所", .box = {}, .alternatives = {}}}, .posteriors = {}}}});
  card.reading.decision = card::Decision::accept;
  card.match_keys = dedupe::match_keys(contact);
  card.readings = {"ヤマダ", "タロウ"};
  return card;
}

struct Work {
  int cards, known;
  std::chrono::milliseconds reading;
};

bool store_all(const std::string& url, const std::string& pictures, int process, const Work& work) {
  auto store = store::open(url, {.pictures = pictures});
  if (!store) return std::fprintf(stderr, "%s\n", store.error().message.c_str()) < 0;
  pipeline::Matcher matcher;
  for (int i = 0; i < work.cards; ++i) {
    std::this_thread::sleep_for(work.reading);
    store::NewCard card = card_of(process, i % 10 < work.known ? i / 10 : 1000 + i);
    card.reading.source = {
        .file = "scan.png", .member = {}, .sha256 = fmt::format("{:032}{:032}", process, i), .page = 0, .card = 0};
    const auto outcome = pipeline::store_card(*store, card, {}, matcher);
    if (!outcome) return std::fprintf(stderr, "%s\n", outcome.error().message.c_str()) < 0;
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count < 5)
    return std::fprintf(stderr, "usage: store_rate URL PICTURES PROCESSES CARDS [KNOWN [READING_MS]]\n"), 2;
  const int processes = std::atoi(words[3]);
  const Work work{.cards = std::atoi(words[4]),
                  .known = count > 5 ? std::atoi(words[5]) : 2,
                  .reading = std::chrono::milliseconds(count > 6 ? std::atoi(words[6]) : 0)};
  if (!store::open(words[1], {.pictures = words[2]})) return 3;
  const auto began = std::chrono::steady_clock::now();
  std::vector<pid_t> children;
  for (int i = 0; i < processes; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(store_all(words[1], words[2], i + 1, work) ? 0 : 1);
    children.push_back(child);
  }
  int failed = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    failed += status == 0 ? 0 : 1;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  fmt::print("{} processes, {} cards each: {:.1f} cards/s{}\n", processes, work.cards, processes * work.cards / seconds,
             failed == 0 ? "" : fmt::format(" ({} processes failed)", failed));
  return failed == 0 ? 0 : 1;
}
