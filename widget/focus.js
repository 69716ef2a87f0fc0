/** The dialog keeps the keyboard's focus: after its last control comes its first. */
const REACHABLE = "a[href], button, input, textarea, [tabindex='0']";

/** For each Tab pressed in `dialog`. */
export function keepFocus(event, dialog) {
  const reachable = [...dialog.querySelectorAll(REACHABLE)].filter(
    (one) => !one.disabled && one.checkVisibility?.() !== false && one.offsetParent !== null,
  );
  const now = dialog.getRootNode().activeElement;
  const [first, last] = [reachable[0], reachable.at(-1)];
  if (event.shiftKey && now === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && now === last) {
    event.preventDefault();
    first.focus();
  }
}
