import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** CPU time of another process in ms; null where the system does not tell. */
export function cpuOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in parentheses may hold spaces; utime and stime are the 14th and 15th field
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return null;
  }
}

/** CPU time of this process in ms. */
export function ownCpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The pid of a database server on this machine; null where it does not let itself be found. */
export async function databasePid(connection) {
  try {
    const [[row]] = await connection.query('select @@pid_file as pidFile, @@datadir as folder');
    const { pidFile, folder } = row;
    return Number(readFileSync(pidFile.startsWith('/') ? pidFile : `${folder}${pidFile}`, 'utf8'));
  } catch {
    return null;
  }
}
