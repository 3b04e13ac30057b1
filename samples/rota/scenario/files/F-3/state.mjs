const moves = new Map([['down', 1], ['j', 1], ['up', -1], ['k', -1]]);

/** The board as it begins: the first shift is selected, and nothing is asked. */
export function begin() {
  return { at: 0, isOver: false, asks: null, says: '', takes: null };
}

/** The board after a key. Where it takes a shift over, `takes` says which and for whom. */
export function after(state, key, shifts) {
  if (key === 'quit') return { ...state, isOver: true };
  return state.asks === null ? listed({ ...state, says: '' }, key, shifts) : asked(state, key, shifts);
}

function listed(state, key, shifts) {
  if (key === 'q') return { ...state, isOver: true };
  if (key === 'escape') return { ...state, at: 0 };
  if (moves.has(key)) return { ...state, at: Math.min(Math.max(state.at + moves.get(key), 0), shifts.length - 1) };
  if (key !== 't') return state;
  return shifts[state.at].who === null ? { ...state, asks: '' } : { ...state, says: 'This shift is taken already.' };
}

function asked(state, key, shifts) {
  if (key === 'escape') return { ...state, asks: null };
  if (key === 'backspace') return { ...state, asks: state.asks.slice(0, -1) };
  if (key === 'enter') return { ...state, asks: null, takes: { id: shifts[state.at].id, who: state.asks } };
  return [...key].length === 1 && key >= ' ' ? { ...state, asks: state.asks + key } : state;
}
