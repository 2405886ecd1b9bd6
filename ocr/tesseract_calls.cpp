// What Tesseract calls, answered by this program where the libraries' own answer is slow and of no use to it. The
// dynamic linker takes a program's functions before those of its libraries (ocr/CMakeLists.txt has the linker keep
// them).
//
// - For each line Tesseract packs the picture as PNG and unpacks it again at once. Here it is copied as it is.
// - For each step along a line it opens regions for OpenMP threads. A meishi process reads cards in parallel, not parts
//   of a line, so one thread goes through all of a region; libgomp would build a team of one and wake nobody, by a
//   system call.
// - With each model it loads a list of letters that are mistaken for each other (three quarters of the time to open
// one), for
//   readers that came before its networks.

#include <utility>

#include <dlfcn.h>
#include <leptonica/allheaders.h>

extern "C" {

using Region = void(void*);

l_ok pixWriteMem(l_uint8** bytes, size_t* size, PIX* picture, l_int32 format) {
  if (format == IFF_PNG) return pixWriteMemSpix(bytes, size, picture);  // pixReadMem knows both
  using Write = l_ok(l_uint8**, size_t*, PIX*, l_int32);
  static auto* const original = reinterpret_cast<Write*>(dlsym(RTLD_NEXT, "pixWriteMem"));
  return original != nullptr ? original(bytes, size, picture, format) : 1;
}

void GOMP_parallel(Region* region, void* variables, unsigned, unsigned) { region(variables); }

namespace {
/// The sections of the region that this thread is in, counted from 1; `next` is beyond `last` when all are done.
struct Sections {
  unsigned next = 1, last = 0;
};
thread_local Sections sections;
}  // namespace

unsigned GOMP_sections_next() { return sections.next <= sections.last ? sections.next++ : 0; }
void GOMP_sections_end_nowait() {}

void GOMP_parallel_sections(Region* region, void* variables, unsigned, unsigned count, unsigned) {
  const Sections outer = std::exchange(sections, Sections{1, count});
  region(variables);
  sections = outer;
}

}  // extern "C"

namespace tesseract {

class UNICHARSET;

class UnicharAmbigs {
 public:
  void LoadUniversal(const UNICHARSET&, UNICHARSET*);
};

void UnicharAmbigs::LoadUniversal(const UNICHARSET&, UNICHARSET*) {}

}  // namespace tesseract
