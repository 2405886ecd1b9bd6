// How well records of one person are brought together. Run `meishi_linkage --help`, or see docs/matching.md.

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <numeric>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/linkage/bound.h"
#include "bench/linkage/fair.h"
#include "bench/linkage/japanese.h"
#include "bench/linkage/measure.h"
#include "bench/linkage/set.h"
#include "dedupe/cluster.h"
#include "dedupe/keys.h"
#include "dedupe/learn.h"
#include "samples/generator/random.h"

namespace {

struct Request {
  std::filesystem::path febrl, write, model;
  int japanese = 0, fair = 0, errors = 0, orders = 0, bound = 0;
  std::uint64_t seed = 1;
  bool national = false, learn = false;
};

// Of the processor, so that other work on the machine does not count; everything here runs on one thread.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Numbers {
  dedupe::Model model;
  dedupe::Frequencies frequencies;
};

void print_row(const std::string& name, const linkage::Measures& m) {
  fmt::print(
      "{:14} records {} groups {} largest {}  precision {:.5f} recall {:.5f} F1 {:.5f}  shared: recall {:.5f} F1 "
      "{:.5f} "
      " rest asked {:.3f} of {}  review/100 {:.2f} (right {:.2f})  blocking {:.5f}\n",
      name, m.records, m.groups, m.largest, m.precision.value(), m.recall.value(), m.f1(), m.shared.value(),
      m.shared_f1(), m.rest_asked.value(), m.rest_asked.all, m.reviews_per_100(), m.proposed.value(),
      m.blocked.value());
}

// Ten arrivals in other orders have to give the same partition.
bool same_in_any_order(std::vector<dedupe::Prepared> prepared, const Numbers& numbers,
                       const dedupe::Clustering& expected, int orders) {
  samples::Random random(99);
  for (int i = 0; i < orders; ++i) {
    for (std::size_t k = prepared.size(); k > 1; --k) std::swap(prepared[k - 1], prepared[random.next() % k]);
    const auto again = dedupe::cluster(prepared, {}, numbers.model, numbers.frequencies);
    if (again.groups != expected.groups) return false;
  }
  return true;
}

// The store counts a sample of this size (pipeline/census.h).
std::vector<dedupe::TermShare> counted_over(const std::vector<dedupe::Prepared>& prepared) {
  constexpr std::size_t kSample = 16'384;
  const std::size_t step = std::max<std::size_t>(1, prepared.size() / kSample);
  dedupe::TermCounter counter;
  for (std::size_t i = 0; i < prepared.size(); i += step) counter.add(prepared[i]);
  return counter.standing_out();
}

void prepare(const linkage::Set& set, std::vector<dedupe::Prepared>& prepared) {
  for (const dedupe::Record& record : set.records) prepared.push_back(dedupe::prepare(record));
  dedupe::activate_keys(prepared);
}

/// Over so many seeds of the list, from the one asked for on.
void print_bound(const Request& request, const Numbers& numbers) {
  linkage::Bound bound;
  for (int i = 0; i < request.bound; ++i) {
    const linkage::Set set = linkage::generate_fair(request.fair, request.seed + static_cast<std::uint64_t>(i));
    std::vector<dedupe::Prepared> prepared;
    prepare(set, prepared);
    dedupe::Frequencies frequencies = with_shares(numbers.frequencies, counted_over(prepared));
    frequencies.population = dedupe::population_step(static_cast<std::int64_t>(prepared.size()));
    bound.add(set, prepared, numbers.model, frequencies);
  }
  for (const double precision : {0.9999, 0.9995, 0.999, 0.998})
    fmt::print("at a precision of {:.4f} no more than F1 {:.4f}\n", precision, bound.f1_at(precision));
}

void run(const std::string& name, const linkage::Set& set, const Request& request, Numbers numbers) {
  if (set.records.empty()) {
    fmt::print("{:14} not there\n", name);
    return;
  }
  const double begin = seconds();
  std::vector<dedupe::Prepared> prepared;
  prepare(set, prepared);
  const double preparing = seconds() - begin;
  numbers.frequencies.population = dedupe::population_step(static_cast<std::int64_t>(prepared.size()));
  if (!request.national) numbers.frequencies = with_shares(numbers.frequencies, counted_over(prepared));
  if (request.learn) {
    const auto learnt = dedupe::learn_from(prepared, {}, numbers.model, numbers.frequencies);
    if (learnt) numbers.model = *learnt;
    if (!learnt) fmt::print("{:14} {}\n", "", learnt.error().message);
  }
  const dedupe::Clustering clustering = dedupe::cluster(prepared, {}, numbers.model, numbers.frequencies);
  print_row(name, linkage::measure(set, prepared, clustering));
  fmt::print("{:14} {:.2f} CPU s to prepare, {:.2f} in all, {} components cut\n", "", preparing, seconds() - begin,
             clustering.cut_components);
  if (request.orders > 0)
    fmt::print(
        "{:14} {} random orders: {}\n", "", request.orders,
        same_in_any_order(prepared, numbers, clustering, request.orders) ? "equal partitions" : "PARTITIONS DIFFER");
  if (request.errors > 0)
    linkage::print_errors(set, prepared, clustering, numbers.model, numbers.frequencies, request.errors);
}

card::Result<dedupe::Model> model_of(const Request& request) {
  if (request.model.empty()) return dedupe::default_model();
  std::ifstream in(request.model);
  return dedupe::parse_model(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Precision, recall and review items of matching, on sets with known persons");
  Request request;
  app.add_option("--febrl", request.febrl, "folder with FEBRL's dataset1.csv to dataset4b.csv");
  app.add_option("--japanese", request.japanese, "records of a generated Japanese set");
  app.add_option("--fair", request.fair, "records of a list typed after a trade fair");
  app.add_option("--bound", request.bound, "with --fair: what nobody can do better on so many seeds, and stop");
  app.add_option("--seed", request.seed, "of the generated set; 1 to 9 are for tuning");
  app.add_option("--write", request.write, "write the generated set as CSV for `meishi load`, and stop");
  app.add_option("--model", request.model, "a model's text instead of the shipped one");
  app.add_flag("--national", request.national, "terms are as common as in the tables, whatever the set holds");
  app.add_flag("--learn", request.learn, "odds learnt from the set itself, without labels");
  app.add_option("--orders", request.orders, "repeat in so many random orders and compare");
  app.add_option("--errors", request.errors, "print so many wrong joins and missed pairs");
  CLI11_PARSE(app, argc, argv);
  const auto model = model_of(request);
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().message);
    return 2;
  }
  const Numbers numbers{*model, dedupe::default_frequencies()};
  if (!request.febrl.empty())
    for (int number = 1; number <= 4; ++number)
      run(fmt::format("FEBRL {}", number), linkage::read_febrl(request.febrl, number), request, numbers);
  if (request.japanese + request.fair == 0) return 0;
  if (request.bound > 0) {
    print_bound(request, numbers);
    return 0;
  }
  const linkage::Set set = request.fair > 0 ? linkage::generate_fair(request.fair, request.seed)
                                            : linkage::generate_japanese(request.japanese, request.seed);
  if (!request.write.empty()) {
    linkage::write_csv(set, request.write);
    return 0;
  }
  run(fmt::format("{} {}", request.fair > 0 ? "Fair" : "Japanese", request.seed), set, request, numbers);
  return 0;
}
