#include <array>
#include <string_view>

#include "normalize/contact_points.h"
#include "text/width.h"

namespace normalize {
namespace {

struct LabelWord {
  std::string_view word;  ///< narrow, lower case, without blanks and punctuation
  Announced what;
};

/// What stands before contact values on cards, seen on Japanese, western, Korean and Chinese ones (2026). Phone labels
/// in full are phone.h's; here only what may be left over alone.
constexpr auto kLabelWords = std::to_array<LabelWord>({
    {"email", Announced::email},
    {"mail", Announced::email},
    {"メール", Announced::email},
    {"eメール", Announced::email},
    {"メールアドレス", Announced::email},
    {"correo", Announced::email},
    {"courriel", Announced::email},
    {"e", Announced::email},
    {"url", Announced::url},
    {"web", Announced::url},
    {"website", Announced::url},
    {"hp", Announced::url},
    {"ホームページ", Announced::url},
    {"ウェブサイト", Announced::url},
    {"internet", Announced::url},
    {"homepage", Announced::url},
    {"www", Announced::url},
    {"w", Announced::url},
    {"〒", Announced::postal_code},
    {"fax", Announced::fax},
    {"ファックス", Announced::fax},
    {"telefax", Announced::fax},
    {"f", Announced::fax},
    {"tel", Announced::phone},
    {"phone", Announced::phone},
    {"電話", Announced::phone},
    {"telefon", Announced::phone},
    {"téléphone", Announced::phone},
    {"telefone", Announced::phone},
    {"teléfono", Announced::phone},
    {"mobile", Announced::phone},
    {"携帯", Announced::phone},
    {"携帯電話", Announced::phone},
    {"直通", Announced::phone},
    {"代表", Announced::phone},
    {"t", Announced::phone},
    {"m", Announced::phone},
    {"p", Announced::phone},
    {"mob", Announced::phone},
    {"cell", Announced::phone},
    {"direct", Announced::phone},
    {"이메일", Announced::email},
    {"메일", Announced::email},
    {"전자우편", Announced::email},
    {"信箱", Announced::email},
    {"電子信箱", Announced::email},
    {"電子郵件", Announced::email},
    {"邮箱", Announced::email},
    {"홈페이지", Announced::url},
    {"웹사이트", Announced::url},
    {"網址", Announced::url},
    {"網站", Announced::url},
    {"网址", Announced::url},
    {"facebook", Announced::social},
    {"twitter", Announced::social},
    {"linkedin", Announced::social},
    {"instagram", Announced::social},
    {"skype", Announced::social},
});

}  // namespace

std::optional<Announced> announced_by(std::string_view text) {
  std::string bare;
  for (const char c : text::nfkc(text)) {
    if (c == ' ' || c == ':' || c == '.' || c == '-' || c == '/' || c == '|' || c == '(' || c == ')') continue;
    bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const LabelWord& label : kLabelWords)
    if (label.word == bare) return label.what;
  return std::nullopt;
}

}  // namespace normalize
