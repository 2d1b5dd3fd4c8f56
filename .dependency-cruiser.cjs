/** The arrows of docs/architecture.md. When one hurts, change the design in the open (docs/adr), not the rule in silence. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(config|firmware-bridge|speech|simulator|controller|tests)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('kernel-knows-nobody', '^config/kernel/', '^config/kernel/', 'The kernel is below everything.'),
    only('config-knows-nobody', '^config/', '^config/', 'config -> nothing'),
    only(
      'bridge',
      '^firmware-bridge/',
      ['^firmware-bridge/', '^config/(kernel/)?index\\.ts$'],
      'firmware-bridge -> config',
    ),
    only(
      'speech',
      '^speech/',
      ['^speech/', '^config/(kernel/)?index\\.ts$'],
      'speech -> config; bridge and speech never see each other',
    ),
    only(
      'simulator',
      '^simulator/',
      ['^simulator/', '^config/(kernel/)?index\\.ts$', '^firmware-bridge/(protocol|channel)/'],
      'simulator -> config, bridge protocol and channel; never link or controller',
    ),
    only(
      'controller',
      '^controller/(?!app/|panel/)',
      [
        '^controller/(?!app/|panel/)',
        '^config/(kernel/)?index\\.ts$',
        '^firmware-bridge/index\\.ts$',
        '^speech/index\\.ts$',
      ],
      'the controller enters other folders by their doors',
    ),
    only(
      'domain-is-pure',
      '^controller/domain/',
      ['^controller/domain/', '^config/(kernel/)?index\\.ts$', '^(firmware-bridge|speech)/index\\.ts$'],
      'inside: adapters -> machines -> domain',
    ),
    only(
      'machines',
      '^controller/machines/',
      ['^controller/(machines|domain)/', '^config/(kernel/)?index\\.ts$', '^(firmware-bridge|speech)/index\\.ts$'],
      'machines -> domain',
    ),
    only(
      'adapters',
      '^controller/adapters/',
      [
        '^controller/(adapters|machines|domain|journal|api/contract)/',
        '^config/(kernel/)?index\\.ts$',
        '^(firmware-bridge|speech)/index\\.ts$',
      ],
      'adapters -> machines -> domain; what they show has the shape of the contract',
    ),
    only(
      'journal',
      '^controller/journal/',
      ['^controller/(journal|api/contract)/', '^config/(kernel/)?index\\.ts$'],
      'the journal keeps entries as the contract has them',
    ),
    only(
      'api',
      '^controller/api/',
      ['^controller/api/', '^config/(kernel/)?index\\.ts$'],
      'the HTTP side knows the running site by site-runtime.types.ts alone',
    ),
    only('contract', '^controller/api/contract/', ['^controller/api/contract/'], 'the page imports nothing else'),
    only(
      'panel-sees-the-contract-only',
      '^controller/panel/',
      ['^controller/panel/', '^controller/api/contract/'],
      'panel -> contract, types only',
    ),
    {
      name: 'simulator-is-optional',
      comment: 'Only compose imports the simulator, and only when --simulate asks for it.',
      severity: 'error',
      from: { path: '^controller/', pathNot: '^controller/app/compose' },
      to: { path: '^simulator/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'nothing-knows-tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
