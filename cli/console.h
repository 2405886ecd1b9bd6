#pragma once

#include <string>
#include <string_view>

#include "card/result.h"

namespace cli {

/// How much goes to standard error.
enum class Verbosity { normal, quiet };

/// The two output streams. Results go to standard output, everything else to standard error. One thread at a time.
class Console {
 public:
  explicit Console(Verbosity verbosity);

  /// One line of result, seen by the reader at once. A reader that went away ends the program as SIGPIPE would.
  void result(std::string_view line);
  /// Bytes of result as they are.
  void result_bytes(std::string_view bytes);
  /// A remark; --quiet drops it.
  void remark(std::string_view line);
  /// "meishi: MESSAGE"; --quiet does not drop it.
  void error(std::string_view message);
  void error(const card::Error& error) { this->error(error.message); }

  /// From now on results and remarks are kept back, until let_out() prints them or drop() forgets them: nobody is told
  /// of a change that may still fail, and no reader that goes away stops one half-way.
  void keep_back() { kept_back_ = true; }
  void let_out();
  void drop();

  /// A progress display: a bar that redraws itself on a terminal, else a line from time to time.
  void progress(int done, int total, std::string_view what);
  /// Clears the bar, before other output.
  void end_progress();

  bool quiet() const { return verbosity_ == Verbosity::quiet; }
  /// Columns of the terminal on standard output; 0 when it is none.
  int columns() const;

 private:
  Verbosity verbosity_;
  bool error_is_terminal_;
  bool bar_shown_ = false;
  int last_tenth_ = -1;
  bool kept_back_ = false;
  std::string kept_results_, kept_remarks_;
};

}  // namespace cli
