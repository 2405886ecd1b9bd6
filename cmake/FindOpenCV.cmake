# find_package(OpenCV REQUIRED COMPONENTS core imgproc) gives imported targets opencv_<component>.
# OpenCV's own package file comes first; where only the single -dev packages are installed (Debian's
# libopencv-imgproc-dev without libopencv-dev) there is none, and the pieces are found one by one.
find_package(OpenCV QUIET CONFIG COMPONENTS ${OpenCV_FIND_COMPONENTS})
if(NOT OpenCV_FOUND)
  find_path(OpenCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
  set(OpenCV_required_files OpenCV_INCLUDE_DIR)
  foreach(component IN LISTS OpenCV_FIND_COMPONENTS)
    find_library(OpenCV_${component}_LIBRARY opencv_${component})
    list(APPEND OpenCV_required_files OpenCV_${component}_LIBRARY)
    if(OpenCV_${component}_LIBRARY AND NOT TARGET opencv_${component})
      add_library(opencv_${component} UNKNOWN IMPORTED GLOBAL)
      set_target_properties(opencv_${component} PROPERTIES
        IMPORTED_LOCATION ${OpenCV_${component}_LIBRARY}
        INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${OpenCV_INCLUDE_DIR}
        INTERFACE_INCLUDE_DIRECTORIES ${OpenCV_INCLUDE_DIR})
    endif()
  endforeach()
  include(FindPackageHandleStandardArgs)
  find_package_handle_standard_args(OpenCV REQUIRED_VARS ${OpenCV_required_files})
endif()
