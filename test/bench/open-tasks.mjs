import { benchData, chainKeys, chainSteps } from './bench-definition.mjs';

/** Open tasks of the chains, read before the clock runs; an operation answers one, and a case serves once a run. */
export function openTasks(connection, applicant) {
  let ready = [];
  let submitted = 0;
  const read = async () => {
    const [tasks] = await connection.query(
      "select id, assignee from task where status = 'assigned' and element_id <> ? order by rand()",
      [`Step_${chainSteps + 1}`],
    );
    ready = tasks;
  };
  const submit = () => submitCase(applicant, chainKeys[submitted++ % chainKeys.length]);
  return {
    async prepare(operations) {
      await read();
      let missing = operations - ready.length;
      const work = async () => {
        while (missing-- > 0) await submit();
      };
      await Promise.all(Array.from({ length: 16 }, work));
      await read();
    },
    next: () => ready.pop(),
  };
}

/** One more case of an item; gives its id. */
export async function submitCase(applicant, itemKey) {
  const { id } = await applicant.post('/api/applications', { itemKey });
  await applicant.post(`/api/applications/${id}/submit`, { data: benchData() });
  return id;
}
