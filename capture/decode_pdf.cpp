#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "capture/decoders.h"

namespace capture {
namespace {

constexpr int kNotInstalled = 127;  // the shell's status for a program that is not there
constexpr char kStandardInput[] = "/proc/self/fd/0";

/// A program that reads the PDF on its standard input and whose output (and errors, if asked) we read.
class Program {
 public:
  enum class Listen { output, output_and_errors };

  Program(const std::vector<std::string>& words, int input, Listen listen) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    output_ = Descriptor(ends[0]);
    const Descriptor theirs(ends[1]);
    process_ = ::fork();  // this process has one thread
    if (process_ != 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(input, STDIN_FILENO);
    ::dup2(theirs.get(), STDOUT_FILENO);
    if (listen == Listen::output_and_errors) ::dup2(theirs.get(), STDERR_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(kNotInstalled);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() { finish(); }

  std::size_t read(void* target, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
      const ssize_t got = ::read(output_.get(), static_cast<char*>(target) + done, size - done);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  /// Closes the output and waits; the exit status, or -1 after a signal.
  int finish() {
    output_.reset();
    if (process_ <= 0) return status_;
    int raw = 0;
    while (::waitpid(process_, &raw, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : -1;
  }

 private:
  pid_t process_ = 0;
  Descriptor output_;
  int status_ = -1;
};

struct PdfPage {
  double width_points = 0;
  double height_points = 0;
};

tl::unexpected<card::Error> not_installed() {
  return card::fail(card::ErrorKind::missing_component,
                    "cannot be read, the program pdftoppm is missing; install the package poppler-utils");
}

std::optional<double> number_after(std::string_view text, std::string_view label) {
  const std::size_t at = text.find(label);
  if (at == std::string_view::npos) return std::nullopt;
  text.remove_prefix(at + label.size());
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  double value = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  return trouble == std::errc() ? std::optional(value) : std::nullopt;
}

// Asks pdfinfo; nullopt: the document has fewer pages.
card::Result<std::optional<PdfPage>> find_page(int file, int page) {
  const std::string number = std::to_string(page + 1);
  Program program({"pdfinfo", "-f", number, "-l", number, kStandardInput}, file, Program::Listen::output_and_errors);
  std::string text(64 << 10, '\0');
  text.resize(program.read(text.data(), text.size()));
  const int status = program.finish();
  if (status == kNotInstalled) return not_installed();
  if (text.find("Incorrect password") != std::string::npos) {
    return card::fail(card::ErrorKind::bad_input, "is encrypted; save a copy without a password");
  }
  const auto pages = number_after(text, "\nPages:");
  if (status != 0 || !pages || *pages < 1) {
    // pdfinfo refuses a first page after the last one.
    if (page > 0 && text.find("first page") != std::string::npos) return std::nullopt;
    return damaged("PDF");
  }
  if (page >= *pages) return std::nullopt;
  const std::string label = fmt::format("\nPage {:4} size:", page + 1);
  const auto width = number_after(text, label);
  const auto height = width ? number_after(std::string_view(text).substr(text.find(label)), " x ") : std::nullopt;
  if (!height || !(*width > 0) || !(*height > 0)) return damaged("PDF");
  return PdfPage{*width, *height};
}

// Poster pages get fewer dots per inch rather than being refused; nothing under a readable resolution.
card::Result<int> choose_dpi(const PdfPage& page, const DecodeRequest& request) {
  constexpr double kPointsPerInch = 72;
  constexpr int kLowestDpi = 100;
  const double square_inches = page.width_points * page.height_points / (kPointsPerInch * kPointsPerInch);
  const int most = static_cast<int>(std::sqrt(0.99 * static_cast<double>(request.max_pixels) / square_inches));
  if (most >= kLowestDpi) return std::min(request.pdf_dpi, most);
  return card::fail(
      card::ErrorKind::bad_input,
      fmt::format("has a page of {:.0f} x {:.0f} mm, more than the {} million pixels allowed; print it to a "
                  "smaller page",
                  page.width_points / kPointsPerInch * 25.4, page.height_points / kPointsPerInch * 25.4,
                  request.max_pixels / 1'000'000));
}

// One number of a PPM header and the single blank behind it (netpbm's ppm(5); pdftoppm writes no comments).
std::int64_t read_header_number(Program& program) {
  std::int64_t value = 0;
  char letter = 0;
  for (int digits = 0; digits < 10 && program.read(&letter, 1) == 1 && letter >= '0' && letter <= '9'; ++digits) {
    value = 10 * value + (letter - '0');
  }
  return value;
}

card::Result<void> read_ppm(Program& program, SharedPixels& pixels) {
  char magic[3] = {};
  if (program.read(magic, 3) != 3 || std::memcmp(magic, "P6\n", 3) != 0) return damaged("PDF");
  const std::int64_t width = read_header_number(program);
  const std::int64_t height = read_header_number(program);
  if (read_header_number(program) != 255) return damaged("PDF");
  const auto target = pixels.allocate(width, height);
  if (!target) return tl::unexpected(target.error());
  const std::size_t size = static_cast<std::size_t>(3 * width * height);
  if (program.read(*target, size) != size) return damaged("PDF");
  for (std::uint8_t* pixel = *target; pixel != *target + size; pixel += 3) std::swap(pixel[0], pixel[2]);
  return {};
}

}  // namespace

card::Result<std::optional<PageFacts>> decode_pdf(int file, const DecodeRequest& request, SharedPixels& pixels) {
  const auto page = find_page(file, request.page);
  if (!page) return tl::unexpected(page.error());
  if (!*page) return std::nullopt;
  const auto dpi = choose_dpi(**page, request);
  if (!dpi) return tl::unexpected(dpi.error());
  const std::string number = std::to_string(request.page + 1);
  Program program({"pdftoppm", "-cropbox", "-r", std::to_string(*dpi), "-f", number, "-l", number, kStandardInput},
                  file, Program::Listen::output);
  const auto read = read_ppm(program, pixels);
  if (!read) {
    if (program.finish() == kNotInstalled) return not_installed();
    return tl::unexpected(read.error());
  }
  return PageFacts{.dpi = *dpi};
}

}  // namespace capture
