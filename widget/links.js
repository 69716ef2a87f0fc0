/** Links in a text: only to allowed hosts over https (http for this very machine), telephones and e-mail addresses. */
const LINK = /https?:\/\/[^\s<>"»]+|\b0\d(?:[ .]\d{2}){4}\b/g;
const TRAILING = /[.,;:!?)\]]+$/;

/** Nodes for `text`; what is not an allowed link stays text. */
export function linked(text, hosts, document = globalThis.document) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const label = match[0].replace(TRAILING, "");
    const href = target(label, hosts);
    if (!href) continue;
    nodes.push(document.createTextNode(text.slice(from, match.index)));
    const link = document.createElement("a");
    link.href = href;
    link.textContent = href.startsWith("tel:") ? label : shorten(label);
    if (!href.startsWith("tel:")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    nodes.push(link);
    from = match.index + label.length;
  }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes.filter((node) => node.textContent !== "");
}

/** The address to open, or null when it is not allowed. */
export function target(label, hosts) {
  if (!label.startsWith("http")) return `tel:+33${label.replace(/\D/g, "").slice(1)}`;
  try {
    const url = new URL(label);
    const isSafe = url.protocol === "https:" || ["127.0.0.1", "localhost"].includes(url.hostname);
    return isSafe && hosts.has(url.host) && !url.username ? url.href : null;
  } catch {
    return null;
  }
}

/** A signed link is longer than a phone is wide. */
function shorten(label) {
  return label.length > 48 ? `${label.slice(0, 45)}…` : label;
}
