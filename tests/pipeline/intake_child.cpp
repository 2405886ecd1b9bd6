#include "tests/pipeline/intake_child.h"

#include <fstream>

#include "normalize/knowledge.h"
#include "pipeline/folder_watch.h"
#include "pipeline/importer.h"
#include "pipeline/job_workers.h"
#include "tests/pipeline/numbered_cards.h"

namespace {

pipeline::ReaderOptions reader_options(const std::string& knowledge) {
  pipeline::ReaderOptions options = cheap_reader();
  options.knowledge_folder = knowledge;
  return options;
}

struct Words {
  std::string work, url, pictures, folder, knowledge;
};

int import(const Words& words) {
  pipeline::ImportOptions options;
  options.reader = reader_options(words.knowledge);
  options.database = words.url;
  options.store.pictures = words.pictures;
  options.workers = 2;
  const auto summary = pipeline::import_paths({words.folder}, options);
  return summary && summary->failed_files == 0 ? 0 : 1;
}

int watch(const Words& words) {
  pipeline::WatchOptions options;
  options.folders = {words.folder};
  options.database = words.url;
  options.store.pictures = words.pictures;
  options.stability_delay = std::chrono::milliseconds(1);
  options.until_empty = true;
  std::optional<pipeline::JobWorkers> workers;
  pipeline::WatchObserver observer;
  observer.taken = [&](const std::filesystem::path&, const store::AddedJob&) { workers->wake(); };
  auto watching = pipeline::FolderWatch::open(options, observer);
  if (!watching) return 1;
  pipeline::WorkerOptions working;
  working.reader = reader_options(words.knowledge);
  working.database = words.url;
  working.store.pictures = words.pictures;
  working.threads = 2;
  working.job_done = [&](const pipeline::JobReport&) { watching->wake(); };
  auto started = pipeline::JobWorkers::start(working);
  if (!started) return 1;
  workers.emplace(std::move(*started));
  watching->run();
  return workers->counters().jobs_parked == 0 ? 0 : 1;
}

}  // namespace

int run_intake_child(std::span<char*> words) {
  if (words.size() != 7) return 2;
  const Words told{words[2], words[3], words[4], words[5], words[6]};
  return told.work == "import" ? import(told) : watch(told);
}

void write_small_knowledge(const std::filesystem::path& folder) {
  constexpr int kLines = 20;
  std::filesystem::create_directories(folder);
  for (const auto& entry : std::filesystem::directory_iterator(normalize::default_knowledge_folder())) {
    if (entry.path().extension() == ".model") {  // it has no beginning of its own
      std::filesystem::copy_file(entry.path(), folder / entry.path().filename(),
                                 std::filesystem::copy_options::overwrite_existing);
      continue;
    }
    std::ifstream in(entry.path());
    std::ofstream out(folder / entry.path().filename());
    std::string line;
    for (int i = 0; i < kLines && std::getline(in, line); ++i) out << line << '\n';
  }
}
