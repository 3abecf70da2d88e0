/**
 * Where the focus is after a conversation was opened with the keyboard: on its heading, to be read from there on. One
 * that is only walked past with J and K leaves the focus in the list.
 */
let wanted = false;

/** The conversation that comes next takes the focus. */
export function wantHeading(): void {
  wanted = true;
}

/** A conversation is there: it takes the focus when it was asked for. */
export function takeWantedFocus(): void {
  if (wanted) focusHeading();
  wanted = false;
}

export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('[data-pane="conversation"] main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
