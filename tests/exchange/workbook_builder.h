#pragma once

#include <string>
#include <vector>

/// Workbooks as programs write them, to be read by exchange/workbook.h.
struct WorkbookBuilder {
  struct Sheet {
    std::string rows;             ///< what stands in <sheetData>
    std::string behind;           ///< what stands behind it: <mergeCells>
    std::string attributes = "";  ///< of its <sheet>: state="hidden"
  };
  std::vector<Sheet> sheets;
  std::string strings;     ///< what stands in <sst>; empty: no such part
  std::string styles;      ///< what stands in <styleSheet>; empty: no such part
  std::string properties;  ///< what stands before <sheets>
  std::string prefix;      ///< of the elements of sheets, "x:"; rows have to carry it themselves
  bool absolute = false;   ///< whether relationships name their targets from the root of the archive

  std::string bytes() const;
};

/// <c r="PLACE" t="inlineStr"> with that text.
std::string inline_cell(const std::string& place, const std::string& text);
/// <c r="PLACE" ...><v>VALUE</v></c>
std::string value_cell(const std::string& place, const std::string& value, const std::string& attributes = "");
