/**
 * Looking together: askers that come while a look is under way share the next one.
 *
 * Every asker is answered by a look that began after they asked, so none hears of less than there
 * was then; and however many ask, one look at a time is under way to a key.
 */
export function together<Value>(
  look: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<Value>>();

  function begin(key: string): Promise<Value> {
    const looking = look(key);
    running.set(key, looking);
    const end = () => {
      if (running.get(key) === looking) running.delete(key);
    };
    looking.then(end, end);
    return looking;
  }

  return (key) => {
    const now = running.get(key);
    if (now === undefined) return begin(key);
    const waiting = next.get(key);
    if (waiting !== undefined) return waiting;
    const start = () => {
      next.delete(key);
      return begin(key);
    };
    const turn = now.then(start, start);
    next.set(key, turn);
    return turn;
  };
}
