import mysql from 'mysql2/promise';
import { comparedCell } from './gold-cell.ts';
import type { GoldDatabase } from './gold-database.ts';

/** DECIMAL, TINY, SHORT, LONG, FLOAT, DOUBLE, LONGLONG, INT24, YEAR and NEWDECIMAL of the protocol. */
const numericTypes = new Set([0, 1, 2, 3, 4, 5, 8, 9, 13, 246]);

export function openGoldMysql(url: string): GoldDatabase {
  const pool = mysql.createPool({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectionLimit: 2,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    timezone: 'Z',
    multipleStatements: false,
  });
  return {
    async run(sql, milliseconds) {
      const connection = await pool.getConnection();
      try {
        await connection.query("set time_zone = '+00:00'");
        await connection.query('start transaction read only');
        const [rows, fields] = await connection.query<mysql.RowDataPacket[][]>({
          sql,
          rowsAsArray: true,
          timeout: milliseconds,
        });
        await connection.query('rollback');
        connection.release();
        return {
          width: fields.length,
          rows: rows.map((row) =>
            Array.from(row, (value, index) =>
              comparedCell(value, numericTypes.has(fields[index]?.type ?? -1)),
            ),
          ),
        };
      } catch (error) {
        // After a timeout the statement may still run; a closed connection ends it.
        connection.destroy();
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
