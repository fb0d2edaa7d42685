import { mount } from 'svelte'
import App from './App.svelte'
import { followLinks } from './lib/route.svelte.ts'
import { applyTheme, settings, useLanguage } from './lib/settings.svelte.ts'
import './style.css'

applyTheme()
await useLanguage(settings.language)
followLinks()
mount(App, { target: document.getElementById('app') as HTMLElement })
