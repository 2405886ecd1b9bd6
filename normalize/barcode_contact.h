#pragma once

#include <optional>
#include <string_view>

#include "card/contact.h"

namespace normalize {

/// The contact in a QR code's text: vCard 2.1, 3.0, 4.0, MECARD (NTT docomo), mailto:, tel:, or a bare URL. Only the
/// fields that the code holds are set; Latin and Japanese names go where the contract puts them. Nothing for other
/// text. `region` says how a phone without country code is read.
std::optional<card::Contact> contact_from_barcode(std::string_view text, std::string_view region = "JP");

}  // namespace normalize
