#pragma once

#include <string_view>

#include "normalize/job_title.h"
#include "normalize/origin.h"

namespace normalize {

/// How much a Korean or Chinese word looks like a job title, 0..1: 1 for an entry of the table, less for one with an
/// unknown word before it (영업팀장, 研發處處長).
float east_title_likeness(std::string_view text, Manner manner);

/// How much such a word looks like a department, branch or office, 0..1 (영업1팀, 부설연구소, 業務部, 研發處).
float east_department_likeness(std::string_view text, Manner manner);

/// A branch or office that has its own address (본사, 부산지점, 總公司, 台中分公司): also used as an address label.
bool is_east_office(std::string_view text, Manner manner);

/// read_post_line for Korean and Chinese print; Latin parts are read by the western tables.
PostLine read_east_post_line(std::string_view line, Manner manner);

/// Where a run of print without a blank divides into a title and a name (대리강동원, 강동원대리, 經理王小明,
/// 王小明經理): the byte of the cut; 0 where it does not.
std::size_t title_name_cut(std::string_view text, Manner manner);

}  // namespace normalize
