import { AuditModule, AuditVerifier, type Finding } from '@libs/audit';
import { Client } from 'pg';
import { openContext } from './context';
import { Forger } from './forger';
import type { Random } from './random';

export interface RoundOfForgery {
  what: string;
  isNamed: boolean;
  /** Subjects that nobody touched and that were named all the same. */
  accused: string[];
}

/** Forges the log `rounds` times, one forgery each on a log as written, and verifies; the first verification is of the untouched log. */
export async function forgeAndVerify(
  random: Random,
  rounds: number,
  subjects: number,
): Promise<{ clean: Finding[]; rounds: RoundOfForgery[] }> {
  const context = await openContext({ modules: [AuditModule] });
  const admin = new Client({ connectionString: context.database.admin });
  await admin.connect();
  try {
    const forger = new Forger(context, admin, random);
    const verify = async () => {
      const findings: Finding[] = [];
      await context.get(AuditVerifier).verify((finding) => findings.push(finding));
      return findings;
    };
    await forger.write(subjects);
    const clean = await verify();
    const done: RoundOfForgery[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const forgery = await forger.forge();
      const findings = await verify();
      const named = new Set(findings.flatMap((finding) => ('subjectId' in finding ? [finding.subjectId] : [])));
      const accused = [...named].filter((subjectId) => subjectId !== forgery.subjectId);
      done.push({ what: forgery.what, isNamed: findings.some((finding) => forgery.names(finding)), accused });
      await forger.restore();
    }
    return { clean, rounds: done };
  } finally {
    await admin.end();
    await context.close();
  }
}
