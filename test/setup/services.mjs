import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const isRoot = process.getuid?.() === 0;
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const run = (command, args) => {
  console.log(`$ ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
};

let updated = false;
function aptInstall(...packages) {
  if (!isRoot || !has('apt-get')) return false;
  updated ||= run('apt-get', ['update', '-qq']);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(1000, () => socket.destroy());
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('close', () => resolve(false));
    socket.once('error', () => resolve(false));
  });

async function awaitPort(port) {
  for (let i = 0; i < 120; i++) {
    if (await listens(port)) return true;
    await pause(500);
  }
  return false;
}

const compose = () => has('docker') && run('docker', ['compose', '-f', 'docker/compose.dev.yml', 'up', '-d', '--wait']);

async function ensureDatabase() {
  if (!(await listens(3306))) {
    if (has('mariadbd') || aptInstall('mariadb-server')) {
      run('sh', [
        '-c',
        'mkdir -p /run/mysqld && chown mysql:mysql /run/mysqld && (service mariadb start || start-stop-daemon --start --background --exec /usr/sbin/mariadbd)',
      ]);
    } else compose();
  }
  if (!(await awaitPort(3306))) return undefined;
  const { createConnection } = await import('mysql2/promise');
  const urls = [
    'mysql://root@127.0.0.1:3306',
    'mysql://xiaowu_test:xiaowu_test@127.0.0.1:3306',
    'mysql://root:xiaowu@127.0.0.1:3306',
  ];
  const find = async () => {
    for (const url of urls) {
      try {
        const connection = await createConnection(url);
        await connection.end();
        return url;
      } catch {
        // not this account; the next one
      }
    }
    return undefined;
  };
  const url = await find();
  if (url !== undefined || !isRoot) return url;
  // A fresh Debian server lets root in by its socket only: make an account for the tests.
  run('mariadb', [
    '-e',
    "create user if not exists 'xiaowu_test'@'127.0.0.1' identified by 'xiaowu_test'; grant all on *.* to 'xiaowu_test'@'127.0.0.1'; create user if not exists 'xiaowu_test'@'localhost' identified by 'xiaowu_test'; grant all on *.* to 'xiaowu_test'@'localhost'",
  ]);
  return find();
}

async function ensureRedis() {
  if (await listens(6379)) return true;
  if (has('redis-server') || aptInstall('redis-server'))
    run('redis-server', ['--daemonize', 'yes', '--bind', '127.0.0.1', '--port', '6379', '--save', '']);
  else compose();
  return awaitPort(6379);
}

function ensureChromium() {
  // without windows it takes a third less of the machine
  const headless = '/usr/bin/chromium-headless-shell';
  const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const find = () => [process.env.CHROMIUM_PATH, headless, ...whole].find((path) => path && existsSync(path));
  const hasFont = () => spawnSync('sh', ['-c', 'fc-list :lang=zh | grep -q .']).status === 0;
  const isMissing = !process.env.CHROMIUM_PATH && !existsSync(headless);
  // some releases have the whole one alone
  if (isMissing) aptInstall('chromium-headless-shell');
  if (!find()) aptInstall('chromium');
  if (!hasFont()) aptInstall('fonts-noto-cjk', 'fontconfig');
  return find();
}

/**
 * Makes sure that MariaDB or MySQL, Redis and Chromium run here: those that do not are installed and started
 * (Debian packages as root, else Docker Compose). Says plainly what is missing and ends the run: nothing is skipped.
 */
export async function ensureServices() {
  const [databaseUrl, redis] = [await ensureDatabase(), await ensureRedis()];
  const chromium = ensureChromium();
  const missing = [
    !databaseUrl && 'MariaDB 或 MySQL（127.0.0.1:3306）',
    !redis && 'Redis（127.0.0.1:6379）',
    !chromium && 'Chromium（可用 CHROMIUM_PATH 指定）',
  ].filter(Boolean);
  if (missing.length > 0) {
    console.error(
      `测试需要而本机缺少：${missing.join('、')}。请安装后重试，或用 docker compose -f docker/compose.dev.yml up -d 启动。`,
    );
    process.exit(1);
  }
  process.env.XIAOWU_TEST_DATABASE_URL ??= databaseUrl;
  process.env.XIAOWU_TEST_REDIS_URL ??= 'redis://127.0.0.1:6379';
  process.env.CHROMIUM_PATH ??= chromium;
}
