#pragma once

#include <cstdint>

#include "bench/linkage/set.h"

namespace linkage {

/// A list that several clerks typed after a trade fair of one region: 54 family names and 50 given names, few towns and
/// firms, many namesakes, some in one firm. Other slips than japanese.h has: characters mistaken for others of one
/// shape, lost ones, digits exchanged, values in the wrong column, branches behind the company's name and names cut
/// short, mobiles handed on to a colleague, mailboxes of a department, names in kana alone. Knows no table of dedupe/.
/// The same for the same arguments on every machine.
Set generate_fair(int records, std::uint64_t seed);

}  // namespace linkage
