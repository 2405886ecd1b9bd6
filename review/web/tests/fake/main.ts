import { startFake } from './server';

const { address } = await startFake(34, Number(process.argv[2] ?? 8090));
console.log(`The page with made-up contacts: ${address}`);
