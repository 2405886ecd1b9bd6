#include "capture/sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <memory>

#include <seccomp.h>

namespace capture {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // shadow memory is mapped by the terabyte
#else
constexpr bool kSanitized = false;
#endif

struct FreeFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FreeFilter>;

// What decoding into shared memory needs, as strace shows it for every format, with the threads of libde265.
constexpr int kDecodingCalls[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fcntl),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(mprotect),
    SCMP_SYS(brk),
    SCMP_SYS(memfd_create),
    SCMP_SYS(ftruncate),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrandom),
    SCMP_SYS(sysinfo),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(tgkill),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

// Asked for by libraries that can do without.
constexpr int kRefusedCalls[] = {SCMP_SYS(open),  SCMP_SYS(openat), SCMP_SYS(access), SCMP_SYS(readlink),
                                 SCMP_SYS(prctl), SCMP_SYS(socket), SCMP_SYS(ioctl)};

// What a renderer of PDF must never do: talk, change files, touch other processes or the machine.
constexpr int kForbiddenCalls[] = {
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(creat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(truncate),
    SCMP_SYS(utime),
    SCMP_SYS(utimes),
    SCMP_SYS(utimensat),
    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr),
    SCMP_SYS(removexattr),
    SCMP_SYS(ptrace),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(bpf),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(settimeofday),
};

int forbid(scmp_filter_ctx filter, int call) { return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0); }

// glibc falls back to clone, whose flags a filter can see; the same for openat2 and openat.
int hide(scmp_filter_ctx filter, int call) { return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0); }

int load_pictures_filter() {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  int trouble = 0;
  for (const int call : kDecodingCalls) trouble |= seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  for (const int call : kRefusedCalls) trouble |= forbid(filter.get(), call);
  trouble |= hide(filter.get(), SCMP_SYS(clone3));
  trouble |= seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                              SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  return trouble != 0 ? trouble : seccomp_load(filter.get());
}

int load_programs_filter() {
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
  int trouble = 0;
  for (const int call : kForbiddenCalls) trouble |= forbid(filter.get(), call);
  trouble |= hide(filter.get(), SCMP_SYS(openat2));
  for (const auto flag : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
    const auto bits = static_cast<scmp_datum_t>(flag);
    trouble |= seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, bits, bits));
    trouble |= seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1,
                                SCMP_A1(SCMP_CMP_MASKED_EQ, bits, bits));
  }
  return trouble != 0 ? trouble : seccomp_load(filter.get());
}

bool limit(__rlimit_resource resource, rlim_t most) {
  const rlimit limits{most, most};
  return ::setrlimit(resource, &limits) == 0;
}

bool set_limits(Sandbox sandbox, const DecodeRequest& request) {
  // Decoders hold the file, the page (3 bytes a pixel) and at worst one copy with 16-bit alpha (8 bytes a pixel).
  constexpr rlim_t kLibraries = 1ULL << 30;
  const rlim_t memory = kLibraries + static_cast<rlim_t>(request.max_file_bytes + 12 * request.max_pixels);
  const rlim_t shared_memory = static_cast<rlim_t>(std::max(3 * request.max_pixels, request.max_file_bytes));
  // The program's time-out ends a slow page; this one ends a child that nobody watches any more.
  const rlim_t seconds = static_cast<rlim_t>(request.timeout_seconds) * (sandbox == Sandbox::programs ? 1 : 60);
  return (kSanitized || limit(RLIMIT_AS, memory)) && limit(RLIMIT_FSIZE, shared_memory) && limit(RLIMIT_CPU, seconds) &&
         limit(RLIMIT_NOFILE, 32) && limit(RLIMIT_CORE, 0);
}

}  // namespace

card::Result<void> enter_sandbox(Sandbox sandbox, const DecodeRequest& request) {
  const bool dropped = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                       ::prctl(PR_SET_DUMPABLE, sandbox == Sandbox::programs ? 1 : 0) == 0 &&
                       set_limits(sandbox, request);
  const int trouble = !dropped                       ? -errno
                      : sandbox == Sandbox::pictures ? load_pictures_filter()
                                                     : load_programs_filter();
  if (trouble != 0) {
    return card::fail(card::ErrorKind::internal,
                      "cannot be decoded, the decoder could not drop its rights; use a kernel with seccomp filters");
  }
  return {};
}

}  // namespace capture
