#pragma once

#include <memory>
#include <string>

#include "exchange/row_source.h"
#include "exchange/workbook.h"
#include "exchange/zip_file.h"

/// Private to exchange/.
namespace exchange {

/// See Workbook::rows(). Both must outlive the source.
std::unique_ptr<RowSource> sheet_rows(const ZipFile& archive, const std::string& path, const WorkbookParts& parts);

}  // namespace exchange
