/** Entries a second since it was made and the time that is left at that pace, for people: `41,000/s, 2 min 5 s left`. */
export function paceOf(
  from: number,
  now: () => number = () => performance.now(),
): (done: number, size: number) => string {
  const started = now();
  return (done, size) => {
    const perSecond = ((done - from) * 1_000) / Math.max(1, now() - started);
    if (perSecond === 0) return '';
    const left = Math.ceil((size - done) / perSecond);
    const minutes = Math.floor(left / 60);
    const text = minutes > 0 ? `${minutes} min ${left % 60} s` : `${left} s`;
    return `${Math.round(perSecond).toLocaleString('en-US')}/s, ${text} left`;
  };
}
