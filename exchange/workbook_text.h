#pragma once

#include <string>
#include <string_view>

/// Private to exchange/.
namespace exchange {

/// Collects the text of a string item, in the table of shared strings or in a cell: its `t` elements, those of rich
/// text runs joined, without the readings (`rPh`) that Japanese Excel keeps beside it.
class WorkbookText {
 public:
  void begin(std::string_view element);
  void end(std::string_view element);
  void text(std::string_view piece);
  /// What was collected since the last call, escapes such as _x000D_ taken out.
  std::string take();

 private:
  std::string text_;
  int readings_ = 0;  ///< depth inside rPh
  bool inside_ = false;
};

}  // namespace exchange
