#include "review/api/merge_choice.h"

#include <algorithm>
#include <array>

#include "store/contacts.h"
#include "store/remarks.h"

namespace review::api {
namespace {

using Contact = card::Contact;

constexpr std::array<std::pair<const char*, std::string Contact::*>, 5> kTexts{{{"family_name", &Contact::family_name},
                                                                                {"given_name", &Contact::given_name},
                                                                                {"family_kana", &Contact::family_kana},
                                                                                {"given_kana", &Contact::given_kana},
                                                                                {"latin_name", &Contact::latin_name}}};

constexpr std::array<std::pair<const char*, std::vector<std::string> Contact::*>, 3> kLists{
    {{"emails", &Contact::emails}, {"urls", &Contact::urls}, {"qualifications", &Contact::qualifications}}};

class Choice {
 public:
  Choice(const Call& call, store::Transaction& transaction, const store::ReviewItem& item)
      : call_(call), transaction_(transaction) {
    for (const card::ContactId id : {item.contact_a, item.contact_b}) {
      auto contact = must(store::get_contact(transaction, id));
      if (!contact)
        throw Refusal{409, ProblemCode::changed, "one of the contacts is no longer there; read the item again"};
      sides_.push_back(std::move(*contact));
    }
  }

  template <class Has>
  void choose(store::RemarkKind kind, const char* field, const std::string& value, const Has& has) {
    const auto side = std::ranges::find_if(sides_, has);
    if (side == sides_.end())
      throw Refusal{422, ProblemCode::malformed, std::string(field) + ": neither contact has this value",
                    std::string("/contact/") + field};
    if (std::ranges::all_of(sides_, has)) return;
    const bool post = kind == store::RemarkKind::post;
    const std::string kept = post ? std::to_string(side->cards.front().id.value) : value;
    must(store::add_remark(transaction_, side->id, kind, post ? "" : field, kept, call_.viewer.user.name));
  }

 private:
  const Call& call_;
  store::Transaction& transaction_;
  std::vector<store::StoredContact> sides_;
};

}  // namespace

void pin_chosen_values(const Call& call, store::Transaction& transaction, const store::ReviewItem& item,
                       const card::Contact& chosen) {
  Choice choice(call, transaction, item);
  for (const auto& [field, text] : kTexts) {
    const std::string& value = chosen.*text;
    if (!value.empty())
      choice.choose(store::RemarkKind::pin, field, value,
                    [&](const store::StoredContact& side) { return side.contact.*text == value; });
  }
  for (const auto& [field, list] : kLists) {
    if ((chosen.*list).empty()) continue;
    const std::string& value = (chosen.*list).front();
    choice.choose(store::RemarkKind::pin, field, value, [&](const store::StoredContact& side) {
      return !(side.contact.*list).empty() && (side.contact.*list).front() == value;
    });
  }
  if (!chosen.company.empty())
    choice.choose(store::RemarkKind::post, "company", chosen.company,
                  [&](const store::StoredContact& side) { return side.contact.company == chosen.company; });
}

}  // namespace review::api
