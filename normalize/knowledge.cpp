#include "normalize/knowledge.h"

namespace normalize {

Knowledge::Knowledge(std::unique_ptr<State> state) : state_(std::move(state)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

card::Result<Knowledge> Knowledge::load(const std::filesystem::path& folder, std::vector<card::CodeTable> code_tables) {
  auto names = NameBook::load(folder);
  if (!names) return tl::unexpected(names.error());
  auto postal = PostalBook::load(folder);
  if (!postal) return tl::unexpected(postal.error());
  auto words = WordBook::load(folder);
  if (!words) return tl::unexpected(words.error());
  auto doubt = DoubtModel::load(folder);
  if (!doubt) return tl::unexpected(doubt.error());
  return Knowledge(std::make_unique<State>(
      State{std::move(*names), std::move(*postal), std::move(*words), std::move(*doubt), std::move(code_tables)}));
}

Acceptance acceptance_for(const Knowledge& knowledge, double error_rate) {
  const DoubtModel& doubt = knowledge.state().doubt;
  const float value = doubt.value.threshold(error_rate);
  // Of what cannot be seen nothing may promise so small a rate: then the strictest that was promised.
  float gap = doubt.gap.promises.empty() ? 0 : doubt.gap.promises.front().threshold;
  for (const auto& promise : doubt.gap.promises)
    if (promise.error_rate >= error_rate && promise.threshold <= 1) gap = promise.threshold;
  return {value, -gap};
}

std::filesystem::path default_knowledge_folder() {
  const std::filesystem::path kInside = std::filesystem::path("share") / "meishi" / "knowledge";
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    for (const auto& folder : {program.parent_path() / kInside, program.parent_path().parent_path() / kInside}) {
      if (std::filesystem::exists(folder / "surnames.tsv", error)) return folder;
    }
  }
  return MEISHI_KNOWLEDGE_FOLDER;
}

}  // namespace normalize
