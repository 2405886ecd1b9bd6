#pragma once

#include "normalize/contact_points.h"
#include "normalize/line_features.h"

namespace normalize {

/// Small pictures instead of labels: a receiver, a printer, a mobile. Models read a letter or two in each, and what
/// they read differs from picture to picture; 電, a label, is none where another model reads something else. Where a
/// card has two fixed numbers behind such scraps, no label and no fax, and no model reads the same in both, the second
/// is the fax.
void tell_faxes_by_icons(const CardFeatures& features, ContactPoints& points);

}  // namespace normalize
