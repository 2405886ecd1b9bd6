#pragma once

#include "card/contact.h"
#include "dedupe/prepared.h"

/// Private to dedupe/.
namespace dedupe {

AddressPart prepare_address(const card::Address& address);

/// How much a word of an address tells, 0..1: "street" little.
float weight_of_word(std::string_view word);

}  // namespace dedupe
