#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define CAPTURE_LIMIT (1024 * 1024)

static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS,
                                    SIGFPE, SIGSEGV, SIGSYS,  SIGQUIT};
static const int loop_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGINT};

static struct sigaction old_fatal[COUNT(fatal_signals)];
static struct sigaction old_loop[COUNT(loop_signals)];

/* Whether the terminal is ours now. Whoever takes it from 1 to 0 restores it, once. */
static atomic_int active;
static atomic_uint pending;
static int input_fd = -1;
static int output_fd = -1;
static int wake_fd = -1;
static struct termios found_modes;

/* Paste off, attributes off, cursor on, keypad off, main screen, ASCII: until the terminal's own. */
#define COMMON_RESET "\033[?2004l\033[0m\033[?25h\033[?1l\033>\033[?1049l\033(B"
static char reset_bytes[512] = COMMON_RESET;
static size_t reset_length = sizeof COMMON_RESET - 1;

static char alternate_stack[64 * 1024];
static stack_t stack_before;
static sigset_t mask_before;

/* What standard output and error were, and the memory file that stands in for them. */
static int capture_fd = -1;
static int saved_standard[3] = {-1, -1, -1};

static void write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

/* A process in the background may set the terminal's modes only with SIGTTOU blocked: otherwise it
   is stopped on its way out. */
static void block_background_stop(sigset_t *before) {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &stop, before);
}

/* Async-signal-safe. */
static void release_output(void) {
  int from = capture_fd;
  if (from < 0) return;
  capture_fd = -1;
  int to = -1;
  for (int fd = 1; fd <= 2; fd++) {
    if (saved_standard[fd] < 0) continue;
    dup2(saved_standard[fd], fd);
    close(saved_standard[fd]);
    saved_standard[fd] = -1;
    to = fd;
  }
  char block[4096];
  off_t at = 0;
  off_t end = lseek(from, 0, SEEK_CUR);
  while (to >= 0 && at < end) {
    size_t wanted = end - at < (off_t)sizeof block ? (size_t)(end - at) : sizeof block;
    ssize_t count = pread(from, block, wanted, at);
    if (count <= 0) break;
    write_all(to, block, (size_t)count);
    at += count;
  }
  close(from);
}

/* Async-signal-safe. */
static void restore_terminal(void) {
  if (atomic_exchange(&active, 0) == 0) return;
  sigset_t before;
  block_background_stop(&before);
  write_all(output_fd, reset_bytes, reset_length);
  tcsetattr(input_fd, TCSANOW, &found_modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  release_output();
}

static void handle_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  restore_terminal();
  for (size_t i = 0; i < COUNT(fatal_signals); i++) {
    if (fatal_signals[i] == number) sigaction(number, &old_fatal[i], NULL);
  }
  errno = error;
  /* A fault happens again on return, with its true cause for whoever reports it. One that was sent,
     or a trap, which would not repeat, is sent again. */
  if (info->si_code <= 0 || number == SIGTRAP) raise(number);
}

static void handle_for_loop(int number) {
  int error = errno;
  unsigned bit = 0;
  switch (number) {
    case SIGWINCH: bit = CTG_WINDOW; break;
    case SIGTERM: bit = CTG_TERMINATE; break;
    case SIGHUP: bit = CTG_HANGUP; break;
    case SIGTSTP: bit = CTG_STOP; break;
    case SIGCONT: bit = CTG_CONTINUE; break;
    case SIGINT: bit = CTG_INTERRUPT; break;
    default: break;
  }
  atomic_fetch_or(&pending, bit);
  char byte = 1;
  if (write(wake_fd, &byte, 1) < 0) {
    /* The pipe is full, so the loop wakes anyway. */
  }
  errno = error;
}

static void install(struct sigaction *fatal_before, struct sigaction *loop_before) {
  struct sigaction fatal = {.sa_sigaction = handle_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&fatal.sa_mask);
  for (size_t i = 0; i < COUNT(fatal_signals); i++) {
    sigaction(fatal_signals[i], &fatal, fatal_before ? &fatal_before[i] : NULL);
  }
  struct sigaction loop = {.sa_handler = handle_for_loop, .sa_flags = SA_RESTART};
  sigemptyset(&loop.sa_mask);
  for (size_t i = 0; i < COUNT(loop_signals); i++) {
    sigaction(loop_signals[i], &loop, loop_before ? &loop_before[i] : NULL);
  }
}

int ctg_begin(int input, int output, int wake) {
  static int registered;
  if (tcgetattr(input, &found_modes) != 0) return errno;
  input_fd = input;
  output_fd = output;
  wake_fd = wake;
  atomic_store(&pending, 0);
  /* A handler must have somewhere to run when the loop's own stack is what overflowed. */
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, &stack_before);
  install(old_fatal, old_loop);
  /* A thread made by a thread pool inherits a mask in which nearly everything is blocked. */
  sigset_t ours;
  sigemptyset(&ours);
  for (size_t i = 0; i < COUNT(loop_signals); i++) sigaddset(&ours, loop_signals[i]);
  for (size_t i = 0; i < COUNT(fatal_signals); i++) sigaddset(&ours, fatal_signals[i]);
  pthread_sigmask(SIG_UNBLOCK, &ours, &mask_before);
  if (!registered) {
    registered = 1;
    atexit(restore_terminal);
  }
  atomic_store(&active, 1);
  return 0;
}

void ctg_set_reset(const char *bytes, size_t length) {
  reset_length = length < sizeof reset_bytes ? length : sizeof reset_bytes;
  memcpy(reset_bytes, bytes, reset_length);
}

void ctg_reinstall(void) { install(NULL, NULL); }

unsigned ctg_take_signals(void) { return atomic_exchange(&pending, 0); }

void ctg_stop_process(void) {
  struct sigaction ours;
  struct sigaction plain = {.sa_handler = SIG_DFL};
  sigset_t stop;
  sigset_t before;
  sigemptyset(&plain.sa_mask);
  sigaction(SIGTSTP, &plain, &ours);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &before);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  sigaction(SIGTSTP, &ours, NULL);
}

void ctg_capture_output(void) {
  if (capture_fd >= 0) return;
  int file = memfd_create("output", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return;
  /* A library that complains without end must not fill the memory: past its size, writing fails. */
  if (ftruncate(file, CAPTURE_LIMIT) != 0 ||
      fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) != 0) {
    close(file);
    return;
  }
  for (int fd = 1; fd <= 2; fd++) {
    if (!isatty(fd)) continue;
    saved_standard[fd] = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (saved_standard[fd] >= 0) dup2(file, fd);
  }
  capture_fd = file;
}

void ctg_block_background_stop(void) { block_background_stop(NULL); }

void ctg_release_output(void) { release_output(); }

void ctg_end(void) {
  atomic_store(&active, 0);
  for (size_t i = 0; i < COUNT(fatal_signals); i++) {
    sigaction(fatal_signals[i], &old_fatal[i], NULL);
  }
  for (size_t i = 0; i < COUNT(loop_signals); i++) {
    sigaction(loop_signals[i], &old_loop[i], NULL);
  }
  sigaltstack(&stack_before, NULL);
  release_output();
  pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
}
