#include <vterm.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
