// The widget's token lasts 15 minutes: when it asks for another, the bank gives one while the session is open.

async function freshToken() {
  const answer = await fetch("/espace-client/jeton", { cache: "no-store" });
  return answer.ok ? (await answer.json()).token : null;
}

document.addEventListener("aide-token-needed", async (event) => {
  event.detail.respond(await freshToken().catch(() => null));
});
