#pragma once

#include "card/contact.h"
#include "dedupe/prepared.h"

/// Private to dedupe/.
namespace dedupe {

/// Fills family and given: parted where a list has not parted them, with what is printed or known of their reading.
void prepare_name(const card::Contact& contact, Prepared& out);

}  // namespace dedupe
