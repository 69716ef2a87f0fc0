/** A short soft sound, made here: no file to load. Off until the customer asks for it. */
let context;

export function chime() {
  try {
    context ??= new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    const now = context.currentTime;
    tone.frequency.setValueAtTime(660, now);
    tone.frequency.setValueAtTime(880, now + 0.09);
    volume.gain.setValueAtTime(0.06, now);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + 0.35);
    tone.connect(volume).connect(context.destination);
    tone.start(now);
    tone.stop(now + 0.36);
  } catch {
    // No sound on this machine: the message is on the screen.
  }
}
