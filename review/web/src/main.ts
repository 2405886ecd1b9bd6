import { mount } from 'svelte';
import App from './App.svelte';
import { chooseLanguage, currentLanguage } from './i18n/language.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import { applyTheme } from './ui/theme.svelte';

applyTheme();
chooseLanguage(currentLanguage());
const target = document.getElementById('page');
if (target) mount(App, { target });
