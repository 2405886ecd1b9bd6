import { writeFileSync } from 'node:fs';
import { typesFile, typesText } from './api_types';

writeFileSync(typesFile, typesText());
