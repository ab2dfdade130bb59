#include <stdlib.h>
#include <vterm.h>

/* What a program told the terminal, kept by the callback below. */
typedef struct {
  bool alternate_screen;
  bool cursor_visible;
  int mouse;
} CVTermProperties;

static int cvterm_settermprop(VTermProp property, VTermValue *value, void *user) {
  CVTermProperties *properties = user;
  switch (property) {
  case VTERM_PROP_ALTSCREEN: properties->alternate_screen = value->boolean; break;
  case VTERM_PROP_CURSORVISIBLE: properties->cursor_visible = value->boolean; break;
  case VTERM_PROP_MOUSE: properties->mouse = value->number; break;
  default: break;
  }
  return 1;
}

static const VTermScreenCallbacks cvterm_callbacks = {.settermprop = cvterm_settermprop};

/* Keeps `properties` up to date for as long as the terminal lives. */
static inline void cvterm_watch(VTermScreen *screen, CVTermProperties *properties) {
  vterm_screen_set_callbacks(screen, &cvterm_callbacks, properties);
}

/* A bit field and a union: read here, where C knows their layout. */
static inline bool cvterm_is_default(VTermColor color) {
  return (color.type & VTERM_COLOR_DEFAULT_MASK) != 0;
}
static inline bool cvterm_is_indexed(VTermColor color) { return VTERM_COLOR_IS_INDEXED(&color); }
