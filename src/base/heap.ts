/** A queue from which the cheapest comes first; of equals the one that was put in first. */
export class Heap<T> {
  readonly #items: { readonly item: T; readonly cost: number; readonly turn: number }[] = [];
  #turn = 0;

  push(item: T, cost: number): void {
    const items = this.#items;
    items.push({ item, cost, turn: this.#turn++ });
    let at = items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Takes the cheapest out; undefined: there is none. */
  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined) return undefined;
    if (items.length === 0) return first.item;
    items[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) break;
      const least = left + 1 < items.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(least, at)) break;
      this.#swap(at, least);
      at = least;
    }
    return first.item;
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#items[a], this.#items[b]];
    if (one === undefined || other === undefined) return false;
    return one.cost < other.cost || (one.cost === other.cost && one.turn < other.turn);
  }

  #swap(a: number, b: number): void {
    const items = this.#items;
    const [one, other] = [items[a], items[b]];
    if (one === undefined || other === undefined) return;
    items[a] = other;
    items[b] = one;
  }
}
