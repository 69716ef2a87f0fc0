/** The conversation as a text file that the customer keeps. */
import { hour } from "./lines.js";
import { asText, read } from "./summaries.js";

export function transcript(lines, texts) {
  const rows = lines.map((line) => {
    const author = line.name || texts.author[line.author];
    const card = line.card && read(line.card, texts);
    return `[${line.at.toLocaleDateString("fr-FR")} ${hour(line.at)}] ${author} : ${line.text}${card ? `\n${asText(card)}` : ""}`;
  });
  return `${texts.title} – ${new Date().toLocaleDateString("fr-FR")}\n\n${rows.join("\n\n")}\n`;
}

export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
