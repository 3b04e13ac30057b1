const names = new Map([['\x03', 'quit'], ['q', 'quit'], ['j', 'down'], ['k', 'up']]);

/** What a typed key is called on the board; letters are their own names. */
export function nameOf(key) {
  return names.get(key) ?? key;
}
