#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"
#include "exchange/record.h"

namespace exchange {

/// The columns of contract section 3, in its order.
enum class Column {
  external_id,
  family_name,
  given_name,
  family_kana,
  given_kana,
  latin_name,
  company,
  company_kana,
  company_latin,
  departments,
  job_titles,
  qualifications,
  phone,
  direct,
  mobile,
  toll_free,
  fax,
  emails,
  urls,
  postal_code,
  address,
  exchanged_on,
  tags,
  notes,
};
inline constexpr std::array<std::string_view, 24> kColumnNames = {
    "external_id", "family_name",  "given_name",    "family_kana",  "given_kana", "latin_name",
    "company",     "company_kana", "company_latin", "departments",  "job_titles", "qualifications",
    "phone",       "direct",       "mobile",        "toll_free",    "fax",        "emails",
    "urls",        "postal_code",  "address",       "exchanged_on", "tags",       "notes"};

/// A contact as cells, each with its values; a cell of one value is empty or has one.
using ListRow = std::array<std::vector<std::string>, kColumnNames.size()>;
ListRow to_list_row(const Record& record);

/// The contact that a row says; bad_input when it has neither a name nor a company. `further` are notes already.
card::Result<LoadedContact> to_loaded_contact(const ListRow& row, std::vector<std::string> further);

/// The column called `name` in any case and with blanks around, or -1.
int find_column(std::string_view name);

}  // namespace exchange
