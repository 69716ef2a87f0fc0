/**
 * Whole card numbers in a text: 13 to 19 digits, maybe spaced, that pass the Luhn check (ISO/IEC 7812). A first look, to
 * warn before sending: the server masks by finer rules whatever leaves the page.
 */
const IBAN = /[A-Za-z]{2}\d{2}(?:[ .\-]?[A-Za-z0-9]){11,30}/g;
const DIGITS = /(?<![A-Za-z\d])[1-9](?:[ .\-\u00a0\u202f]?\d)+/g;

export function hasCardNumber(text) {
  return maskCardNumbers(text) !== text;
}

/** The text with all but the last four digits of each card number hidden; an IBAN stays as it is. */
export function maskCardNumbers(text) {
  let masked = "";
  let from = 0;
  for (const iban of text.matchAll(IBAN)) {
    masked += mask(text.slice(from, iban.index)) + iban[0];
    from = iban.index + iban[0].length;
  }
  return masked + mask(text.slice(from));
}

function mask(text) {
  return text.replace(DIGITS, (found) => {
    const digits = found.replace(/\D/g, "");
    return digits.length >= 13 && digits.length <= 19 && isLuhn(digits) ? `•••• ${digits.slice(-4)}` : found;
  });
}

function isLuhn(digits) {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}
