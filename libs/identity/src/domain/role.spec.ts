import { PERMISSIONS, permissionsOf, refuseMixed, ROLES, ROLE_PERMISSIONS } from './role';

describe('roles and permissions', () => {
  it('are exactly this table', () => {
    const rows = ROLES.map((role) => [role, ...ROLE_PERMISSIONS[role]].join(' '));
    const all = 'draft.read review.read document.read filing.read file.read organ.read settings.read search.staff cleanup.read';
    expect(rows).toEqual([
      `drafter ${all} draft.write filing.submit file.write cleanup.fill`,
      `legal_unit ${all} review.handle filing.submit file.write cleanup.fill`,
      `office ${all} draft.office filing.submit filing.register file.write cleanup.fill`,
      `reviewer ${all} review.handle filing.submit filing.register file.write cleanup.fill cleanup.run`,
      `second_reviewer ${all} review.second file.write cleanup.fill cleanup.run`,
      `signatory ${all} review.sign file.write cleanup.fill cleanup.run`,
      'market_regulator draft.read document.read file.read file.write organ.read settings.read search.staff cleanup.read cleanup.fill',
      'adviser draft.read document.read file.read organ.read search.staff',
      `filing_clerk ${all} filing.submit filing.register file.write`,
      'system_admin organ.read organ.admin user.admin settings.read settings.admin status.read',
      'audit_admin organ.read settings.read audit.read',
    ]);
  });

  it('INV-8: administrators take no part in the substance, and the substance none in administration', () => {
    const substance = /^(draft|review|document|filing|file|search|cleanup)\./;
    const administration = /\.admin$|^audit\./;
    for (const role of ROLES) {
      const found = ROLE_PERMISSIONS[role];
      expect(found.some((each) => substance.test(each)) && found.some((each) => administration.test(each))).toBe(false);
    }
  });

  it('INV-8: nor does one person hold both', () => {
    for (const role of ROLES.filter((one) => !one.endsWith('_admin'))) {
      expect(() => {
        refuseMixed(['system_admin', role]);
      }).toThrow('roles_incompatible');
      expect(() => {
        refuseMixed([role, 'audit_admin']);
      }).toThrow('roles_incompatible');
    }
    expect(() => {
      refuseMixed(['drafter', 'office', 'signatory']);
    }).not.toThrow();
    expect(() => {
      refuseMixed(['system_admin', 'audit_admin']);
    }).not.toThrow();
  });

  it('leave no permission to nobody and give everybody their own account', () => {
    const held = new Set(ROLES.flatMap((role) => [...permissionsOf([role])]));
    expect([...held].sort()).toEqual([...PERMISSIONS].sort());
    expect([...permissionsOf([])]).toEqual(['account.own']);
  });

  it('add up when a person holds several roles', () => {
    const both = permissionsOf(['drafter', 'reviewer']);
    expect(both.has('draft.write') && both.has('review.handle')).toBe(true);
    expect(both.has('review.sign')).toBe(false);
  });
});
