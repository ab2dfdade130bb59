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
#endif
