# Warnings and sanitizers for our own targets. The interface target carries them, so that nothing
# leaks into third-party headers.
add_library(meishi_warnings INTERFACE)
target_compile_options(meishi_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                 -Wnon-virtual-dtor -Woverloaded-virtual)
# GCC 12 sees overlapping copies in every `"text" + std::string` when it optimises (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(meishi_warnings INTERFACE -Wno-restrict)
endif()
if(MEISHI_SANITIZE)
  target_compile_options(meishi_warnings INTERFACE -fsanitize=${MEISHI_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(meishi_warnings INTERFACE -fsanitize=${MEISHI_SANITIZE})
endif()
