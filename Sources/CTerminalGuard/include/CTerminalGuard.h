/*
 * Gives a terminal back as it was found, whatever ends the process, and hands signals to a loop.
 *
 * In C because a signal handler may only call what is async-signal-safe, which nothing in Swift
 * promises. One terminal at a time; begin, reinstall and end are called on the loop's thread.
 */
#ifndef CTERMINALGUARD_H
#define CTERMINALGUARD_H

#include <stddef.h>

/* What ctg_take_signals() reports, one bit a signal. */
enum {
  CTG_WINDOW = 1,
  CTG_TERMINATE = 2,
  CTG_HANGUP = 4,
  CTG_STOP = 8,
  CTG_CONTINUE = 16,
  CTG_INTERRUPT = 32
};

/*
 * Remembers the modes of the terminal `input` and the signals' handlers, and installs ours: fatal
 * signals and exit() write the reset string to `output` and restore the modes; the others set a bit
 * and write a byte to `wake`. Returns 0, or errno.
 */
int ctg_begin(int input, int output, int wake);

/* The bytes that take `output` back to its normal screen; cut at 512. */
void ctg_set_reset(const char *bytes, size_t length);

/* Installs our handlers again, after somebody else may have replaced them. */
void ctg_reinstall(void);

/* The signals since the last call, as bits. */
unsigned ctg_take_signals(void);

/* Stops the process as SIGTSTP does by default; returns when it is continued. */
void ctg_stop_process(void);

/*
 * Keeps what is written to standard output and error off the screen, where they are terminals, and
 * writes it there when released (at most 1 MiB). A fatal signal and exit() release it too.
 */
void ctg_capture_output(void);
void ctg_release_output(void);

/*
 * Blocks SIGTTOU until ctg_end(): a process in the background would be stopped while it gives the
 * terminal back.
 */
void ctg_block_background_stop(void);

/* Restores the handlers and the thread's signal mask. The terminal is the caller's to restore, before. */
void ctg_end(void);

#endif
