/** Building elements: text goes in by `textContent` only, so that no message can ever be markup. */

/** `make("button", {class: "x", type: "button", "aria-label": "…", on: {click}}, "text", child…)` */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  chat: "M12 3C6.5 3 2 6.9 2 11.6c0 2.5 1.3 4.8 3.4 6.3L4.6 21l4-1.6c1.1.3 2.2.4 3.4.4 5.5 0 10-3.8 10-8.2S17.5 3 12 3Z",
  close: "m6 6 12 12M18 6 6 18",
  send: "m4 12 16-8-5 16-3.2-6.2L4 12Z",
  menu: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  down: "m6 9 6 6 6-6",
};

/** A decorative icon: never read aloud. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.setAttribute("class", `icon icon-${name}`);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The stylesheet beside the modules, in a shadow root. */
export function stylesheet(name) {
  return make("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
}

/** Resolves when the sheet is there, or could not be had: nothing waits for ever on it. */
export function loaded(link) {
  return new Promise((resolve) => {
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener("error", resolve, { once: true });
  });
}
