/** Which workspace this browser last worked in; the server takes the first one when none is named. */
const KEY = "escolta-workspace";

export function chosenWorkspace(): string | null {
  return localStorage.getItem(KEY);
}

export function chooseWorkspace(id: string | null): void {
  if (id === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, id);
}
