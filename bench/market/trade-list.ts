/** Four numbers a trade in a typed array that doubles: what each contestant writes its trades to. */
export class TradeList {
  #data = new Int32Array(1 << 20);
  #length = 0;

  add(taker: number, maker: number, price: number, quantity: number): void {
    let at = this.#length;
    if (at === this.#data.length) this.#grow();
    const data = this.#data;
    data[at++] = taker;
    data[at++] = maker;
    data[at++] = price;
    data[at++] = quantity;
    this.#length = at;
  }

  taken(): Int32Array {
    return this.#data.slice(0, this.#length);
  }

  #grow(): void {
    const grown = new Int32Array(this.#data.length * 2);
    grown.set(this.#data);
    this.#data = grown;
  }
}

/** Where two trade lists first differ, in words, over the trades that `ours` is to have; undefined where they do not. */
export function firstDifference(found: Int32Array, expected: Int32Array): string | undefined {
  if (found.length !== expected.length) return `${found.length / 4} trades, not ${expected.length / 4}`;
  for (let at = 0; at < found.length; at++) {
    if (found[at] === expected[at]) continue;
    const trade = at >> 2;
    const words = (list: Int32Array): string => list.subarray(trade * 4, trade * 4 + 4).join(',');
    return `trade ${trade} is ${words(found)}, not ${words(expected)}`;
  }
  return undefined;
}

/** The trades whose takers are operations before `until`: takers come in order. */
export function tradesBefore(trades: Int32Array, until: number): Int32Array {
  let low = 0;
  let high = trades.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trades[middle * 4] as number) < until) low = middle + 1;
    else high = middle;
  }
  return trades.subarray(0, low * 4);
}
