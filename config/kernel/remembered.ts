/** The same function, which is asked once for each key; its answers must depend on nothing else. */
export function remembered<Key, Answer extends object | boolean>(answerTo: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const answer = known.get(key) ?? answerTo(key);
    known.set(key, answer);
    return answer;
  };
}
