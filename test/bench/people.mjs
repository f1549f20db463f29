import { pinyin } from 'pinyin-pro';

const searches = {
  'pinyin, two syllables': 'zhoul',
  'one letter': 'l',
  initials: 'xmy',
  姓名: '许明',
  工号: '20070000',
  'pinyin of a department': 'tuxin',
  'a department with most people below': '学生',
  'everybody, first page': '',
  nobody: 'qqqqq',
};
const requests = 60;

/** The people picker's search over HTTP among `count` people: p50, p95 and the worst in ms. */
export async function searchPeople({ connection, applicant }, { count }) {
  await addPeople(connection, count);
  const rows = [];
  for (const [search, q] of Object.entries(searches)) {
    const path = `/api/organization/people?limit=20&q=${encodeURIComponent(q)}`;
    await applicant.get(path);
    const times = [];
    for (let i = 0; i < requests; i++) {
      const started = performance.now();
      await applicant.get(path);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    rows.push({
      search,
      p50Ms: times[requests >> 1],
      p95Ms: times[Math.floor(requests * 0.95)],
      worstMs: times.at(-1),
    });
  }
  return { count, rows };
}

/** Names made of the family names and given names that are there, in the same departments. */
async function addPeople(connection, count) {
  const [known] = await connection.query('select name, kind, department_id, post from person');
  const spelled = new Map();
  const spell = (name) => {
    if (!spelled.has(name)) spelled.set(name, pinyin(name, { toneType: 'none', type: 'array' }));
    return spelled.get(name);
  };
  const people = [];
  for (let i = 0; known.length + people.length < count; i++) {
    const [family, given] = [known[i % known.length], known[(i * 7919 + 13) % known.length]];
    const syllables = [...spell(family.name.slice(0, 1)), ...spell(given.name.slice(1))];
    const number = `9${String(i).padStart(9, '0')}`;
    people.push([
      ...[`bench-person-${i}`, number, `ZJART/${number}`, family.name.slice(0, 1) + given.name.slice(1)],
      ...[syllables.join(''), syllables.map((syllable) => syllable[0]).join('')],
      ...[family.kind, given.department_id, family.post, 1],
    ]);
  }
  for (let i = 0; i < people.length; i += 5000)
    await connection.query(
      'insert into person (id, number, account, name, pinyin, initials, kind, department_id, post, is_active) values ?',
      [people.slice(i, i + 5000)],
    );
  await connection.query('analyze table person');
}
