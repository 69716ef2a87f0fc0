/** Ending the conversation: the question before it, then the rating and the way to another one. */
import { make } from "./dom.js";

/** « Terminer cette conversation ? », with the safe answer first in reach. */
export function endQuestion(texts, { yes, no }) {
  const stay = make("button", { type: "button", class: "reply", on: { click: no } }, texts.endNo);
  const element = make(
    "div",
    { class: "question", role: "alertdialog", "aria-labelledby": "aide-end-question" },
    make("p", { id: "aide-end-question" }, texts.endQuestion),
    make("p", { class: "actions" }, stay, make("button", { type: "button", class: "reply danger", on: { click: yes } }, texts.endYes)),
  );
  return { element, focus: () => stay.focus() };
}

/** 1 to 5 and a word; `rate(stars, word)` promises the server's answer. */
export function ending(texts, { rated, rate, restart }) {
  const again = make("button", { type: "button", class: "primary", id: "aide-restart", on: { click: restart } }, texts.restart);
  return make(
    "div",
    { class: "ending", part: "ending" },
    make("p", {}, make("strong", {}, texts.ended), ` ${texts.endedElsewhere}`),
    rated ? make("p", { role: "status" }, texts.rateThanks) : ratingForm(texts, rate),
    again,
  );
}

function ratingForm(texts, rate) {
  const said = make("p", { role: "status", class: "said" });
  const word = make("input", { type: "text", id: "aide-word", maxlength: 200, autocomplete: "off" });
  const stars = texts.stars.map((name, index) =>
    make(
      "label",
      { class: "star" },
      make("input", { type: "radio", name: "aide-stars", value: index + 1, required: true }),
      make("span", { "aria-hidden": "true" }, "★"),
      make("span", { class: "hidden" }, name),
    ),
  );
  const form = make(
    "form",
    {
      class: "rating",
      on: {
        submit: async (event) => {
          event.preventDefault();
          const answer = await rate(Number(new FormData(form).get("aide-stars")), word.value.trim());
          if (answer?.status === "ok") form.replaceChildren(make("p", { role: "status" }, texts.rateThanks));
          else said.textContent = answer?.message ?? texts.lost;
        },
        change: () => {
          const chosen = Number(new FormData(form).get("aide-stars"));
          stars.forEach((star, index) => star.classList.toggle("on", index < chosen));
        },
      },
    },
    make("fieldset", {}, make("legend", {}, texts.rateTitle), make("div", { class: "stars" }, ...stars)),
    make("label", { for: "aide-word" }, texts.rateWord),
    word,
    make("button", { type: "submit", class: "reply" }, texts.rateSend),
    said,
  );
  return form;
}
