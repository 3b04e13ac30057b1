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

/** The keys of what was typed at once: a key may be several characters, such as an arrow. */
export function keysOf(typed) {
  return typed.match(/\x1b\[[0-9;]*[A-Za-z~]|[^]/gu) ?? [];
}
