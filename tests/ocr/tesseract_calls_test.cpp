#include <cstring>
#include <memory>
#include <thread>
#include <vector>

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace {

/// A function as Tesseract finds it: by name, the program's first.
template <class Function>
Function* found(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
}

struct Destroy {
  void operator()(PIX* picture) const { pixDestroy(&picture); }
};
using Picture = std::unique_ptr<PIX, Destroy>;

using Write = l_ok(l_uint8**, size_t*, PIX*, l_int32);
using Region = void(void*);
using Sections = void(Region*, void*, unsigned, unsigned, unsigned);
using Next = unsigned();

TEST(TesseractCalls, AreAnsweredByThisProgram) {
  Dl_info here{};
  ASSERT_NE(dladdr(reinterpret_cast<void*>(&found<Next>), &here), 0);
  for (const char* name :
       {"pixWriteMem", "GOMP_parallel", "GOMP_parallel_sections", "GOMP_sections_next", "GOMP_sections_end_nowait",
        "_ZN9tesseract13UnicharAmbigs13LoadUniversalERKNS_10UNICHARSETEPS1_"}) {
    Dl_info there{};
    ASSERT_NE(dladdr(reinterpret_cast<void*>(found<void()>(name)), &there), 0) << name;
    EXPECT_STREQ(there.dli_fname, here.dli_fname) << name;
  }
}

TEST(TesseractCalls, APackedLineIsTheSameWhenItIsUnpacked) {
  const Picture line(pixCreate(301, 48, 8));
  for (int y = 0; y < 48; ++y)
    for (int x = 0; x < 301; ++x) pixSetPixel(line.get(), x, y, (7 * x + 31 * y * y) & 255);
  for (const l_int32 format : {IFF_PNG, IFF_PNM}) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    ASSERT_EQ(found<Write>("pixWriteMem")(&bytes, &size, line.get(), format), 0);
    const Picture unpacked(pixReadMem(bytes, size));
    EXPECT_EQ(std::memcmp(bytes, "spix", 4) == 0, format == IFF_PNG);
    lept_free(bytes);
    l_int32 same = 0;
    ASSERT_NE(unpacked, nullptr);
    ASSERT_EQ(pixEqual(line.get(), unpacked.get(), &same), 0);
    EXPECT_EQ(same, 1);
  }
}

/// What a region of two sections with another region in its second one has done, in order.
struct Done {
  std::vector<unsigned> sections;
  std::vector<std::thread::id> threads;
  bool inner = false;
};

void inner_region(void* done) {
  const auto next = found<Next>("GOMP_sections_next");
  for (unsigned section = next(); section != 0; section = next())
    static_cast<Done*>(done)->sections.push_back(10 + section);
}

void outer_region(void* done) {
  const auto next = found<Next>("GOMP_sections_next");
  for (unsigned section = next(); section != 0; section = next()) {
    static_cast<Done*>(done)->sections.push_back(section);
    static_cast<Done*>(done)->threads.push_back(std::this_thread::get_id());
    if (section == 2) found<Sections>("GOMP_parallel_sections")(inner_region, done, 4, 3, 0);
  }
  found<void()>("GOMP_sections_end_nowait")();
}

TEST(TesseractCalls, OneThreadGoesThroughAllSectionsOfARegion) {
  Done done;
  found<Sections>("GOMP_parallel_sections")(outer_region, &done, 4, 2, 0);
  EXPECT_EQ(done.sections, (std::vector<unsigned>{1, 2, 11, 12, 13}));
  EXPECT_EQ(done.threads, std::vector<std::thread::id>(2, std::this_thread::get_id()));
  EXPECT_EQ(found<Next>("GOMP_sections_next")(), 0U) << "outside of a region there is none";
}

TEST(TesseractCalls, ARegionIsRunOnceByTheThreadThatOpensIt) {
  std::vector<std::thread::id> threads;
  found<void(Region*, void*, unsigned, unsigned)>("GOMP_parallel")(
      [](void* ids) { static_cast<std::vector<std::thread::id>*>(ids)->push_back(std::this_thread::get_id()); },
      &threads, 4, 0);
  EXPECT_EQ(threads, std::vector<std::thread::id>(1, std::this_thread::get_id()));
}

}  // namespace
