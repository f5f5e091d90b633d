import fs from 'node:fs';

const places = ['/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd', '/usr/libexec/mariadbd'];

/** The MariaDB server of this machine, which the tests start for themselves; undefined when there is none. */
export function findMariadb(): string | undefined {
  return places.find((place) => fs.existsSync(place));
}
