#include "pipeline/openmp.h"

#include <unistd.h>

#include <cstdlib>

namespace pipeline {

void limit_openmp_threads(char** argv) {
  constexpr const char* kVariable = "OMP_THREAD_LIMIT";
  if (std::getenv(kVariable) != nullptr) return;
  setenv(kVariable, "1", 1);
  execv("/proc/self/exe", argv);
  // Where that is not possible the program is slower, not wrong.
}

}  // namespace pipeline
