/** A choice that outlasts the page. Where the browser keeps nothing, it lasts as long as the page. */
export function kept(name: string) {
  const key = `cloudip:${name}`;
  return {
    get(): string | null {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(value: string): void {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage that is full or forbidden: the choice is in effect all the same.
      }
    },
  };
}
