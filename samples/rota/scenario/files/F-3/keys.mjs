const names = new Map([
  ['\x03', 'quit'],
  ['\x1b', 'escape'],
  ['\x1b[A', 'up'],
  ['\x1b[B', 'down'],
  ['\r', 'enter'],
  ['\x7f', 'backspace'],
]);

/** What a typed key is called on the board; letters are their own names. */
export function nameOf(key) {
  return names.get(key) ?? key;
}
