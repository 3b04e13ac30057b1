/** The board as it begins: the first shift is selected. */
export function begin() {
  return { at: 0, isOver: false };
}

/** The board after a key. */
export function after(state, key, shifts) {
  if (key === 'quit') return { ...state, isOver: true };
  if (key === 'down') return { ...state, at: Math.min(state.at + 1, shifts.length - 1) };
  if (key === 'up') return { ...state, at: Math.max(state.at - 1, 0) };
  return state;
}
