/** The card under a message that sums up what was done: a complaint on file, a blocked card. */
import { make } from "./dom.js";
import { target } from "./links.js";
import { fill } from "./texts.js";

/** The element for `card`, or null for a kind this version does not know. */
export function summary(card, { texts, hosts }) {
  const shown = read(card, texts);
  if (!shown) return null;
  const link = card.link ? target(card.link, hosts) : null;
  const said = make("span", { class: "hidden", role: "status" });
  return make(
    "section",
    { class: `summary summary-${card.kind}`, part: "summary", "aria-label": shown.title },
    make("h3", {}, shown.title),
    make("dl", {}, ...shown.rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    make(
      "p",
      { class: "actions" },
      link ? make("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, texts.receipt) : null,
      make("button", { type: "button", class: "link", on: { click: () => copy(shown, texts, said) } }, texts.copy),
      make("button", { type: "button", class: "link", on: { click: () => print(shown) } }, texts.print),
      said,
    ),
  );
}

/** `{title, rows: [[name, value]]}`. */
export function read(card, texts) {
  if (card.kind === "reclamation") {
    const rows = [
      [texts.reference, card.reference],
      [texts.filedAt, day(card.filed_at)],
    ];
    if (card.answer_by) rows.push([texts.answerBy, day(card.answer_by)]);
    return { title: texts.complaintCard, rows };
  }
  if (card.kind === "opposition") {
    return {
      title: texts.oppositionCard,
      rows: [
        [texts.card, fill(texts.cardEnding, { last4: card.last4 })],
        [texts.oppositionNumber, card.number],
        [texts.blockedAt, moment(card.blocked_at)],
      ],
    };
  }
  return null;
}

export function asText({ title, rows }) {
  return [title, ...rows.map(([name, value]) => `${name} : ${value}`)].join("\n");
}

async function copy(shown, texts, said) {
  try {
    await navigator.clipboard.writeText(asText(shown));
    said.textContent = texts.copied;
  } catch {
    said.textContent = texts.copyFailed;
  }
  said.classList.remove("hidden");
  setTimeout(() => said.classList.add("hidden"), 3_000);
}

/** A page of its own, so that the bank's page is not printed around it. */
function print(shown) {
  const page = window.open("", "_blank", "width=520,height=420");
  if (!page) return;
  const { document } = page;
  document.title = shown.title;
  document.documentElement.lang = "fr";
  const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  document.body.append(element("h1", shown.title), ...shown.rows.map(([name, value]) => element("p", `${name} : ${value}`)));
  page.print();
}

/** The date as the bank's clock wrote it, whatever the clock of this phone says. */
function day(iso) {
  const [year, month, date] = iso.slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
}

function moment(iso) {
  return `${day(iso)} à ${iso.slice(11, 16).replace(":", "h")}`;
}
