#include "tests/hostile/reading.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <variant>

#include "exchange/list_reader.h"
#include "pipeline/file_pages.h"

namespace hostile {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // shadow memory is mapped by the terabyte
#else
constexpr bool kSanitized = false;
#endif

constexpr int kMostSeconds = 3;  ///< for a page, or a member of an archive

Read read_through(std::string bytes) {
  auto reader = exchange::ListReader::open(std::move(bytes));
  if (!reader) return {.good = 0, .messages = {reader.error().message}};
  Read read;
  while (const auto entry = reader->next()) {
    if (entry->contact)
      ++read.good;
    else
      read.messages.push_back(entry->contact.error().message);
    (void)reader->rejected("a reason");
  }
  return read;
}

std::uint64_t mapped_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t pages = 0;
  statm >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void write_all(int pipe, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = ::write(pipe, text.data() + done, text.size() - done);
    if (written <= 0) return;
    done += static_cast<std::size_t>(written);
  }
}

/// In the child: the number of contacts and the messages, each with a zero behind it.
[[noreturn]] void tell(const Bytes& bytes, std::uint64_t most_bytes, int pipe) {
  const rlimit limit{mapped_bytes() + most_bytes, mapped_bytes() + most_bytes};
  if (!kSanitized && ::setrlimit(RLIMIT_AS, &limit) != 0) ::_exit(1);
  const Read read = read_through({bytes.begin(), bytes.end()});
  std::string told = std::to_string(read.good) + '\0';
  for (const std::string& message : read.messages) told += message + '\0';
  write_all(pipe, told);
  ::_exit(0);
}

std::string read_all(int pipe) {
  std::string text;
  std::array<char, 4096> piece{};
  for (ssize_t got = 0; (got = ::read(pipe, piece.data(), piece.size())) > 0 || (got < 0 && errno == EINTR);)
    if (got > 0) text.append(piece.data(), static_cast<std::size_t>(got));
  return text;
}

}  // namespace

Read read_pages(const std::string& file) {
  static capture::DecoderPool decoders;
  capture::Options options;
  options.decoders = &decoders;
  options.timeout_seconds = kMostSeconds;
  Read read;
  auto pages = pipeline::FilePages::open(file, options);
  if (!pages) return {.good = 0, .messages = {pages.error().message}};
  for (;;) {
    const auto step = pages->next();
    if (std::holds_alternative<pipeline::FilePages::Over>(step)) return read;
    if (const auto* trouble = std::get_if<card::Error>(&step))
      read.messages.push_back(trouble->message);
    else
      ++read.good;
  }
}

std::optional<Read> read_list(const Bytes& bytes, std::uint64_t most_bytes) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return std::nullopt;
  const pid_t child = ::fork();
  if (child == 0) tell(bytes, most_bytes, ends[1]);
  ::close(ends[1]);
  const std::string told = read_all(ends[0]);
  ::close(ends[0]);
  int status = -1;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0) return std::nullopt;
  Read read;
  std::size_t at = told.find('\0');
  read.good = std::stoi(told.substr(0, at));
  for (++at; at < told.size();) {
    const std::size_t end = told.find('\0', at);
    read.messages.push_back(told.substr(at, end - at));
    at = end + 1;
  }
  return read;
}

}  // namespace hostile
