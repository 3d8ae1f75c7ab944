// The answers that the build calculated: one small file for each month of application dates.

/**
 * Return a function from a query string to its ready answer, or null where the build made none.
 * `first`: a month by its `name` that has been asked for already, and the promise of its `answers` or null.
 */
export function createReadyAnswers({ address, months, first }) {
  const opened = new Map();

  function month(name) {
    if (!opened.has(name)) opened.set(name, openMonth(name));
    return opened.get(name);
  }

  async function openMonth(name) {
    const answers = name === first?.name ? await first.answers : null;
    return reader(answers ?? (await fetchMonth(new URL(`${name}.json`, address))));
  }

  return async function find(query) {
    const asked = /^apply=(\d{4}-\d{2})-\d{2}&card=\w+&via=\w+$/.exec(query)?.[1];
    if (!months.includes(asked)) return null;
    try {
      return (await month(asked))(query);
    } catch {
      opened.delete(asked); // the next question tries the network again
      return null;
    }
  };
}

async function fetchMonth(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

function reader({ answers, shapes, values }) {
  restorePlaces(values);
  return (query) => (query in answers ? build(values, shapes, answers[query]) : null);
}

// hooks/finish/answer_codec.py describes the format; -1 is the shape of a list.
function restorePlaces(values) {
  const before = new Map();
  for (const row of values.filter(Array.isArray)) {
    const earlier = before.get(row[0]);
    for (let part = 1; part < row.length; part += 1) {
      row[part] += row[0] < 0 && part > 1 ? row[part - 1] : (earlier?.[part] ?? 0);
    }
    if (row.length > 1) before.set(row[0], row);
  }
}

function build(values, shapes, place) {
  const value = values[place];
  if (!Array.isArray(value)) return value;
  const parts = value.slice(1).map((next) => build(values, shapes, next));
  return value[0] < 0 ? parts : Object.fromEntries(shapes[value[0]].map((key, index) => [key, parts[index]]));
}
