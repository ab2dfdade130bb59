#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
/* Needed before the include: SwiftPM drops pkg-config's -D flags, and without it there is no wide API. */
#define NCURSES_WIDECHAR 1
#include <stddef.h>
#include <wchar.h>
#include <locale.h>
#include <stdio.h>
#include <curses.h>
#undef getmaxyx

/* glibc hides wcwidth unless _XOPEN_SOURCE is defined. */
extern int wcwidth(wchar_t c);

/* Variables: Swift refuses C's mutable globals. */
static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline int cn_colors(void) { return COLORS; }

/* Macros with casts, which are not imported. */
static inline attr_t cn_bold(void) { return WA_BOLD; }
static inline attr_t cn_dim(void) { return WA_DIM; }
static inline attr_t cn_underline(void) { return WA_UNDERLINE; }
static inline attr_t cn_reverse(void) { return WA_REVERSE; }

/* One styled cell. setcchar takes a pair over 255 only through its last argument. */
static inline int cn_put(WINDOW *w, int y, int x, const wchar_t *s, attr_t a, int pair) {
  cchar_t c;
  int wide = pair;
  if (setcchar(&c, s, a, 0, &wide) == ERR) return ERR;
  return mvwadd_wch(w, y, x, &c);
}

/* From term.h, whose macros would take half of the alphabet. */
extern int setupterm(const char *term, int descriptor, int *problem);

/* tigetstr answers -1 for what is no string at all, which Swift cannot compare a pointer with. */
static inline const char *cn_capability(const char *name) {
  char *found = tigetstr(name);
  return found == (char *)-1 ? NULL : found;
}
#endif
