#pragma once

#include "card/card_text.h"
#include "normalize/contact_points.h"
#include "normalize/line_features.h"

namespace normalize {

/// An e-mail's domain and a web address's host that differ by one or two letters are one name misread in one place: the
/// clearer one wins. Clear print (little doubt) is never changed.
void agree_on_domains(const card::CardText& card, const CardFeatures& features, ContactPoints& points);

/// "nikkos3.net" where another reading of the line, or of the other address, has "nikko53.net": beside digits models
/// take digits for letters and not the reverse.
void prefer_digits(const CardFeatures& features, ContactPoints& points);

/// "mkraus. 2.toinfeldsteuerberatung.de": the @ and letters beside it are lost, and what is left looks like a web
/// address; the card's other address says what its end is, and something stands before it.
void tell_emails_from_urls(const CardFeatures& features, ContactPoints& points);

}  // namespace normalize
