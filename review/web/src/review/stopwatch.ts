// Time spent on a card, without the time in which the page was not to be seen.
export class Stopwatch {
  #startedAt = performance.now();
  #hiddenAt: number | null = null;
  #hiddenMs = 0;

  readonly #listener = () => {
    if (document.hidden) this.#hiddenAt = performance.now();
    else this.#endHidden();
  };

  constructor() {
    document.addEventListener('visibilitychange', this.#listener);
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#listener);
  }

  restart(): void {
    this.#startedAt = performance.now();
    this.#hiddenAt = document.hidden ? this.#startedAt : null;
    this.#hiddenMs = 0;
  }

  elapsedMs(): number {
    return Math.round(performance.now() - this.#startedAt - this.#hiddenMs);
  }

  #endHidden(): void {
    if (this.#hiddenAt !== null) this.#hiddenMs += performance.now() - this.#hiddenAt;
    this.#hiddenAt = null;
  }
}
