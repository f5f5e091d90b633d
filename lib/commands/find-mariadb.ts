import fs from 'node:fs';

const folders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec'];

/** The MariaDB or else the MySQL server of this machine, which the tests start for themselves; undefined without one. */
export function findMariadb(): string | undefined {
  const places = ['mariadbd', 'mysqld'].flatMap((program) => folders.map((folder) => `${folder}/${program}`));
  return places.find((place) => fs.existsSync(place));
}
