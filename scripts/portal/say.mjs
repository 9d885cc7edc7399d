/**
 * What the person at the terminal reads: one plain line for each step, and for
 * a long step a line that counts the seconds.
 */
const isTerminal = Boolean(process.stdout.isTTY);

/** In a log file nobody watches the line change, so it is written seldom. */
const TICK_MS = isTerminal ? 1000 : 15000;

export function say(line) {
  process.stdout.write(`${line}\n`);
}

export function sayError(line) {
  process.stderr.write(`\n${line}\n`);
}

/**
 * Runs a long step and shows how long it has been going.
 *
 * `work` receives a function that names the part it is at. The last line says
 * how long the whole took, or that it failed.
 */
export async function longStep(title, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let part = '';
  let lastLength = 0;

  const draw = () => {
    const line = `${title} ... ${part ? `${part}, ` : ''}${seconds()} s`;
    if (isTerminal) {
      process.stdout.write(`\r${line.padEnd(lastLength)}`);
      lastLength = line.length;
    } else {
      say(line);
    }
  };
  const finish = word => {
    clearInterval(timer);
    const line = `${title}: ${word} after ${seconds()} s`;
    say(isTerminal ? `\r${line.padEnd(lastLength)}` : line);
  };

  draw();
  const timer = setInterval(draw, TICK_MS);
  try {
    const result = await work(name => {
      part = name;
      if (isTerminal) {
        draw();
      }
    });
    finish('done');
    return result;
  } catch (error) {
    finish('failed');
    throw error;
  }
}
