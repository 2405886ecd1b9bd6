#include "samples/generator/sheet.h"

namespace samples {

Role home_of(Role role) {
  switch (role) {
    case Role::mark:
    case Role::slogan: return Role::brand;
    case Role::reading:
    case Role::latin: return Role::name;
    case Role::net: return Role::contact;
    case Role::office:
    case Role::aside: return Role::extra;
    default: return role;
  }
}

Icon icon_of(card::PhoneKind kind) {
  switch (kind) {
    case card::PhoneKind::work:
    case card::PhoneKind::toll_free: return Icon::phone;
    case card::PhoneKind::mobile: return Icon::mobile;
    case card::PhoneKind::fax: return Icon::fax;
    default: return Icon::none;
  }
}

}  // namespace samples
