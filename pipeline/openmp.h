#pragma once

namespace pipeline {

/// Call first in main() of a program that reads cards. Tesseract's OpenMP threads fight each other and those of other
/// engines (one thread each is up to fifty times faster: its issue 3109), and the OpenMP library looks at
/// OMP_THREAD_LIMIT only when it is loaded: so the program starts itself again with it, unless it is set.
void limit_openmp_threads(char** argv);

}  // namespace pipeline
